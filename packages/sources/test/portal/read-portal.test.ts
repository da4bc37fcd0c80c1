import { describe, expect, it } from '@jest/globals';
import { expand } from '@lanskatalog/core';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { feedUrl, ofType, searchUrl } from '../../src/entryscape/entry-store.ts';
import { readKind } from '../read-kind.ts';
import { sharedFeeds } from '../shared-feeds.ts';

const nationalStore = 'https://admin.dataportal.se/store';
const publisherField = `metadata.predicate.uri.${createHash('md5').update(expand('dct:publisher')).digest('hex').slice(0, 8)}`;
const search = (type: string, orgnr: string): string =>
  searchUrl(
    nationalStore,
    `${ofType(expand(type))} AND ${publisherField}:${`http://dataportal.se/organisation/SE${orgnr}`.replace(/[^\w]/g, (character) => `\\${character}`)}`,
  );
const catalogues = search('dcat:Catalog', '2321000164');
const datasets = search('dcat:Dataset', '2120001926');
const entry = (contextId: string, entryId: string, subject = `https://d/${entryId}`): object => ({
  contextId,
  entryId,
  metadata: { [subject]: {} },
});
const answer = (...children: object[]): object => ({ results: children.length, resource: { children } });
const feed = (contextId: string, entryId: string): string =>
  feedUrl(nationalStore, { contextId, entryId, metadata: {} });
const turtle = (id: string): string => `<https://d/${id}> a <http://www.w3.org/ns/dcat#Dataset> .`;

describe('the national portal', () => {
  it('is asked for what the municipality publishes, by its organisation number', async () => {
    const { keys, result } = await readKind('portal', nationalStore, {
      pages: {
        [catalogues]: answer(),
        [datasets]: answer(entry('9', 'a'), entry('9', 'b')),
        [feed('9', 'a')]: turtle('a'),
        [feed('9', 'b')]: turtle('b'),
      },
    });
    expect(keys).toEqual(['https://d/a', 'https://d/b']);
    expect(result).toMatchObject({ kind: 'read', complete: true, problems: [] });
  });

  it('never gives back what the region has brought there', async () => {
    const { keys, asked, codes } = await readKind('portal', nationalStore, {
      pages: {
        [catalogues]: answer(entry('40', '1', 'https://data.example.se/catalog')),
        [datasets]: answer(
          entry('40', 'a'),
          entry('9', 'b'),
          entry('9', 'c', 'https://data.example.se/hallsberg/dataset/c'),
        ),
        [feed('9', 'b')]: turtle('b'),
      },
    });
    expect(keys).toEqual(['https://d/b']);
    expect(asked).not.toContain(feed('40', 'a'));
    expect(codes).toEqual(['sources.own-records-skipped']);
  });

  it('that has nothing of the municipality is read, and empty', async () => {
    const { result, keys } = await readKind('portal', nationalStore, {
      pages: { [catalogues]: answer(), [datasets]: answer() },
    });
    expect(result).toMatchObject({ kind: 'read', complete: true });
    expect(keys).toEqual([]);
  });

  const real = sharedFeeds('portal-answers').find((path) => path.includes('recursive'));
  const run = real === undefined ? it.skip : it;
  run(
    'gives a dataset with its distributions as RDF/JSON (skipped where there is no shared data)',
    async () => {
      const { keys, lines } = await readKind('portal', nationalStore, {
        pages: {
          [catalogues]: answer(),
          [datasets]: answer(entry('9', 'a')),
          [feed('9', 'a')]: readFileSync(real ?? '', 'utf8'),
        },
      });
      expect(keys).toHaveLength(1);
      expect(lines.filter((line) => line.endsWith('rdf:type dcat:Distribution'))).toHaveLength(3);
    },
  );
});
