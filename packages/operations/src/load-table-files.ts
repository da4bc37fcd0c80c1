import type { Problem, Source } from '@lanskatalog/core';
import type { HarvestDeps } from '@lanskatalog/harvest';
import { fileStates } from '@lanskatalog/harvest';
import type { PartitionKey, PartitionManifest } from '@lanskatalog/tables';
import { readManifest } from '@lanskatalog/tables';
import { causeOf } from './cause.ts';
import type { CauseOverview } from './overview.ts';

/** Numbers of rows of one version of a file. */
export interface TableRows {
  readonly rows: number;
  /** Left out while reading, as they could not be understood. */
  readonly quarantined: number;
  /** Whose supplier may be a person, and is not named. */
  readonly masked: number;
}

/** A file of the shared tables, as it was at the last harvest. */
export interface TableFileOverview {
  readonly url: string;
  /** When its bytes were last read, ISO 8601; absent where they never were. */
  readonly readAt?: string;
  /** What its rows are; absent where it was refused. */
  readonly key?: PartitionKey;
  readonly published?: TableRows;
  /** A version that waits for a person, as it is much smaller or emptier than the published one. */
  readonly held?: TableRows;
  /** The worst that was found in it. */
  readonly problem?: CauseOverview & Pick<Problem, 'severity'>;
}

/** The files of the shared tables that a source has, in the order of their addresses. */
export async function loadTableFiles(
  { documents, blobs }: Pick<HarvestDeps, 'documents' | 'blobs'>,
  { id }: Pick<Source, 'id'>,
): Promise<readonly TableFileOverview[]> {
  const files: TableFileOverview[] = [];
  for await (const { url, readAt, partition, problems } of fileStates(documents, { source: id })) {
    const worst = worstOf(problems as readonly Problem[]);
    files.push({
      url,
      ...(readAt === undefined ? {} : { readAt }),
      ...(partition === undefined
        ? {}
        : {
            key: partition,
            ...rowsAs('published', await readManifest(blobs, partition)),
            ...rowsAs('held', await readManifest(blobs, partition, 'held')),
          }),
      ...(worst === undefined
        ? {}
        : { problem: { ...causeOf({ ...worst, source: id }), severity: worst.severity } }),
    });
  }
  return files.sort((a, b) => (a.url < b.url ? -1 : 1));
}

const rowsAs = (
  name: 'published' | 'held',
  manifest: PartitionManifest | undefined,
): Pick<TableFileOverview, 'published' | 'held'> =>
  manifest === undefined
    ? {}
    : {
        [name]: {
          rows: manifest.rows,
          quarantined: manifest.quarantined,
          masked: manifest.report.maskedRows,
        },
      };

const severities = ['error', 'warning', 'info'];

/** Of several as bad, the last: what becomes of a file as a whole is found after what its columns are. */
const worstOf = (problems: readonly Problem[]): Problem | undefined =>
  problems
    .toReversed()
    .toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))[0];
