import type { DatasetKind, Problem, RecordState } from '@lanskatalog/core';
import { problem } from '@lanskatalog/core';
import { judgeIdentifier } from './identifiers.ts';

/** What merging needs of a record. */
export interface MergeRecord {
  readonly uri: string;
  readonly kind: DatasetKind;
  /** As the record states them; see `identifiersOf`. */
  readonly identifiers: readonly string[];
  readonly hash: string;
  readonly state: RecordState;
}

export interface MergeSource {
  readonly id: string;
  readonly records: Iterable<MergeRecord>;
}

/** A record that may be published, with everything by which it can be known in another source. */
export interface Candidate {
  readonly source: string;
  readonly record: MergeRecord;
  /** Its URI, and `kind identifier` for its URI and its global identifiers: a dataset and its service may share one. */
  readonly keys: readonly string[];
  /** Global identifiers as stated → key. */
  readonly identifiers: ReadonlyMap<string, string>;
  /** Identifiers, as stated, that mean nothing and are left out of what we publish. */
  readonly refused: readonly string[];
}

interface Keyed {
  readonly record: MergeRecord;
  /** Stated identifier → key. */
  readonly global: ReadonlyMap<string, string>;
  readonly junk: readonly string[];
}

/** A source's records that are not tombstones. An identifier that several of them share means none of them. */
export function candidatesOf(source: MergeSource, problems: Problem[]): Candidate[] {
  const keyed = [...source.records].filter(({ state }) => state !== 'removed').map(keyOf);
  const uses = countUses(keyed);
  reportConstants(source.id, { keyed, uses, problems });
  return keyed.map(({ record, global, junk }) => {
    for (const identifier of junk) {
      const details = {
        source: source.id,
        subject: record.uri,
        property: 'dct:identifier',
        before: identifier,
      };
      problems.push(problem('merge.identifier-junk', details));
    }
    const own = scoped(record, record.uri);
    const identifiers = new Map([...global].filter(([, key]) => key === own || uses.get(key) === 1));
    const constant = [...global.keys()].filter((stated) => !identifiers.has(stated));
    const keys = new Set([record.uri, own, ...identifiers.values()]);
    return { source: source.id, record, keys: [...keys], identifiers, refused: [...junk, ...constant] };
  });
}

const scoped = ({ kind }: MergeRecord, id: string): string => `${kind} ${id}`;

function keyOf(record: MergeRecord): Keyed {
  const global = new Map<string, string>();
  const junk: string[] = [];
  for (const identifier of record.identifiers) {
    const judged = judgeIdentifier(identifier);
    if (judged.kind === 'global') global.set(identifier, scoped(record, judged.id));
    else if (judged.kind === 'junk') junk.push(identifier);
  }
  return { record, global, junk };
}

/** In how many of the records each key occurs, as identifier or as URI. */
function countUses(keyed: readonly Keyed[]): Map<string, number> {
  const uses = new Map<string, number>();
  for (const { record, global } of keyed) {
    for (const key of new Set([scoped(record, record.uri), ...global.values()])) {
      uses.set(key, (uses.get(key) ?? 0) + 1);
    }
  }
  return uses;
}

interface Constants {
  readonly keyed: readonly Keyed[];
  readonly uses: ReadonlyMap<string, number>;
  readonly problems: Problem[];
}

/** Once per identifier, not once per record: a constant one can stand on thousands. */
function reportConstants(source: string, { keyed, uses, problems }: Constants): void {
  const reported = new Set<string>();
  for (const { record, global } of keyed) {
    for (const [identifier, key] of global) {
      const count = uses.get(key) ?? 0;
      if (count < 2 || reported.has(key)) continue;
      reported.add(key);
      const details = { source, subject: record.uri, property: 'dct:identifier', before: identifier };
      problems.push(problem('merge.identifier-constant', { ...details, params: { count } }));
    }
  }
}
