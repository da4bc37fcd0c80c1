import { looksLikeAmount, readAmount } from './clean-amount.ts';
import type { PreparedColumns, SectionContext } from './clean-context.ts';
import { readDate } from './clean-date.ts';
import type { CellTests } from './clean-realign.ts';
import type { RowLayout } from './clean-row.ts';
import type { MappedSection } from './map-section.ts';
import { nameKey } from './map-names.ts';

/** A column that is nearly always of one kind must be so in a realigned row too. */
const usual = 0.98;

/** What judging a row needs to know of the table it stands in. */
export function layoutOf(
  { mapped, rules, municipality }: SectionContext,
  prepared: PreparedColumns,
): RowLayout {
  const { columns, contents, section, table } = mapped;
  const indexes = new Map(
    columns.flatMap(({ target, index }) => (target === undefined ? [] : [[target, index] as const])),
  );
  return {
    table,
    headers: columns.map(({ header }) => header),
    columns: indexes,
    tests: cellTests(contents, indexes, prepared),
    delimiter: section.delimiter ?? ' ',
    notValues: rules.notValues,
    knownNames: new Set(Object.values(rules.columns).flat().map(nameKey)),
    ...(municipality === undefined ? {} : { municipality }),
  };
}

function cellTests(
  contents: MappedSection['contents'],
  columns: ReadonlyMap<string, number>,
  { amounts, dates }: PreparedColumns,
): CellTests {
  const tests = new Map<number, (cell: string) => boolean>();
  for (const [index, content] of contents.entries()) {
    const isFull = content.filled > content.total * 0.9;
    if (content.digits >= usual)
      tests.set(index, (cell) => (cell === '' ? !isFull : /^\d[\d\s.,-]*$/.test(cell)));
    else if (content.amount >= usual)
      tests.set(index, (cell) => (cell === '' ? !isFull : looksLikeAmount(cell)));
    else if (content.letters >= usual && content.digits === 0)
      tests.set(index, (cell) => cell === '' || /\p{L}/u.test(cell));
  }
  const amountIndex = columns.get('belopp');
  if (amountIndex !== undefined && amounts !== undefined) {
    tests.set(amountIndex, (cell) => readAmount(cell, amounts.convention) !== undefined);
  }
  const dateIndex = columns.get('datum');
  if (dateIndex !== undefined && dates !== undefined) {
    tests.set(dateIndex, (cell) => cell === '' || readDate(cell, dates.convention) !== undefined);
  }
  return tests;
}
