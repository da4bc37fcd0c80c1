import { describe, expect, it } from '@jest/globals';
import type { ReadResult } from '@lanskatalog/core';
import { datasetKeys } from '../../src/dcat/datasets.ts';
import { readSource } from '../../src/read-source.ts';
import { sharedFeeds } from '../shared-feeds.ts';
import type { WebPage } from '../source-context.ts';
import { contextOf, TableWeb } from '../source-context.ts';
import { readFileSync } from 'node:fs';

const start = 'https://www.hallsberg.se/datasets/dcat';
const prefixes =
  '@prefix dct: <http://purl.org/dc/terms/> . @prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix hydra: <http://www.w3.org/ns/hydra/core#> .\n';

const datasets = (...ids: (string | number)[]): string =>
  ids
    .map(
      (id) =>
        `<https://d/${id}> a dcat:Dataset ; dct:title "Datamängd ${id}" .\n<${start}#k> dcat:dataset <https://d/${id}> .\n`,
    )
    .join('');
const page = (number: number): string => `${start}?page=${number}`;

const old = (number: number, next: string | undefined, total?: number): string =>
  `<${page(number)}> a hydra:PagedCollection ${next === undefined ? '' : `; hydra:nextPage "${next}" `}${total === undefined ? '' : `; hydra:totalItems ${total} ; hydra:itemsPerPage 2 `}.\n`;
const view = (number: number, next?: string): string =>
  `<${start}#all> a hydra:Collection ; hydra:view <${page(number)}> . <${page(number)}> a hydra:PartialCollectionView ${next === undefined ? '' : `; hydra:next <${next}> `}.\n`;

const namelessDataset = (title: string): string => `_:d a dcat:Dataset ; dct:title "${title}" .\n`;

const part = 'https://kultur.hallsberg.se/dcat';
const main = (...parts: string[]): string =>
  `${prefixes}${datasets(1)}<${start}#k> a dcat:Catalog ; dct:hasPart ${parts.map((url) => `<${url}>`).join(', ')} .\n`;

const level = (number: number): string => `https://k/${number}`;
const catalogue = (number: number): string =>
  `${prefixes}<${level(number)}> a dcat:Catalog ; dcat:dataset <https://d/l${number}> ; dcat:catalog <${level(number + 1)}> . <https://d/l${number}> dct:title "x" .`;

async function read(pages: Readonly<Record<string, string | WebPage>>, maxPages?: number) {
  const web = new TableWeb(pages);
  const result = await readSource(
    contextOf(start, web, maxPages === undefined ? {} : { overrides: { maxPages } }),
  );
  return { result, asked: web.asked, keys: keysOf(result), codes: result.problems.map(({ code }) => code) };
}

const keysOf = (result: ReadResult): string[] =>
  result.kind === 'read' ? [...datasetKeys(result.graph)].sort() : [];
const idsOf = (...ids: (string | number)[]): string[] => ids.map((id) => `https://d/${id}`).sort();

describe('a catalogue', () => {
  it('in one page is read whole', async () => {
    const { result, keys, asked } = await read({ [start]: prefixes + datasets(1, 2) });
    expect(result).toMatchObject({ kind: 'read', complete: true, problems: [] });
    expect(keys).toEqual(idsOf(1, 2));
    expect(asked).toEqual([start]);
  });

  it('that does not answer is unreachable, with the reason', async () => {
    expect((await read({})).result).toMatchObject({
      kind: 'unreachable',
      problems: [{ code: 'fetch.not-found' }],
    });
  });

  it('that is an error page with status 200 is invalid, and explained', async () => {
    expect((await read({ [start]: '<!doctype html><h1>Hoppsan</h1>' })).result).toMatchObject({
      kind: 'invalid',
      problems: [{ code: 'rdf.html-page', subject: start }],
    });
  });

  it('without datasets is read: what that means is decided later', async () => {
    expect((await read({ [start]: `${prefixes}<${start}#k> a dcat:Catalog .` })).result).toMatchObject({
      kind: 'read',
      complete: true,
    });
  });

  it('that breaks off is read but incomplete', async () => {
    expect(
      (await read({ [start]: `${prefixes}${datasets(1)}<https://d/2> dct:title "hal` })).result,
    ).toMatchObject({ kind: 'read', complete: false });
  });

  it('counts datasets that are typed by nothing but their catalogue', async () => {
    const { keys } = await read({
      [start]: `${prefixes}<${start}#k> dcat:dataset <https://d/1> . <https://d/1> dct:title "x" .`,
    });
    expect(keys).toEqual(idsOf(1));
  });
});

