import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Body, Municipality, Problem, Source } from '@lanskatalog/core';
import type { DuckDb, PartitionKey, TableFilePlan } from '@lanskatalog/tables';
import {
  openDuckDb,
  partitionScreened,
  placedAt,
  reportProblems,
  screenStaged,
  stagedPeriod,
  stageFile,
} from '@lanskatalog/tables';
import type { HarvestDeps } from '../deps.ts';
import type { TablesSetup } from './tables-setup.ts';

export interface TableFileInput {
  readonly source: Source;
  readonly municipality: Municipality;
  readonly planned: TableFilePlan;
  readonly body: Body;
  readonly setup: TablesSetup;
  /** Partition keys that other files of this round have made: the same period twice gets a key of its own. */
  readonly taken: ReadonlySet<string>;
}

export interface TableFileOutcome {
  /** Absent where the file was refused. */
  readonly partition?: PartitionKey;
  readonly problems: readonly Problem[];
}

/** One fetched file → one screened partition, in a database of its own that is thrown away with the raw rows. */
export async function readTableFile(
  deps: HarvestDeps,
  input: TableFileInput,
  signal: AbortSignal,
): Promise<TableFileOutcome> {
  const directory = await mkdtemp(join(tmpdir(), 'lanskatalog-table-'));
  // One thread: with more, the rows could come in another order the next time.
  const options = { ...input.setup.duckDb, scratchRoot: directory, threads: 1 };
  const db = await openDuckDb(options, signal);
  try {
    return await stageAndScreen(deps, { ...input, db, path: await localFile(input.body, directory) }, signal);
  } finally {
    await db.close();
    await rm(directory, { recursive: true, force: true });
  }
}

interface Reading extends TableFileInput {
  readonly db: DuckDb;
  readonly path: string;
}

async function stageAndScreen(
  deps: HarvestDeps,
  reading: Reading,
  signal: AbortSignal,
): Promise<TableFileOutcome> {
  const { db, path, planned, source, municipality, setup, body } = reading;
  const context = { config: setup.config, hints: planned.hints, municipality };
  const staged = await stageFile(db, { path, name: planned.name }, { context, signal });
  const found = placedAt(staged.problems, planned.url);
  if (staged.kind === 'refused') return { problems: refusal(planned, found) };
  const { table } = staged.report;
  const report = await screenStaged(db, {
    table,
    municipality,
    source: source.id,
    lexicon: setup.lexicon,
    kommunBas: true,
  });
  const period = await stagedPeriod(db, staged.report);
  const key = freeKey({ table, municipality: municipality.code, source: source.id, period }, reading.taken);
  const origin = {
    dataset: planned.dataset,
    url: planned.url,
    fileHash: body.sha256,
    rulesHash: setup.rulesHash,
  };
  const { quarantined } = staged.report.rows;
  const outcome = await partitionScreened(db, deps.blobs, { key, origin, report, quarantined });
  const told = outcome.kind === 'held' ? outcome.problems : reportProblems(outcome.manifest);
  return { partition: key, problems: [...found, ...told] };
}

/** A file that only looked like a table by its words was nobody's promise: that it is none is for information. */
const refusal = ({ certainty }: TableFilePlan, problems: readonly Problem[]): readonly Problem[] =>
  certainty === 'declared' ? problems : problems.map((found) => ({ ...found, severity: 'info' }));

/** Two files of one source for the same period (two committees, two systems) are two partitions. */
function freeKey(key: PartitionKey, taken: ReadonlySet<string>): PartitionKey {
  for (let number = 1; ; number += 1) {
    const source = number === 1 ? key.source : `${key.source}-${number}`;
    if (!taken.has(keyText({ ...key, source }))) return { ...key, source };
  }
}

export const keyText = ({ table, municipality, source, period }: PartitionKey): string =>
  [table, municipality, source, period].join('/');

async function localFile(body: Body, directory: string): Promise<string> {
  if (body.path !== undefined) return body.path;
  const path = join(directory, 'file');
  await writeFile(path, await body.bytes());
  return path;
}
