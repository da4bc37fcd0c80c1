import { describe, expect, it } from '@jest/globals';
import type { DatasetKind, RecordState } from '@lanskatalog/core';
import type { MergeRecord, MergeSource, Owners, RegionMerge } from '../src/index.ts';
import { identifiersOf, judgeIdentifier, mergeRegion } from '../src/index.ts';

const uuidA = '0a3c1d9e-52b4-4b1c-8f0e-6f5d2c1b0a99';
const uuidB = '7b1de5c0-91c7-4f1a-9a61-30c2a4d5e6f7';

interface RecordOptions {
  readonly identifiers?: readonly string[];
  readonly kind?: DatasetKind;
  readonly state?: RecordState;
}
const record = (uri: string, options: RecordOptions = {}): MergeRecord => ({
  uri,
  kind: 'dataset',
  identifiers: [],
  hash: uri,
  state: 'live',
  ...options,
});
const source = (id: string, ...records: MergeRecord[]): MergeSource => ({ id, records });
const nobody: Owners = new Map();

const publishedBy = (merge: RegionMerge): Record<string, string> =>
  Object.fromEntries(merge.published.map(({ uri, source: publisher }) => [uri, publisher]));
const codes = (merge: RegionMerge): string[] => merge.problems.map(({ code }) => code);

describe('merging the sources of a region', () => {
  it('publishes every dataset of every source, tombstones left out', () => {
    const merge = mergeRegion(
      [
        source('nora', record('urn:n1'), record('urn:n2', { state: 'removed' })),
        source('kumla', record('urn:k1', { state: 'missing' }), record('urn:k2', { state: 'kept' })),
      ],
      nobody,
    );
    expect(publishedBy(merge)).toEqual({ 'urn:n1': 'nora', 'urn:k1': 'kumla', 'urn:k2': 'kumla' });
    expect(merge.problems).toEqual([]);
  });

  it('publishes a URI that two sources have once, from the first in precedence, and links the other', () => {
    const merge = mergeRegion([source('nora', record('urn:x')), source('kumla', record('urn:x'))], nobody);
    expect(merge.published).toMatchObject([
      { uri: 'urn:x', source: 'nora', alternates: [{ source: 'kumla', uri: 'urn:x' }] },
    ]);
    expect(codes(merge)).toEqual(['merge.same-dataset']);
  });

  it.each([
    ['UUID', uuidA, `urn:uuid:${uuidA.toUpperCase()}`],
    ['DOI', '10.5878/abc-1', 'https://doi.org/10.5878/ABC-1'],
    ['http IRI', 'https://nora.se/id/7', 'https://nora.se/id/7'],
  ])('knows the same dataset by its %s, however written', (_, one, other) => {
    const merge = mergeRegion(
      [
        source('nora', record('urn:n1', { identifiers: [one] })),
        source('kumla', record('urn:k1', { identifiers: [other] })),
      ],
      nobody,
    );
    expect(merge.published).toMatchObject([
      { uri: 'urn:n1', alternates: [{ source: 'kumla', uri: 'urn:k1' }] },
    ]);
  });

  it("knows a copy that names the original's URI as its identifier", () => {
    const merge = mergeRegion(
      [
        source('nora', record('https://nora.se/dataset/1')),
        source(
          'portal',
          record('https://portal.example/d/9', { identifiers: ['https://nora.se/dataset/1'] }),
        ),
      ],
      nobody,
    );
    expect(publishedBy(merge)).toEqual({ 'https://nora.se/dataset/1': 'nora' });
  });

  it('follows a chain of identifiers through an alternate to a third source', () => {
    const merge = mergeRegion(
      [
        source('a', record('urn:a', { identifiers: [uuidA] })),
        source('b', record('urn:b', { identifiers: [uuidA, uuidB] })),
        source('c', record('urn:c', { identifiers: [uuidB] })),
      ],
      nobody,
    );
    expect(merge.published).toMatchObject([
      { uri: 'urn:a', alternates: [{ uri: 'urn:b' }, { uri: 'urn:c' }] },
    ]);
  });

  it('does not take a service for the dataset whose identifier it shares', () => {
    const merge = mergeRegion(
      [
        source('nora', record('urn:n1', { identifiers: [uuidA] })),
        source('kumla', record('urn:k1', { identifiers: [uuidA], kind: 'service' })),
      ],
      nobody,
    );
    expect(merge.published).toHaveLength(2);
  });

  it('gives the same result whatever is asked twice, and owners that change nothing', () => {
    const sources = [
      source('nora', record('urn:x'), record('urn:n', { identifiers: [uuidA] })),
      source('kumla', record('urn:x'), record('urn:k', { identifiers: [uuidA] })),
    ];
    const first = mergeRegion(sources, nobody);
    expect(mergeRegion(sources, first.owners)).toEqual(first);
  });
});