describe('paging', () => {
  it.each([
    ['PagedCollection', old],
    ['PartialCollectionView', view],
  ])('by %s is followed to the end', async (_, paging) => {
    const { result, keys } = await read({
      [start]: prefixes + datasets(1, 2) + paging(1, page(2)),
      [page(2)]: prefixes + datasets(3) + paging(2, page(3)),
      [page(3)]: prefixes + datasets(4) + paging(3, undefined),
    });
    expect(result).toMatchObject({ kind: 'read', complete: true, problems: [] });
    expect(keys).toEqual(idsOf(1, 2, 3, 4));
  });

  it('tells its progress', async () => {
    const told: unknown[] = [];
    const web = new TableWeb({
      [start]: prefixes + datasets(1, 2) + old(1, page(2), 3),
      [page(2)]: prefixes + datasets(3) + old(2, undefined, 3),
    });
    await readSource({ ...contextOf(start, web), onProgress: (progress) => told.push(progress) });
    expect(told).toEqual([
      { pages: 1, totalPages: 2 },
      { pages: 2, totalPages: 2 },
    ]);
  });

  it('that goes in a circle stops, and is incomplete', async () => {
    const { result, asked, codes } = await read({
      [start]: prefixes + datasets(1) + view(1, page(2)),
      [page(2)]: prefixes + datasets(2) + view(2, start),
    });
    expect(result).toMatchObject({ kind: 'read', complete: false });
    expect(codes).toEqual(['sources.paging-loop']);
    expect(asked).toHaveLength(2);
  });

  it('whose pages repeat themselves stops, and is incomplete', async () => {
    const { result, asked, codes } = await read({
      [start]: prefixes + datasets(1) + view(1, page(2)),
      [page(2)]: prefixes + datasets(1) + view(2, page(3)),
      [page(3)]: prefixes + datasets(1) + view(3, page(4)),
    });
    expect(result).toMatchObject({ kind: 'read', complete: false });
    expect(codes).toEqual(['sources.page-repeated']);
    expect(asked).toHaveLength(2);
  });

  it('whose pages repeat themselves is found out even where datasets have no names', async () => {
    const nameless = '[] a dcat:Dataset ; dct:title "a" . [] a dcat:Dataset ; dct:title "b" .\n';
    const { codes, asked } = await read({
      [start]: prefixes + nameless + view(1, page(2)),
      [page(2)]: prefixes + nameless + view(2, page(3)),
    });
    expect(codes).toEqual(['sources.page-repeated']);
    expect(asked).toHaveLength(2);
  });

  it('that runs on without datasets stops, and is incomplete', async () => {
    const { result, codes } = await read({
      [start]: prefixes + datasets(1) + view(1, page(2)),
      [page(2)]: prefixes + view(2, page(3)),
      [page(3)]: prefixes + view(3, page(4)),
    });
    expect(result).toMatchObject({ complete: false });
    expect(codes).toEqual(['sources.page-empty']);
  });

  it('may end with an empty page', async () => {
    const { result } = await read({
      [start]: prefixes + datasets(1) + view(1, page(2)),
      [page(2)]: prefixes + view(2),
    });
    expect(result).toMatchObject({ complete: true, problems: [] });
  });

  it('without end stops at the limit', async () => {
    const pages = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [
        index === 0 ? start : page(index),
        prefixes + datasets(index) + view(index, page(index + 1)),
      ]),
    );
    const { result, asked, codes } = await read(pages, 5);
    expect(result).toMatchObject({ complete: false });
    expect(codes).toEqual(['sources.page-cap']);
    expect(asked).toHaveLength(5);
  });

  it('that breaks half-way keeps what was read, and is incomplete', async () => {
    const { result, keys, codes } = await read({ [start]: prefixes + datasets(1, 2) + view(1, page(2)) });
    expect(result).toMatchObject({ kind: 'read', complete: false });
    expect(codes).toEqual(['fetch.not-found', 'sources.page-failed']);
    expect(keys).toEqual(idsOf(1, 2));
  });

  it('with fewer datasets than it says is incomplete', async () => {
    const { result, codes } = await read({ [start]: prefixes + datasets(1) + old(1, undefined, 4) });
    expect(result).toMatchObject({ complete: false });
    expect(codes).toEqual(['sources.count-mismatch']);
    expect(result.problems[0]?.params).toMatchObject({ expected: 4, read: 1 });
  });

  it('with more datasets than it says is complete all the same', async () => {
    const { result, codes } = await read({ [start]: prefixes + datasets(1, 2, 3) + old(1, undefined, 2) });
    expect(result).toMatchObject({ complete: true });
    expect(codes).toEqual(['sources.count-mismatch']);
  });

  it('keeps nameless things of different pages apart', async () => {
    const { keys } = await read({
      [start]: prefixes + namelessDataset('a') + view(1, page(2)),
      [page(2)]: prefixes + namelessDataset('b') + view(2),
    });
    expect(keys).toEqual(['_:a', '_:b']);
  });
});

