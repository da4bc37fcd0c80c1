import type { DatasetRecord, Problem } from '@lanskatalog/core';
import { problem } from '@lanskatalog/core';
import type { Period } from './clean-period.ts';
import type { TableKind } from './columns.ts';
import { tableKinds } from './columns.ts';
import type { ReadHints } from './read-hints.ts';
import type { RecognitionOverrides } from './recognise-dataset.ts';
import { recogniseDataset } from './recognise-dataset.ts';
import type { CandidateFile, TwinFile } from './recognise-files.ts';
import { chooseFiles } from './recognise-files.ts';
import type { TablesConfig } from './table-rules.ts';

/** A file of a shared table that a source's catalogue names, and what is known of it before it is read. */
export interface TableFilePlan {
  readonly table: TableKind;
  readonly url: string;
  /** As people see it, and as it is searched for a period. */
  readonly name: string;
  /** IRI of the dataset. */
  readonly dataset: string;
  readonly hints: ReadHints;
}

export interface TablePlan {
  readonly files: readonly TableFilePlan[];
  /** Twins that are left out, each with the file used in its place. */
  readonly problems: readonly Problem[];
}

/** The files of shared tables that a source's datasets name, each period once. */
export function planTableFiles(
  records: Iterable<DatasetRecord>,
  config: TablesConfig,
  overrides: RecognitionOverrides = {},
): TablePlan {
  const candidates = new Map<TableKind, CandidateFile[]>(tableKinds.map((table) => [table, []]));
  for (const record of records) {
    if (record.kind !== 'dataset') continue;
    const recognised = recogniseDataset(record, config, overrides);
    if (recognised.kind === 'recognised') candidates.get(recognised.table)?.push(...recognised.files);
  }
  const plans = [...candidates].map(([table, files]) => ({ table, ...chooseFiles(files, table) }));
  return {
    files: plans.flatMap(({ table, chosen }) => chosen.map((file) => planned(table, file))),
    problems: plans.flatMap(({ twins }) => twins.map(twinProblem)),
  };
}

const planned = (table: TableKind, { dataset, url, name, title, period }: CandidateFile): TableFilePlan => ({
  table,
  url,
  name,
  dataset,
  hints: {
    table,
    ...(title === undefined ? {} : { title }),
    ...(period === undefined ? {} : { period: periodText(period) }),
  },
});

const periodText = ({ from, to }: Period): string => (from === to ? from : `${from}--${to}`);

const twinProblem = ({ file, instead }: TwinFile): Problem =>
  problem('tables.twin-files', {
    subject: file.url,
    params: { other: instead.url, period: file.period === undefined ? '–' : periodText(file.period) },
  });
