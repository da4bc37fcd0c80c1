import { describe, expect, it } from '@jest/globals';
import { expand } from '@lanskatalog/core';
import { feedUrl, ofType, searchUrl } from '../../src/entryscape/entry-store.ts';
import { blocksStore, storeOf } from '../../src/entryscape/store-address.ts';
import { parseHtml } from '../../src/html/html-element.ts';
import { readKind } from '../read-kind.ts';

const store = 'https://hallsberg.entryscape.net/store';
const entry = (contextId: string, entryId: string): object => ({ contextId, entryId, metadata: {} });
const answer = (children: readonly object[], results = children.length): object => ({
  results,
  limit: 100,
  offset: 0,
  resource: { children },
});
const catalogues = searchUrl(store, ofType(expand('dcat:Catalog')));
const feed = (contextId: string, entryId: string): string =>
  feedUrl(store, { contextId, entryId, metadata: {} });
const turtle = (id: number, access = 'https://a.example/x.csv'): string =>
  `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
<${store}/1/resource/c> a dcat:Catalog ; dcat:dataset <${store}/1/resource/${id}> .
<${store}/1/resource/${id}> a dcat:Dataset ; dct:title "D${id}"@sv ; dcat:distribution <${store}/1/resource/${id}d> .
<${store}/1/resource/${id}d> a dcat:Distribution ; dcat:accessURL <${access}> .`;

describe('an EntryStore', () => {
  it.each([store, `${store}/`, 'https://hallsberg.entryscape.net', 'https://hallsberg.entryscape.net/'])(
    'is read whole from %s',
    async (url) => {
      const { keys, result } = await readKind('entryscape', url, {
        pages: {
          [catalogues]: answer([entry('1', '2'), entry('5', '2')]),
          [feed('1', '2')]: turtle(1),
          [feed('5', '2')]: turtle(2),
        },
      });
      expect(keys).toEqual([`${store}/1/resource/1`, `${store}/1/resource/2`]);
      expect(result).toMatchObject({ kind: 'read', complete: true, problems: [] });
    },
  );

  it('is read for one of its contexts only, where the address names one', async () => {
    const query = `${ofType(expand('dcat:Catalog'))} AND context:${`${store}/5`.replace(/[^\w]/g, (character) => `\\${character}`)}`;
    const { asked } = await readKind('entryscape', `${store}/5`, {
      pages: {
        [searchUrl(store, query)]: answer([entry('1', '2'), entry('5', '2')]),
        [feed('5', '2')]: turtle(2),
      },
    });
    expect(asked).toEqual([searchUrl(store, query), feed('5', '2')]);
  });

  it('may be given by the feed of a catalogue', async () => {
    const { keys, asked } = await readKind('entryscape', feed('1', '2'), {
      pages: { [feed('1', '2')]: turtle(1) },
    });
    expect(keys).toHaveLength(1);
    expect(asked).toHaveLength(1);
  });

  it('offers its tables as services', async () => {
    const access = 'https://hallsberg.entryscape.net/rowstore/dataset/0b1d2f6a-1c1d-4b1a-9c1d-1a2b3c4d5e6f';
    const { lines, codes } = await readKind('entryscape', feed('1', '2'), {
      pages: { [feed('1', '2')]: turtle(1, access) },
    });
    expect(lines).toEqual(
      expect.arrayContaining([
        `${store}/1/resource/1d dcat:accessService ${access}#service`,
        `${access}#service rdf:type dcat:DataService`,
        `${access}#service dct:title "D1 (API)"@sv`,
        `${access}#service dcat:endpointURL ${access}`,
        `${access}#service dcat:servesDataset ${store}/1/resource/1`,
      ]),
    );
    expect(codes).toEqual(['sources.inferred']);
  });

  it('of which one catalogue fails is incomplete, and the others are read', async () => {
    const { keys, codes, result } = await readKind('entryscape', store, {
      pages: { [catalogues]: answer([entry('1', '2'), entry('5', '2')]), [feed('1', '2')]: turtle(1) },
    });
    expect(keys).toHaveLength(1);
    expect(result).toMatchObject({ complete: false });
    expect(codes).toEqual(['fetch.not-found', 'sources.catalogue-failed']);
  });

  it('without a public catalogue is told so', async () => {
    const { result } = await readKind('entryscape', store, { pages: { [catalogues]: answer([]) } });
    expect(result).toMatchObject({ kind: 'invalid', problems: [{ code: 'sources.no-catalogue' }] });
  });

  it('is searched page by page', async () => {
    const many = Array.from({ length: 100 }, (_, index) => entry('1', String(index)));
    const { asked, result } = await readKind('entryscape', store, {
      pages: {
        [catalogues]: answer(many, 130),
        [searchUrl(store, ofType(expand('dcat:Catalog')), 100)]: answer(many, 130),
        [feed('1', '0')]: turtle(1),
      },
    });
    expect(asked.filter((url) => url.includes('/search'))).toHaveLength(2);
    expect(result).toMatchObject({ complete: false });
  });
});

describe('the address of a store', () => {
  it.each([
    ['https://x.se/store', { store: 'https://x.se/store' }],
    ['https://x.se/store/search?type=solr', { store: 'https://x.se/store' }],
    ['https://x.se/store/7', { store: 'https://x.se/store', context: '7' }],
    ['https://x.se/theme/?a=b', { store: 'https://x.se/theme/store' }],
  ])('is found in %s', (url, expected) => {
    expect(storeOf(url)).toEqual(expected);
  });

  it('is found in the attributes of EntryScape Blocks', () => {
    const page =
      '<div data-entryscape="config" data-entryscape-entrystore="https://x.se/store/" data-entryscape-context="7"></div>';
    expect(blocksStore(parseHtml(page), 'https://y.se/')).toEqual({
      store: 'https://x.se/store',
      context: '7',
    });
    expect(blocksStore(parseHtml('<p>x</p>'), 'https://y.se/')).toBeUndefined();
  });
});
