import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { searchAddress } from '../../src/ckan/read-ckan.ts';
import { readKind } from '../read-kind.ts';
import { sharedFeeds } from '../shared-feeds.ts';

const site = 'https://oppnadata.hallsberg.se';
const answer = (results: readonly unknown[], count = results.length): object => ({
  success: true,
  result: { count, results },
});
const packages = (from: number, to: number): object[] =>
  Array.from({ length: to - from }, (_, index) => ({
    id: `id-${from + index}`,
    name: `namn-${from + index}`,
    title: `Datamängd ${from + index}`,
  }));
const read = (pages: Readonly<Record<string, string | object>>, maxPages?: number) =>
  readKind('ckan', site, { pages, ...(maxPages === undefined ? {} : { maxPages }) });

describe('a CKAN portal', () => {
  it('gives its datasets the IRIs that its own DCAT feed gives them', async () => {
    const { keys } = await read({ [searchAddress(site, 0)]: answer(packages(0, 2)) });
    expect(keys).toEqual([`${site}/dataset/id-0`, `${site}/dataset/id-1`]);
  });

  it.each([
    site,
    `${site}/`,
    `${site}/dataset`,
    `${site}/api/3/action/package_list`,
    `${site}/catalog.rdf?page=2`,
  ])('is found from %s', async (url) => {
    const { result } = await readKind('ckan', url, {
      pages: { [searchAddress(site, 0)]: answer(packages(0, 1)) },
    });
    expect(result).toMatchObject({ kind: 'read', complete: true });
  });

  it('is read page by page', async () => {
    const { keys, result } = await read({
      [searchAddress(site, 0)]: answer(packages(0, 100), 150),
      [searchAddress(site, 100)]: answer(packages(100, 150), 150),
    });
    expect(keys).toHaveLength(150);
    expect(result).toMatchObject({ kind: 'read', complete: true, problems: [] });
  });

  it('that gives fewer datasets than it counts is incomplete', async () => {
    const { result, codes } = await read({
      [searchAddress(site, 0)]: answer(packages(0, 3), 5),
      [searchAddress(site, 3)]: answer([], 5),
    });
    expect(result).toMatchObject({ complete: false });
    expect(codes).toEqual(['sources.count-mismatch']);
  });

  it('whose pages repeat themselves ends, and is incomplete', async () => {
    const { asked, result } = await read({
      [searchAddress(site, 0)]: answer(packages(0, 3), 500),
      [searchAddress(site, 3)]: answer(packages(0, 3), 500),
    });
    expect(asked).toHaveLength(2);
    expect(result).toMatchObject({ complete: false });
  });

  it('that breaks half-way keeps what was read, and is incomplete', async () => {
    const { keys, codes, result } = await read({ [searchAddress(site, 0)]: answer(packages(0, 3), 5) });
    expect(keys).toHaveLength(3);
    expect(result).toMatchObject({ complete: false });
    expect(codes).toEqual(['fetch.not-found', 'sources.page-failed']);
  });

  it('is read no further than the limit', async () => {
    const { asked, codes } = await read(
      {
        [searchAddress(site, 0)]: answer(packages(0, 3), 9),
        [searchAddress(site, 3)]: answer(packages(3, 6), 9),
      },
      2,
    );
    expect(asked).toHaveLength(2);
    expect(codes).toEqual(['sources.page-cap']);
  });

  it('that answers with something else is invalid', async () => {
    const { result } = await read({
      [searchAddress(site, 0)]: { success: false, error: { message: 'Access denied' } },
    });
    expect(result).toMatchObject({ kind: 'invalid', problems: [{ code: 'sources.answer-unexpected' }] });
  });

  it('keeps private, deleted and other things to itself, without thinking them lost', async () => {
    const { keys, result } = await read({
      [searchAddress(site, 0)]: answer([
        { id: 'a', name: 'a' },
        { id: 'b', name: 'b', private: true },
        { id: 'c', name: 'c', state: 'deleted' },
        { id: 'd', name: 'd', type: 'harvest' },
      ]),
    });
    expect(keys).toEqual([`${site}/dataset/a`]);
    expect(result).toMatchObject({ complete: true });
  });

  it('loses one unreadable record, tells it, and reads the others', async () => {
    const { keys, codes, result } = await read({
      [searchAddress(site, 0)]: answer([
        'nonsense',
        { id: 'a', name: 'a', tags: 7, resources: 'x', extras: null },
      ]),
    });
    expect(keys).toEqual([`${site}/dataset/a`]);
    expect(codes).toEqual(['sources.record-unreadable']);
    expect(result).toMatchObject({ complete: false });
  });

  it('tells what a dataset says, wherever the portal keeps it', async () => {
    const { lines } = await read({
      [searchAddress(site, 0)]: answer([
        {
          id: 'a',
          name: 'badplatser',
          title_translated: { sv: 'Badplatser', en: 'Beaches' },
          notes: 'Kommunens badplatser',
          tags: [{ name: 'bad' }],
          organization: { title: 'Hallsbergs kommun' },
          maintainer: 'Öppna data',
          maintainer_email: 'oppnadata@hallsberg.se',
          license_url: 'http://creativecommons.org/publicdomain/zero/1.0/',
          extras: [
            { key: 'theme', value: '["http://publications.europa.eu/resource/authority/data-theme/ENVI"]' },
            { key: 'dcat_issued', value: '2024-01-01' },
            { key: 'frequency', value: 'årligen' },
            {
              key: 'spatial',
              value: '{"type":"Polygon","coordinates":[[[15,59],[15.5,59],[15.5,59.2],[15,59]]]}',
            },
            { key: 'temporal_start', value: '2020' },
            { key: 'language', value: 'sv,en' },
          ],
          resources: [
            {
              id: 'r',
              name: 'CSV',
              url: 'https://oppnadata.hallsberg.se/bad.csv',
              format: 'CSV',
              mimetype: 'text/csv',
              size: 12,
            },
            { id: 'gone', state: 'deleted' },
          ],
        },
      ]),
    });
    expect(lines.filter((line) => line.startsWith(`${site}/dataset/a `))).toEqual([
      `${site}/dataset/a dcat:contactPoint _`,
      `${site}/dataset/a dcat:distribution ${site}/dataset/badplatser/resource/r`,
      `${site}/dataset/a dcat:keyword "bad"`,
      `${site}/dataset/a dcat:landingPage ${site}/dataset/badplatser`,
      `${site}/dataset/a dcat:theme http://publications.europa.eu/resource/authority/data-theme/ENVI`,
      `${site}/dataset/a dct:accrualPeriodicity "årligen"`,
      `${site}/dataset/a dct:description "Kommunens badplatser"`,
      `${site}/dataset/a dct:identifier "a"`,
      `${site}/dataset/a dct:issued "2024-01-01"`,
      `${site}/dataset/a dct:language "en"`,
      `${site}/dataset/a dct:language "sv"`,
      `${site}/dataset/a dct:license http://creativecommons.org/publicdomain/zero/1.0/`,
      `${site}/dataset/a dct:publisher _`,
      `${site}/dataset/a dct:spatial _`,
      `${site}/dataset/a dct:temporal _`,
      `${site}/dataset/a dct:title "Badplatser"@sv`,
      `${site}/dataset/a dct:title "Beaches"@en`,
      `${site}/dataset/a rdf:type dcat:Dataset`,
    ]);
    expect(lines).toEqual(
      expect.arrayContaining([
        '_ vcard:hasEmail mailto:oppnadata@hallsberg.se',
        '_ foaf:name "Hallsbergs kommun"',
        '_ dcat:bbox "POLYGON((15 59,15.5 59,15.5 59.2,15 59.2,15 59))"^^geo:wktLiteral',
        `${site}/dataset/badplatser/resource/r dcat:byteSize "12"`,
        `${site}/dataset/badplatser/resource/r dct:license http://creativecommons.org/publicdomain/zero/1.0/`,
      ]),
    );
  });
});

describe('real packages', () => {
  const files = sharedFeeds('ckan').filter((path) => path.includes('ckan_dataset'));
  if (files.length === 0) it.skip('are read (skipped: no shared data here)', () => undefined);
  it.each(files)('are read: %s', async (path) => {
    const ckan = JSON.parse(readFileSync(path, 'utf8')) as { resources: unknown[] };
    const { lines, keys, result } = await read({ [searchAddress(site, 0)]: answer([ckan]) });
    expect(result).toMatchObject({ kind: 'read', complete: true });
    expect(keys).toHaveLength(1);
    expect(lines.filter((line) => line.endsWith('rdf:type dcat:Distribution'))).toHaveLength(
      ckan.resources.length,
    );
  });
});
