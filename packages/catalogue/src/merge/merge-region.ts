import type { DatasetKind, Problem, RecordState } from '@lanskatalog/core';
import { problem } from '@lanskatalog/core';
import type { Candidate, MergeSource } from './merge-candidates.ts';
import { candidatesOf } from './merge-candidates.ts';

/** Who publishes what: dataset URI, or kind and global identifier → source id. Kept from release to release. */
export type Owners = ReadonlyMap<string, string>;

export interface Alternate {
  readonly source: string;
  readonly uri: string;
}

/** One dataset of the region. */
export interface PublishedRecord {
  readonly uri: string;
  readonly kind: DatasetKind;
  readonly source: string;
  readonly hash: string;
  readonly state: RecordState;
  /** The same dataset in other sources, in their order; published through this record only. */
  readonly alternates: readonly Alternate[];
  /** Stated identifiers to leave out: junk, constant, or already published for another dataset. */
  readonly refusedIdentifiers: readonly string[];
}

export interface RegionMerge {
  /** In the order of the sources, and of the records within them. */
  readonly published: readonly PublishedRecord[];
  readonly owners: Owners;
  readonly problems: readonly Problem[];
}

/**
 * Many sources to one region. A dataset met in two sources, by its URI or by a global identifier, is published once. Who
 * publishes it: (1) the source that published it before, for as long as it has it; (2) else the earlier source in
 * the given order of precedence. Two datasets of one source are never taken for the same.
 */
export function mergeRegion(
  /** In order of precedence. */
  sources: readonly MergeSource[],
  previousOwners: Owners,
): RegionMerge {
  const problems: Problem[] = [];
  const candidates = sources.flatMap((source) => candidatesOf(source, problems));
  const merging = new Map<Candidate, Publication>();
  const holders = new Map<string, Candidate>();
  for (const candidate of byOwnership(candidates, previousOwners)) {
    problems.push(...place(candidate, { merging, holders }));
  }
  const owners = new Map<string, string>();
  const published = candidates.flatMap((candidate) => {
    const publication = merging.get(candidate);
    if (publication === undefined) return [];
    for (const key of ownedKeys(candidate)) {
      if (holders.get(key) === candidate) owners.set(key, candidate.source);
    }
    return [publishedRecord(candidate, publication)];
  });
  return { published, owners, problems };
}

interface Publication {
  readonly alternates: Alternate[];
  readonly refused: readonly string[];
}

/** The scoped form of the URI says nothing that the URI doesn't. */
const ownedKeys = ({ keys, record }: Candidate): string[] =>
  keys.filter((key) => key !== `${record.kind} ${record.uri}`);

/**
 * Those that published before come first, and among them those whose identifiers no other source published first: who
 * takes up another's identifier later gets no right to its dataset.
 */
function byOwnership(candidates: readonly Candidate[], owners: Owners): Candidate[] {
  const held = new Set(candidates.flatMap(({ source, keys }) => keys.map((key) => `${source} ${key}`)));
  const rank = (candidate: Candidate): number => {
    const owned = ownedKeys(candidate).map((key) => ({ key, owner: owners.get(key) }));
    if (!owned.some(({ owner }) => owner === candidate.source)) return 2;
    const foreign = owned.some(
      ({ key, owner }) => owner !== undefined && owner !== candidate.source && held.has(`${owner} ${key}`),
    );
    return foreign ? 1 : 0;
  };
  const ranked = candidates.map((candidate) => ({ candidate, rank: rank(candidate) }));
  return ranked.sort((a, b) => a.rank - b.rank).map(({ candidate }) => candidate);
}

interface Merging {
  readonly merging: Map<Candidate, Publication>;
  /** Key → the published record that it leads to, through its alternates too. */
  readonly holders: Map<string, Candidate>;
}

/** Publishes the candidate, or links it to the published record that is the same dataset. */
function place(candidate: Candidate, { merging, holders }: Merging): Problem[] {
  const matches = candidate.keys.flatMap((key) => holders.get(key) ?? []);
  const match = matches.find((holder) => isAlternateOf(candidate, holder, merging.get(holder)));
  for (const key of candidate.keys) {
    if (!holders.has(key)) holders.set(key, match ?? candidate);
  }
  const { source, record } = candidate;
  if (match !== undefined) {
    merging.get(match)?.alternates.push({ source, uri: record.uri });
    const params = { publisher: match.source, as: match.record.uri };
    return [problem('merge.same-dataset', { source, subject: record.uri, params })];
  }
  const taken = [...candidate.identifiers].filter(
    ([, key]) => holders.get(key) !== candidate && key !== `${record.kind} ${record.uri}`,
  );
  merging.set(candidate, { alternates: [], refused: taken.map(([stated]) => stated) });
  return taken.map(([before, key]) => {
    const params = { as: holders.get(key)?.record.uri ?? '' };
    const details = { source, subject: record.uri, property: 'dct:identifier', before, params };
    return problem('merge.identifier-taken', details);
  });
}

function isAlternateOf(
  candidate: Candidate,
  holder: Candidate,
  publication: Publication | undefined,
): boolean {
  if (holder.record.uri === candidate.record.uri) return true;
  const sources = [holder.source, ...(publication?.alternates ?? []).map(({ source }) => source)];
  return !sources.includes(candidate.source);
}

const publishedRecord = (
  { source, record, refused }: Candidate,
  { alternates, refused: taken }: Publication,
): PublishedRecord => ({
  uri: record.uri,
  kind: record.kind,
  source,
  hash: record.hash,
  state: record.state,
  alternates,
  refusedIdentifiers: [...refused, ...taken],
});
