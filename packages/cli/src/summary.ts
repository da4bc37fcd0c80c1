import type { Problem } from '@lanskatalog/core';
import { explain } from '@lanskatalog/core';
import type { RegionReport, SourceReport } from '@lanskatalog/harvest';
import type { TextColumn } from './text-table.ts';
import { textTable } from './text-table.ts';

/** What `--json` prints. */
export const reportJson = ({ run, release, sources }: RegionReport): object => ({
  run,
  release: release.number,
  sources: sources.map(({ failures, ...source }) => ({
    ...source,
    ...(failures.length === 0
      ? {}
      : { reasons: failures.filter(isError).map((found) => explain(found, 'en').message) }),
  })),
});

const isError = ({ severity }: Problem): boolean => severity === 'error';

const columns: readonly TextColumn<SourceReport>[] = [
  { name: 'source', value: ({ id }) => id },
  { name: 'outcome', value: ({ outcome }) => outcome },
  { name: 'seen', value: ({ datasets }) => datasets.seen },
  { name: 'new', value: ({ datasets }) => datasets.new },
  { name: 'changed', value: ({ datasets }) => datasets.changed },
  { name: 'same', value: ({ datasets }) => datasets.unchanged },
  { name: 'removed', value: ({ datasets }) => datasets.removed },
  { name: 'kept', value: ({ datasets }) => datasets.kept },
  { name: 'errors', value: ({ problems }) => problems.error },
  { name: 'warnings', value: ({ problems }) => problems.warning },
  { name: 'notes', value: ({ problems }) => problems.info },
  { name: 'ms', value: ({ ms }) => ms },
];

/** The table at the end of a harvest, what failed and why below it, and what was published. */
export function summaryTable({ release, sources }: RegionReport): string {
  const failures = sources.flatMap(({ failures: found }) => found.filter(isError)).map(failureText);
  return `${[textTable(columns, sources), ...failures, publishedText(release)].join('\n')}\n`;
}

function publishedText({ kind, number, datasets, held }: RegionReport['release']): string {
  switch (kind) {
    case 'published':
      return `Release ${number}: ${datasets} datasets published.`;
    case 'unchanged':
      return `Nothing new: release ${number} with ${datasets} datasets stays.`;
    case 'rejected':
      return `The new release did not pass its check: release ${number} with ${datasets} datasets stays.`;
    case 'held':
      return `Publishing is on hold since ${held?.at} (${held?.by}): release ${number} with ${datasets} datasets stays.`;
    case 'nothing':
      return 'Nothing is published yet: no source has been harvested.';
  }
}

function failureText(found: Problem): string {
  const { message, remedy } = explain(found, 'en');
  return `${found.source ?? ''}: ${message}\n  → ${remedy}\n`;
}
