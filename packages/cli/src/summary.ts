import type { Problem } from '@lanskatalog/core';
import { explain } from '@lanskatalog/core';
import type { RegionReport, SourceReport } from '@lanskatalog/harvest';

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

const columns: readonly (readonly [string, (report: SourceReport) => string | number])[] = [
  ['source', ({ id }) => id],
  ['outcome', ({ outcome }) => outcome],
  ['seen', ({ datasets }) => datasets.seen],
  ['new', ({ datasets }) => datasets.new],
  ['changed', ({ datasets }) => datasets.changed],
  ['same', ({ datasets }) => datasets.unchanged],
  ['removed', ({ datasets }) => datasets.removed],
  ['kept', ({ datasets }) => datasets.kept],
  ['errors', ({ problems }) => problems.error],
  ['warnings', ({ problems }) => problems.warning],
  ['notes', ({ problems }) => problems.info],
  ['ms', ({ ms }) => ms],
];

/** The table at the end of a harvest, what failed and why below it, and what was published. */
export function summaryTable({ release, sources }: RegionReport): string {
  const rows = [
    columns.map(([name]) => name),
    ...sources.map((report) => columns.map(([, value]) => String(value(report)))),
  ];
  const widths = columns.map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  const table = rows.map((row) =>
    row
      .map((cell, index) => (index < 2 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0)))
      .join('  '),
  );
  const failures = sources.flatMap(({ failures: found }) => found.filter(isError)).map(failureText);
  const published =
    release.kind === 'published'
      ? `Release ${release.number}: ${release.datasets} datasets published.`
      : release.kind === 'unchanged'
        ? `Nothing new: release ${release.number} with ${release.datasets} datasets stays.`
        : 'Nothing is published yet: no source has been harvested.';
  return `${[...table, '', ...failures, published].join('\n')}\n`;
}

function failureText(found: Problem): string {
  const { message, remedy } = explain(found, 'en');
  return `${found.source ?? ''}: ${message}\n  → ${remedy}\n`;
}
