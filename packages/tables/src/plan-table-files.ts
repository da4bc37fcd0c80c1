import type { DatasetRecord, Problem } from '@lanskatalog/core';
import { problem } from '@lanskatalog/core';
import type { Period } from './clean-period.ts';
import type { TableKind } from './columns.ts';
import { tableKinds } from './columns.ts';
import type { ReadHints } from './read-hints.ts';
import type { RecognitionOverrides } from './recognise-dataset.ts';
import { recogniseDataset } from './recognise-dataset.ts';
import type { CandidateFile } from './recognise-files.ts';
import type { TwinFile } from './recognise-twins.ts';
import { chooseFiles } from './recognise-twins.ts';
import type { TablesConfig } from './table-rules.ts';

/** A file that a source's catalogue names as one of a shared table. */
export interface TableCandidate {
  readonly table: TableKind;
  /** `declared`: the operator or the dataset itself says so. `likely`: by its words only; it may well be something else. */
  readonly certainty: 'declared' | 'likely';
  readonly file: CandidateFile;
}

/** A file to read, and what is known of it before. */
export interface TableFilePlan {
  readonly table: TableKind;
  readonly certainty: TableCandidate['certainty'];
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

/** What the operator says that a source's headers mean, by table. */
export type ColumnOverrides = Readonly<Partial<Record<TableKind, Readonly<Record<string, string>>>>>;

/** Every file of shared tables that a source's datasets name. */
export function tableCandidates(
  records: Iterable<Pick<DatasetRecord, 'uri' | 'kind' | 'entity'>>,
  config: TablesConfig,
  overrides: RecognitionOverrides = {},
): TableCandidate[] {
  const candidates: TableCandidate[] = [];
  for (const record of records) {
    if (record.kind !== 'dataset') continue;
    const recognised = recogniseDataset(record, config, overrides);
    if (recognised.kind !== 'recognised') continue;
    const { table, certainty } = recognised;
    for (const file of recognised.files) candidates.push({ table, certainty, file });
  }
  return candidates;
}

/** Which candidates to read so that each period is used once, leaving out those that proved to be no table. */
export function planTableFiles(
  candidates: readonly TableCandidate[],
  refused: ReadonlySet<string>,
  columns: ColumnOverrides = {},
): TablePlan {
  const certainties = new Map(candidates.map(({ certainty, file }) => [file.url, certainty]));
  const plans = tableKinds.map((table) => {
    const files = candidates
      .filter((candidate) => candidate.table === table && !refused.has(candidate.file.url))
      .map(({ file }) => file);
    return { table, ...chooseFiles(files, table) };
  });
  return {
    files: plans.flatMap(({ table, chosen }) =>
      chosen.map((file) => ({
        ...planned(table, file, columns[table]),
        certainty: certainties.get(file.url) ?? 'likely',
      })),
    ),
    problems: plans.flatMap(({ twins }) => twins.map(twinProblem)),
  };
}

const planned = (
  table: TableKind,
  { dataset, url, name, title, period }: CandidateFile,
  columns: ReadHints['columns'],
): Omit<TableFilePlan, 'certainty'> => ({
  table,
  url,
  name,
  dataset,
  hints: {
    table,
    ...(columns === undefined ? {} : { columns }),
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