describe('ownership', () => {
  const nora = record('urn:x', { identifiers: [uuidA] });

  it('stays with the first publisher when a source of higher precedence brings the same URI', () => {
    const before = mergeRegion([source('kumla', nora)], nobody);
    const after = mergeRegion([source('nora', nora), source('kumla', nora)], before.owners);
    expect(publishedBy(after)).toEqual({ 'urn:x': 'kumla' });
  });

  it('passes on when the owner no longer has the dataset', () => {
    const before = mergeRegion([source('nora', nora), source('kumla', nora)], nobody);
    const after = mergeRegion(
      [source('nora', record('urn:x', { state: 'removed' })), source('kumla', nora)],
      before.owners,
    );
    expect(publishedBy(after)).toEqual({ 'urn:x': 'kumla' });
    const back = mergeRegion([source('nora', nora), source('kumla', nora)], after.owners);
    expect(publishedBy(back)).toEqual({ 'urn:x': 'kumla' });
  });

  it('is not lost to a source that takes up the identifier later', () => {
    const before = mergeRegion([source('early', record('urn:e')), source('nora', nora)], nobody);
    const hijack = source('early', record('urn:e', { identifiers: [uuidA] }));
    expect(publishedBy(mergeRegion([hijack, source('nora', nora)], before.owners))).toEqual({
      'urn:x': 'nora',
    });
  });

  it('stays through an identifier when the URI changes', () => {
    const before = mergeRegion([source('kumla', nora)], nobody);
    const renamed = record('urn:renamed', { identifiers: [uuidA] });
    const copy = record('urn:copy', { identifiers: [uuidA] });
    const after = mergeRegion([source('portal', copy), source('kumla', renamed)], before.owners);
    expect(publishedBy(after)).toEqual({ 'urn:renamed': 'kumla' });
  });
});

describe('identifiers that cannot be trusted', () => {
  it.each([
    'TODO',
    'n/a',
    '-',
    '',
    '0',
    'https://doi.org/',
    'doi:',
    'http://nora.se',
    'http://nora.se/',
    'https://',
  ])('refuses %j as junk', (identifier) => {
    expect(judgeIdentifier(identifier)).toEqual({ kind: 'junk' });
    const merge = mergeRegion(
      [
        source('nora', record('urn:n1', { identifiers: [identifier] })),
        source('kumla', record('urn:k1', { identifiers: [identifier] })),
      ],
      nobody,
    );
    expect(merge.published.map(({ refusedIdentifiers }) => refusedIdentifiers)).toEqual([
      [identifier],
      [identifier],
    ]);
    expect(codes(merge)).toEqual(['merge.identifier-junk', 'merge.identifier-junk']);
  });

  it.each(['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'])(
    'refuses the UUID %s',
    (identifier) => {
      expect(judgeIdentifier(identifier)).toEqual({ kind: 'junk' });
    },
  );

  it.each(['42', 'dataset-7', 'SE2120001967-3'])('takes %j for local: kept, never matched', (identifier) => {
    const merge = mergeRegion(
      [
        source('nora', record('urn:n1', { identifiers: [identifier] })),
        source('kumla', record('urn:k1', { identifiers: [identifier] })),
      ],
      nobody,
    );
    expect(merge.published.map(({ refusedIdentifiers }) => refusedIdentifiers)).toEqual([[], []]);
  });

  it('refuses an identifier that several datasets of one source share, and says so once', () => {
    const merge = mergeRegion(
      [
        source('nora', ...['urn:1', 'urn:2', 'urn:3'].map((uri) => record(uri, { identifiers: [uuidA] }))),
        source('kumla', record('urn:k', { identifiers: [uuidA] })),
      ],
      nobody,
    );
    expect(merge.published).toHaveLength(4);
    expect(merge.published.map(({ refusedIdentifiers }) => refusedIdentifiers.length)).toEqual([1, 1, 1, 0]);
    expect(merge.problems).toMatchObject([{ code: 'merge.identifier-constant', params: { count: 3 } }]);
  });

  it("refuses another dataset's URI as an identifier within one source", () => {
    const merge = mergeRegion(
      [
        source(
          'nora',
          record('https://nora.se/1'),
          record('https://nora.se/2', { identifiers: ['https://nora.se/1'] }),
        ),
      ],
      nobody,
    );
    expect(merge.published).toMatchObject([
      { refusedIdentifiers: [] },
      { refusedIdentifiers: ['https://nora.se/1'] },
    ]);
  });

  it('never takes two datasets of one source for the same, whatever a third claims', () => {
    const merge = mergeRegion(
      [
        source(
          'nora',
          record('urn:n1', { identifiers: [uuidA] }),
          record('urn:n2', { identifiers: [uuidB] }),
        ),
        source('kumla', record('urn:k1', { identifiers: [uuidA, uuidB] })),
      ],
      nobody,
    );
    expect(publishedBy(merge)).toEqual({ 'urn:n1': 'nora', 'urn:n2': 'nora' });
  });

  it('publishes without it a second dataset of a source that claims an identifier already linked', () => {
    const merge = mergeRegion(
      [
        source('nora', record('urn:n1', { identifiers: [uuidA, uuidB] })),
        source(
          'kumla',
          record('urn:k1', { identifiers: [uuidA] }),
          record('urn:k2', { identifiers: [uuidB] }),
        ),
      ],
      nobody,
    );
    expect(publishedBy(merge)).toEqual({ 'urn:n1': 'nora', 'urn:k2': 'kumla' });
    expect(merge.published[1]?.refusedIdentifiers).toEqual([uuidB]);
    expect(codes(merge)).toEqual(['merge.same-dataset', 'merge.identifier-taken']);
  });
});

describe('identifiersOf', () => {
  it('reads dct:identifier and adms:identifier, plain, as IRI and as a node with a notation', () => {
    const entity = {
      id: 'urn:x',
      types: ['dcat:Dataset'],
      properties: {
        'dct:identifier': [{ literal: '1' }, { iri: 'https://nora.se/1' }],
        'adms:identifier': [
          { literal: '1' },
          {
            node: {
              id: '',
              types: ['adms:Identifier'],
              properties: { 'skos:notation': [{ literal: uuidA }] },
            },
          },
        ],
      },
    };
    expect(identifiersOf(entity)).toEqual(['1', 'https://nora.se/1', uuidA]);
  });
});
