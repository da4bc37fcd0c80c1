import type { Problem } from '@lanskatalog/core';
import { problem } from '@lanskatalog/core';
import { partyColumns } from './screen-suppliers.ts';
import type { RegistrationExample } from './screen-report.ts';
import type { PartitionManifest } from './partition-manifest.ts';

const wrongRegistrations = [
  ['invalid-number', 'tables.invalid-numbers', 'invalidNumbers'],
  ['number-with-several-names', 'tables.number-with-several-names', 'numbersWithSeveralNames'],
  ['name-with-several-numbers', 'tables.name-with-several-numbers', 'namesWithSeveralNumbers'],
] as const;

/** What a municipality should know of its file: what was masked, and what it has registered wrongly. */
export function reportProblems({ key, origin, report }: PartitionManifest): readonly Problem[] {
  const about = { source: key.source, subject: origin.url };
  const party = partyColumns(key.table).name;
  const { registration } = report;
  const masked = report.decisions
    .filter((decision) => decision.masked)
    .map(({ column, rule, values, rows }) =>
      column === party
        ? problem('tables.suppliers-masked', { ...about, params: { rule, values, rows } })
        : problem('tables.cells-masked', { ...about, params: { column, rule, values } }),
    );
  const wrong = wrongRegistrations.flatMap(([kind, code, field]) => {
    const example = registration.examples.find((found) => found.kind === kind);
    const params = { count: registration[field], example: example === undefined ? '–' : inWords(example) };
    return registration[field] === 0 ? [] : [problem(code, { ...about, params })];
  });
  const notes = Object.entries(registration.notes).map(([note, count]) =>
    problem('tables.rows-noted', { ...about, params: { note, count } }),
  );
  const { duplicateRows } = registration;
  const copies =
    duplicateRows === 0
      ? []
      : [problem('tables.duplicate-rows', { ...about, params: { count: duplicateRows } })];
  return [...masked, ...wrong, ...copies, ...notes];
}

const inWords = ({ number, names, numbers }: RegistrationExample): string =>
  [number, names.slice(0, 3).join(' / '), numbers?.slice(0, 3).join(' / ')]
    .filter((part) => part !== undefined && part !== '')
    .join(': ');
