import type { FailedFetch, Municipality, Problem, Source } from '@lanskatalog/core';
import { sha256Hex } from '@lanskatalog/core';
import type { PartitionKey, TableCandidate } from '@lanskatalog/tables';
import { listPartitions, planTableFiles, removePartitions, tableCandidates } from '@lanskatalog/tables';
import type { HarvestDeps, OnProgress } from '../deps.ts';
import { municipalityOf } from '../municipality-of.ts';
import { readSourceRecords } from '../source-records.ts';
import { loadSourceState } from '../source-state.ts';
import { keyText } from './read-table-file.ts';
import { isPartitionOf } from './partition-of-source.ts';
import {
  forgetFileStates,
  knowsFilesOf,
  loadPlan,
  savePlan,
  saveTablesProblems,
} from './table-file-state.ts';
import type { TablesSetup } from './tables-setup.ts';
import type { FileDone } from './update-table-file.ts';
import { updateTableFile } from './update-table-file.ts';

export interface UpdateTablesOptions {
  readonly source: Source;
  readonly setup: TablesSetup;
  readonly onProgress: OnProgress;
}

/** What became of the files of a source's shared tables. */
export interface TablesReport {
  readonly read: number;
  readonly unchanged: number;
  /** Answered with something that is no table; see the problems. */
  readonly refused: number;
  /** Could not be fetched: their last good rows stay. */
  readonly failed: number;
  /** Partitions of files that the source no longer has. */
  readonly removed: number;
}

/** Reads what is new of a source's ledgers and lists. Every file stands for itself: one that fails keeps its last good rows. */
export async function updateSourceTables(
  deps: HarvestDeps,
  options: UpdateTablesOptions,
  signal: AbortSignal,
): Promise<TablesReport> {
  const { source } = options;
  const state = (await loadSourceState(deps.documents, source.id))?.state;
  if (state?.records === undefined) return { read: 0, unchanged: 0, refused: 0, failed: 0, removed: 0 };
  const candidates = await currentCandidates(deps, options, state.records);
  const work: Round = {
    ...options,
    municipality: municipalityOf(deps, source),
    done: new Map(),
    keys: new Map(),
    silentHosts: new Map(),
  };
  const twins = await readAll(deps, { ...work, candidates }, signal);
  await saveTablesProblems(deps.documents, source.id, twins);
  const count = (kind: FileDone['kind']): number =>
    [...work.done.values()].filter((done) => done.kind === kind).length;
  return {
    read: count('read'),
    unchanged: count('unchanged'),
    refused: count('refused'),
    failed: count('failed'),
    removed: state.complete ? await removeUnserved(deps, work, candidates) : 0,
  };
}

interface Round extends UpdateTablesOptions {
  readonly municipality: Municipality;
  /** By address. */
  readonly done: Map<string, FileDone>;
  /** Partitions that this round has made or kept. */
  readonly keys: Map<string, PartitionKey>;
  /** Servers that did not answer in this round. */
  readonly silentHosts: Map<string, FailedFetch>;
}

/** A twin's twin's twin: after so many that are no table, no other will be one. */
const turnsAtMost = 8;

/** Reads the chosen files. Where one proves to be no table its twins get their turn, so choosing starts again without it. */
async function readAll(
  deps: HarvestDeps,
  round: Round & { readonly candidates: readonly TableCandidate[] },
  signal: AbortSignal,
): Promise<readonly Problem[]> {
  const { source, candidates, done, keys } = round;
  const refused = new Set<string>();
  for (let turn = 1; ; turn += 1) {
    const plan = planTableFiles(candidates, refused, source.overrides.tables?.columns);
    const waiting = plan.files.filter(({ url }) => !done.has(url));
    if (waiting.length === 0 || turn > turnsAtMost)
      return plan.problems.map((found) => ({ ...found, source: source.id }));
    for (const planned of waiting) {
      round.onProgress({ source: source.id, stage: 'tables', done: done.size, total: plan.files.length });
      const outcome = await updateTableFile(deps, { ...round, planned }, signal);
      done.set(planned.url, outcome);
      if (outcome.partition !== undefined) keys.set(keyText(outcome.partition), outcome.partition);
      else refused.add(planned.url);
    }
  }
}

/** What the source's records name; looked for again only when they or the rules have changed. */
async function currentCandidates(
  deps: HarvestDeps,
  { source, setup }: UpdateTablesOptions,
  records: string,
): Promise<readonly TableCandidate[]> {
  const known = await loadPlan(deps.documents, source.id);
  const rulesHash = sha256Hex(`${setup.rulesHash} ${JSON.stringify(source.overrides.tables ?? {})}`);
  if (known?.records === records && known.rulesHash === rulesHash)
    return known.candidates as TableCandidate[];
  const candidates: TableCandidate[] = [];
  // One record at a time as they are read, which leaves the event loop to others in between.
  for await (const { record, state } of readSourceRecords(deps.blobs, records)) {
    if (state === 'removed') continue;
    candidates.push(...tableCandidates([record], setup.config, source.overrides.tables));
  }
  await savePlan(deps.documents, source.id, { version: 1, records, rulesHash, candidates });
  return candidates;
}

/** Rows whose file is gone from a healthy source are gone here: a source that takes back personal data relies on it. */
async function removeUnserved(
  deps: HarvestDeps,
  { source, keys }: Round,
  candidates: readonly TableCandidate[],
): Promise<number> {
  // Noted before there is anything of it, so where no file is known there is nothing to remove.
  if (!(await knowsFilesOf(deps.documents, source.id))) return 0;
  const own = (await listPartitions(deps.blobs, { municipality: source.municipality }))
    .map(({ key }) => key)
    .filter((key) => isPartitionOf(source, key));
  const unserved = own.filter((key) => !keys.has(keyText(key)));
  for (const { table, municipality, source: name } of unserved) {
    const series = { table, municipality, source: name };
    const served = [...keys.values()].filter(
      (key) => keyText({ ...series, period: key.period }) === keyText(key),
    );
    await removePartitions(deps.blobs, series, new Set<string>(served.map(({ period }) => period)));
  }
  await forgetFileStates(deps.documents, source.id, new Set(candidates.map(({ file }) => file.url)));
  return unserved.length;
}
