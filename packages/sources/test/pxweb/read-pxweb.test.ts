import { describe, expect, it } from '@jest/globals';
import { apiRoot } from '../../src/pxweb/read-pxweb.ts';
import { datasetsOf } from '../datasets-of.ts';
import { readKind } from '../read-kind.ts';

const site = 'https://statistik.orebro.example';
const root = `${site}/api/v1/sv`;

const page = (number: number, tables: readonly object[]): object => ({
  tables,
  page: { pageNumber: number, totalElements: 2, totalPages: 2 },
});

describe('a PxWeb database', () => {
  it.each([
    [site, root],
    [`${site}/pxweb/sv/db/`, root],
    [`${root}/`, root],
    [`${site}/api/v1`, root],
    [`${site}/api/v2`, `${site}/api/v2`],
  ])('has its API at a place known from %s', (url, expected) => {
    expect(apiRoot(url)).toBe(expected);
  });

  it('is read by one search where it can', async () => {
    const { lines, asked, result } = await readKind('pxweb', site, {
      pages: {
        [`${root}/`]: [{ dbid: 'db', text: 'Databas' }],
        [`${root}/db?query=*&filter=*`]: [
          { id: 'T1.px', path: '/Befolkning/Folk', title: 'Folkmängd', published: '2024-02-01T00:00:00' },
        ],
      },
    });
    expect(asked).toHaveLength(2);
    expect(result).toMatchObject({ kind: 'read', complete: true, problems: [] });
    expect(lines).toEqual(
      expect.arrayContaining([
        `${root}/db/Befolkning/Folk/T1.px rdf:type dcat:Dataset`,
        `${root}/db/Befolkning/Folk/T1.px dct:title "Folkmängd"@sv`,
        `${root}/db/Befolkning/Folk/T1.px dct:modified "2024-02-01T00:00:00"`,
        `${root}/db/Befolkning/Folk/T1.px#api dcat:accessURL ${root}/db/Befolkning/Folk/T1.px`,
        `${root}/db/Befolkning/Folk/T1.px#service rdf:type dcat:DataService`,
      ]),
    );
  });

  it('is read folder by folder where it cannot', async () => {
    const { result } = await readKind('pxweb', site, {
      pages: {
        [`${root}/`]: [{ dbid: 'db', text: 'Databas' }],
        [`${root}/db/`]: [
          { id: 'Befolkning', type: 'l', text: 'Befolkning' },
          { id: 'T0', type: 't', text: 'Tabell 0' },
          { id: '1', type: 'h', text: 'Rubrik' },
        ],
        [`${root}/db/Befolkning/`]: [{ id: 'T1', type: 't', text: 'Folkmängd' }],
      },
    });
    expect(datasetsOf(result).map(({ title }) => title)).toEqual(['Folkmängd', 'Tabell 0']);
    expect(result).toMatchObject({ complete: true });
  });

  it('with a folder that fails is incomplete', async () => {
    const { result } = await readKind('pxweb', site, {
      pages: {
        [`${root}/`]: [{ dbid: 'db' }],
        [`${root}/db/`]: [
          { id: 'borta', type: 'l' },
          { id: 'T0', type: 't', text: 'Tabell 0' },
        ],
      },
    });
    expect(datasetsOf(result)).toHaveLength(1);
    expect(result).toMatchObject({ complete: false });
  });

  it('that leads round in circles ends', async () => {
    const pages = Object.fromEntries(
      Array.from({ length: 30 }, (_, depth) => [
        `${root}/db/${'x/'.repeat(depth)}`,
        [{ id: 'x', type: 'l' }],
      ]),
    );
    const { codes } = await readKind('pxweb', site, {
      pages: { [`${root}/`]: [{ dbid: 'db' }], ...pages },
      maxPages: 10,
    });
    expect(codes).toEqual(['sources.page-cap']);
  });

  it('of version 2 is read by its list of tables', async () => {
    const api = `${site}/api/v2`;
    const { result } = await readKind('pxweb', api, {
      pages: {
        [`${api}/tables?lang=sv&pageSize=100&pageNumber=1`]: page(1, [
          { id: 'T1', label: 'Folkmängd', updated: '2024-02-01', firstPeriod: '2000', lastPeriod: '2023' },
        ]),
        [`${api}/tables?lang=sv&pageSize=100&pageNumber=2`]: page(2, [{ id: 'T2', label: 'Flyttningar' }]),
      },
    });
    expect(datasetsOf(result).map(({ title }) => title)).toEqual(['Folkmängd', 'Flyttningar']);
    expect(result).toMatchObject({ complete: true });
  });
});