describe('sub-catalogues', () => {
  it('that are described in the same document are not fetched', async () => {
    const { asked, result } = await read({
      [start]: `${main(part)}<${part}> a dcat:Catalog ; dct:title "Kultur" .`,
    });
    expect(asked).toEqual([start]);
    expect(result).toMatchObject({ complete: true });
  });

  it('that are only named are fetched from their own address, with their pages', async () => {
    const { keys, result } = await read({
      [start]: `${main(`${part}#k`)}<${part}#k> a dcat:Catalog .`,
      [part]: `${prefixes}<${part}#k> a dcat:Catalog ; dcat:dataset <https://d/2> . <https://d/2> dct:title "b" . <${part}#v> hydra:next <${part}?2> .`,
      [`${part}?2`]: `${prefixes}<https://d/3> a dcat:Dataset .`,
    });
    expect(result).toMatchObject({ complete: true, problems: [] });
    expect(keys).toEqual(idsOf(1, 2, 3));
  });

  it('of sub-catalogues are fetched too, to three levels', async () => {
    const { keys, result, codes } = await read({
      [start]: main(level(1)),
      ...Object.fromEntries([1, 2, 3, 4].map((number) => [level(number), catalogue(number)])),
    });
    expect(keys).toEqual(idsOf(1, 'l1', 'l2', 'l3'));
    expect(result).toMatchObject({ complete: false });
    expect(codes).toEqual(['sources.catalogue-too-deep']);
  });

  it('that name each other end', async () => {
    const { asked, result } = await read({
      [start]: main(part),
      [part]: `${prefixes}<${part}> a dcat:Catalog ; dct:title "x" ; dct:hasPart <${start}> .`,
    });
    expect(asked).toEqual([start, part]);
    expect(result).toMatchObject({ complete: true });
  });

  it('that fail make the harvest incomplete, and the others are still read', async () => {
    const { keys, result, codes } = await read({
      [start]: main('https://k/borta', part),
      [part]: `${prefixes}<${part}> a dcat:Catalog ; dcat:dataset <https://d/2> . <https://d/2> dct:title "b" .`,
    });
    expect(keys).toEqual(idsOf(1, 2));
    expect(result).toMatchObject({ complete: false });
    expect(codes).toEqual(['fetch.not-found', 'sources.catalogue-failed']);
  });
});

describe('real pages', () => {
  const pages = sharedFeeds('other').filter((path) => path.includes('paged-collection'));
  const run = pages.length === 2 ? it : it.skip;
  run('in hydra are put together (skipped where there is no shared data)', async () => {
    const first = 'http://data.test.org/catalog.jsonld?page=1';
    const web = new TableWeb(
      Object.fromEntries(
        pages.map((path) => [
          first.replace('1', path.includes('-2.') ? '2' : '1'),
          readFileSync(path, 'utf8'),
        ]),
      ),
    );
    const result = await readSource(contextOf(first, web));
    expect(result).toMatchObject({ kind: 'read', complete: true });
    expect(keysOf(result)).toHaveLength(4);
  });
});
