import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explain, type Problem } from '@lanskatalog/core';
import { openDuckDb, type DuckRow } from '../src/duckdb.ts';
import type { ReadHints } from '../src/read-hints.ts';
import { stageFile, type StageContext } from '../src/stage-file.ts';
import type { StageReport } from '../src/stage-report.ts';
import { loadTablesConfig } from '../src/table-rules.ts';

const signal = new AbortController().signal;
export const config = await loadTablesConfig(
  new URL('../../../config/tables', import.meta.url).pathname,
  signal,
);

export interface Staged {
  readonly kind: 'staged';
  readonly rows: readonly DuckRow[];
  readonly quarantined: readonly DuckRow[];
  readonly dropped: readonly DuckRow[];
  readonly report: StageReport;
  readonly codes: readonly string[];
  readonly problems: readonly Problem[];
}

interface Options {
  readonly name?: string;
  readonly hints?: ReadHints;
  readonly municipality?: NonNullable<StageContext['municipality']>;
  readonly limits?: NonNullable<StageContext['limits']>;
}

export type Outcome =
  | Staged
  | { readonly kind: 'refused'; readonly codes: readonly string[]; readonly messages: readonly string[] };

/** Stages content as a file of that name and gives back all that came of it. */
export async function stageContent(content: string | Uint8Array, options: Options = {}): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'lanskatalog-test-'));
  const name = options.name ?? 'fil.csv';
  const path = join(folder, 'file');
  await writeFile(path, content);
  try {
    return await stagePath(path, { ...options, name });
  } finally {
    await rm(folder, { recursive: true });
  }
}

export async function stagePath(
  path: string,
  options: Options & { readonly name: string },
): Promise<Outcome> {
  const { name, hints = {}, municipality, limits } = options;
  const db = await openDuckDb({ threads: 1 }, signal);
  try {
    const context = {
      config,
      hints,
      ...(municipality === undefined ? {} : { municipality }),
      ...(limits === undefined ? {} : { limits }),
    };
    const result = await stageFile(db, { path, name }, { context, signal });
    const codes = result.problems.map(({ code }) => code);
    if (result.kind === 'refused') {
      return {
        kind: 'refused',
        codes,
        messages: result.problems.map((problem) => explain(problem, 'sv').message),
      };
    }
    return {
      kind: 'staged',
      rows: await db.rows('SELECT * FROM staged ORDER BY fil, rad'),
      quarantined: await db.rows('SELECT * FROM quarantined ORDER BY fil, rad'),
      dropped: await db.rows('SELECT * FROM dropped_values ORDER BY fil, rad'),
      report: result.report,
      codes,
      problems: result.problems,
    };
  } finally {
    await db.close();
  }
}

/** The outcome, which must be staged rows. */
export async function staged(content: string | Uint8Array, options: Options = {}): Promise<Staged> {
  const outcome = await stageContent(content, options);
  if (outcome.kind === 'refused') throw new Error(`refused: ${outcome.messages.join(' ')}`);
  return outcome;
}

/** Values of one column, row by row. */
export const column = ({ rows }: Staged, name: string): unknown[] => rows.map((row) => row[name]);
