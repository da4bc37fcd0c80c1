import type { DatasetRecord, HttpResult, Municipality, Source } from '@lanskatalog/core';
import { fetchProblem } from '@lanskatalog/core';
import type { PartitionKey, TableFilePlan, TablePlan } from '@lanskatalog/tables';
import { listPartitions, planTableFiles, removePartitions } from '@lanskatalog/tables';
import type { HarvestDeps, OnProgress } from '../deps.ts';
import { municipalityOf } from '../municipality-of.ts';
import { readSourceRecords } from '../source-records.ts';
import { loadSourceState } from '../source-state.ts';
import { keyText, readTableFile } from './read-table-file.ts';
import type { StoredPlan, TableFileState } from './table-file-state.ts';
import { forgetFileStates, loadFileState, loadPlan, saveFileState, savePlan } from './table-file-state.ts';
import type { TablesSetup } from './tables-setup.ts';

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
  const { source, setup, onProgress } = options;
  const state = (await loadSourceState(deps.documents, source.id))?.state;
  if (state?.records === undefined) return { read: 0, unchanged: 0, refused: 0, failed: 0, removed: 0 };
  const plan = await currentPlan(deps, { source, setup, records: state.records });
  const counts = { read: 0, unchanged: 0, refused: 0, failed: 0 };
  const keys = new Map<string, PartitionKey>();
  const work = { ...options, municipality: municipalityOf(deps, source), keys };
  for (const [index, planned] of plan.files.entries()) {
    onProgress({ source: source.id, stage: 'tables', done: index, total: plan.files.length });
    const done = await updateFile(deps, { ...work, planned }, signal);
    counts[done.kind] += 1;
    if (done.partition !== undefined) keys.set(keyText(done.partition), done.partition);
  }
  const removed = state.complete ? await removeUnserved(deps, source, { plan: plan.files, keys }) : 0;
  return { ...counts, removed };
}

/** What the source's records name; made anew only when they or the rules have changed. */
async function currentPlan(
  deps: HarvestDeps,
  {
    source,
    setup,
    records,
  }: { readonly source: Source; readonly setup: TablesSetup; readonly records: string },
): Promise<TablePlan> {
  const known = await loadPlan(deps.documents, source.id);
  if (known?.records === records && known.rulesHash === setup.rulesHash) return known as TablePlan;
  const published: DatasetRecord[] = [];
  for await (const { record, state } of readSourceRecords(deps.blobs, records)) {
    if (state !== 'removed') published.push(record);
  }
  const plan = planTableFiles(published, setup.config);
  const problems = plan.problems.map((found) => ({ ...found, source: source.id }));
  const stored = {
    version: 1 as const,
    records,
    rulesHash: setup.rulesHash,
    files: [...plan.files],
    problems,
  };
  await savePlan(deps.documents, source.id, stored as StoredPlan);
  return { files: plan.files, problems };
}

interface FileWork extends UpdateTablesOptions {
  readonly municipality: Municipality;
  readonly planned: TableFilePlan;
  /** Partitions that this round has made or kept. */
  readonly keys: ReadonlyMap<string, PartitionKey>;
}

interface FileDone {
  readonly kind: 'read' | 'unchanged' | 'refused' | 'failed';
  readonly partition?: PartitionKey;
}

async function updateFile(deps: HarvestDeps, work: FileWork, signal: AbortSignal): Promise<FileDone> {
  const { source, setup, planned } = work;
  const known = await loadFileState(deps.documents, source.id, planned.url);
  const current = known?.rulesHash === setup.rulesHash ? known : undefined;
  const result = await deps.http.get({ url: planned.url, accept: '*/*', ...conditions(current) }, signal);
  if (result.kind === 'unchanged' && current !== undefined) return kept('unchanged', current);
  if (result.kind !== 'fetched') {
    const found = result.kind === 'unchanged' ? [] : [fetchProblem(result, source.id)];
    await saveFileState(deps.documents, { ...(known ?? emptyState(work)), problems: found });
    return kept('failed', known);
  }
  try {
    if (result.body.sha256 === current?.sha256) return kept('unchanged', current);
    return await readFetched(deps, work, { result, signal });
  } finally {
    await result.body.dispose();
  }
}

async function readFetched(
  deps: HarvestDeps,
  work: FileWork,
  {
    result,
    signal,
  }: { readonly result: Extract<HttpResult, { kind: 'fetched' }>; readonly signal: AbortSignal },
): Promise<FileDone> {
  const { source, setup, planned, municipality, keys } = work;
  const input = { source, municipality, planned, body: result.body, setup, taken: new Set(keys.keys()) };
  const outcome = await readTableFile(deps, input, signal);
  const { etag, 'last-modified': lastModified } = result.headers;
  await saveFileState(deps.documents, {
    ...emptyState(work),
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
    sha256: result.body.sha256,
    ...(outcome.partition === undefined ? {} : { partition: outcome.partition }),
    problems: [...outcome.problems],
  });
  return outcome.partition === undefined
    ? { kind: 'refused' }
    : { kind: 'read', partition: outcome.partition };
}

const conditions = (known: TableFileState | undefined) =>
  known === undefined
    ? {}
    : {
        conditional: {
          ...(known.etag === undefined ? {} : { etag: known.etag }),
          ...(known.lastModified === undefined ? {} : { lastModified: known.lastModified }),
        },
      };

const kept = (kind: FileDone['kind'], known: TableFileState | undefined): FileDone => ({
  kind,
  ...(known?.partition === undefined ? {} : { partition: known.partition }),
});

const emptyState = ({ source, planned, setup }: FileWork): TableFileState => ({
  version: 1,
  source: source.id,
  url: planned.url,
  sha256: '',
  rulesHash: setup.rulesHash,
  problems: [],
});

/** Rows whose file is gone from a healthy source are gone here: a source that takes back personal data relies on it. */
async function removeUnserved(
  deps: HarvestDeps,
  source: Source,
  served: { readonly plan: readonly TableFilePlan[]; readonly keys: ReadonlyMap<string, PartitionKey> },
): Promise<number> {
  const urls = new Set(served.plan.map(({ url }) => url));
  await forgetFileStates(deps.documents, source.id, urls);
  const own = (await listPartitions(deps.blobs)).filter(
    ({ origin, key }) =>
      key.municipality === source.municipality && isOf(source, key) && origin !== undefined,
  );
  let removed = 0;
  for (const { key } of own) {
    if (served.keys.has(keyText(key))) continue;
    const periods = own
      .filter((other) => keyText({ ...other.key, period: key.period }) === keyText(key))
      .map((other) => other.key.period);
    await removePartitions(deps.blobs, key, new Set(periods.filter((period) => period !== key.period)));
    removed += 1;
  }
  return removed;
}

const isOf = ({ id }: Source, { source }: PartitionKey): boolean =>
  source === id || (source.startsWith(`${id}-`) && /^\d+$/.test(source.slice(id.length + 1)));
