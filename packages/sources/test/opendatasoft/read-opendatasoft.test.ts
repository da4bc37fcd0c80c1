import { describe, expect, it } from '@jest/globals';
import { catalogueAddress } from '../../src/opendatasoft/read-opendatasoft.ts';
import { datasetsOf } from '../datasets-of.ts';
import { readKind } from '../read-kind.ts';

const site = 'https://hallsberg.opendatasoft.example';
const swedishExport = `${site}/api/explore/v2.1/catalog/exports/dcat-ap-se`;
const dataset = (id: string): object => ({
  dataset_id: id,
  has_records: true,
  features: ['geo'],
  metas: {
    default: {
      title: `Titel ${id}`,
      description: '<p>Text</p>',
      keyword: ['bad'],
      theme: ['Miljö'],
      publisher: 'Hallsbergs kommun',
      license: 'CC BY 4.0',
      modified: '2024-05-01T00:00:00+00:00',
    },
    dcat: {
      contact_email: 'oppnadata@hallsberg.se',
      accrualperiodicity: 'http://publications.europa.eu/resource/authority/frequency/ANNUAL',
    },
  },
  attachments: [{ id: 'a1', title: 'Handledning', mimetype: 'application/pdf' }],
});
const page = (results: readonly unknown[], total = results.length): object => ({
  total_count: total,
  results,
});

describe('an Opendatasoft portal', () => {
  it.each([site, `${site}/explore/dataset/x/`, `${site}/api/explore/v2.1/catalog/datasets?limit=10`])(
    'is read by its Swedish export, from %s',
    async (url) => {
      const feed = '<https://d/1> a <http://www.w3.org/ns/dcat#Dataset> .';
      const { keys, asked } = await readKind('opendatasoft', url, { pages: { [swedishExport]: feed } });
      expect(keys).toEqual(['https://d/1']);
      expect(asked).toEqual([swedishExport]);
    },
  );

  it('without that export is read by its catalogue, page by page', async () => {
    const many = Array.from({ length: 100 }, (_, index) => dataset(`d${index}`));
    const { result, keys } = await readKind('opendatasoft', site, {
      pages: {
        [catalogueAddress(site, 0)]: page(many, 101),
        [catalogueAddress(site, 100)]: page([dataset('sist')], 101),
      },
    });
    expect(keys).toHaveLength(101);
    expect(result).toMatchObject({ kind: 'read', complete: true, problems: [] });
    expect(datasetsOf(result).at(-1)).toEqual({
      title: 'Titel sist',
      description: '<p>Text</p>',
      files: [
        ...['csv', 'json', 'xlsx', 'geojson'].map(
          (format) =>
            `${format.toUpperCase()} ${site}/api/explore/v2.1/catalog/datasets/sist/exports/${format}`,
        ),
        `? ${site}/api/explore/v2.1/catalog/datasets/sist/attachments/a1`,
      ],
      license: 'CC BY 4.0',
      email: 'mailto:oppnadata@hallsberg.se',
      frequency: 'http://publications.europa.eu/resource/authority/frequency/ANNUAL',
    });
  });

  it('that gives fewer than it counts is incomplete', async () => {
    const { result, codes } = await readKind('opendatasoft', site, {
      pages: { [catalogueAddress(site, 0)]: page([dataset('a'), 'nonsense'], 3) },
    });
    expect(result).toMatchObject({ complete: false });
    expect(codes).toEqual(['sources.record-unreadable']);
  });

  it('that repeats itself ends', async () => {
    const many = Array.from({ length: 100 }, (_, index) => dataset(`d${index}`));
    const { asked, result } = await readKind('opendatasoft', site, {
      pages: { [catalogueAddress(site, 0)]: page(many, 999), [catalogueAddress(site, 100)]: page(many, 999) },
    });
    expect(asked).toHaveLength(3);
    expect(result).toMatchObject({ complete: false });
  });
});
