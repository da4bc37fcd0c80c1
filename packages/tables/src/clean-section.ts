import { prepareColumns } from './clean-columns.ts';
import { fromClause, type CleanContext, type PreparedColumns } from './clean-context.ts';
import type { CellTests } from './clean-realign.ts';
import type { AsideReason, RowLayout } from './clean-row.ts';
import { judgeSuspects, type RowDecisions } from './clean-suspects.ts';
import { looksLikeAmount, readAmount, type AmountConvention } from './clean-amount.ts';
import { readDate, type DateConvention } from './clean-date.ts';
import type { Period } from './clean-period.ts';
import { columnsOf } from './columns.ts';
import { quoteIdentifier, quoteLiteral } from './duckdb.ts';
import { nameKey } from './map-names.ts';
import type { MappedSection } from './map-section.ts';
import type { Municipality } from '@lanskatalog/core';
import type { TableRules } from './table-rules.ts';

/** A section with typed columns, as a view, and what happened on the way. */
export interface CleanedSection {
  /** View with the canonical columns, `period`, `rad`, `fil`, `anm`. */
  readonly view: string;
  readonly decisions: RowDecisions;
  /** The period of the file, unless its dates lie elsewhere (`2022-P13` may be the thirteenth period of another year). */
  readonly period?: Period;
  readonly amounts?: AmountConvention;
  readonly dates?: { readonly header: string; readonly convention: DateConvention };
  /** SELECT of emptied values: fil, rad, kolumn, varde, orsak. */
  readonly dropped: readonly string[];
}

export interface SectionContext extends CleanContext {
  readonly rules: TableRules;
  readonly publisher: Pick<Municipality, 'code' | 'officialName' | 'orgnr'> | undefined;
}

/** Cleans a mapped section: decides on its columns, judges doubtful rows, and makes the typed view. */
export async function cleanSection(context: SectionContext): Promise<CleanedSection> {
  const { db, prefix, mapped } = context;
  const raw = `${prefix}_data`;
  await db.run(`CREATE OR REPLACE VIEW ${raw} AS
    SELECT *, NULL::VARCHAR AS anm FROM ${mapped.section.raw.relation} WHERE rn >= ${mapped.firstRn}`);
  const first = { ...context, relation: raw };
  let prepared = await prepareColumns(first);
  if (await contradictsPeriod(first, prepared)) return cleanSection({ ...context, period: undefined });
  const decisions = await judgeSuspects(first, prepared, layoutOf(context, prepared));
  const relation = await settleRows(context, raw, decisions);
  // Repaired rows bring values that no lookup has seen.
  if (decisions.repaired.length > 0) prepared = await prepareColumns({ ...context, relation });
  const view = `${prefix}_staged`;
  const select = selectList(context, prepared);
  await db.run(
    `CREATE OR REPLACE VIEW ${view} AS SELECT ${select.join(', ')} ${fromClause(relation, prepared, select)}`,
  );
  const fil = quoteLiteral(mapped.section.fil);
  const dropped = [...prepared.dropped].map(
    ([column, { raw: value, condition }]) =>
      `SELECT ${fil} AS fil, r.rad AS rad, ${quoteLiteral(column)} AS kolumn, ${value} AS varde, 'value-not-understood' AS orsak
        ${fromClause(relation, prepared, [condition])} WHERE ${condition}`,
  );
  const { amounts, dates } = prepared;
  return {
    view,
    decisions,
    dropped,
    ...(context.period === undefined ? {} : { period: context.period }),
    ...(amounts === undefined ? {} : { amounts: amounts.convention }),
    ...(dates === undefined ? {} : { dates: { header: dates.header, convention: dates.convention } }),
  };
}

/** Whether most dates lie outside the period that title or name were read to mean: then they mean something else. */
async function contradictsPeriod(
  { db, relation, period, hints }: SectionContext,
  prepared: PreparedColumns,
): Promise<boolean> {
  const ofRow = prepared.expressions.get('period');
  if (
    period === undefined ||
    hints.period !== undefined ||
    ofRow === undefined ||
    !prepared.expressions.has('datum')
  )
    return false;
  const [share] =
    await db.rows(`SELECT coalesce(avg((${isOutside(ofRow, period)})::INTEGER), 0)::DOUBLE AS outside
    ${fromClause(relation, prepared, [ofRow])}`);
  return (share?.['outside'] as number) > 0.5;
}

function isOutside(ofRow: string, period: Period): string {
  const to = period.to.length === 4 ? `${period.to}-13` : period.to;
  return `${ofRow} < ${quoteLiteral(period.from)} OR ${ofRow} > ${quoteLiteral(to)}`;
}

/** A column that is nearly always of one kind must be so in a realigned row too. */
const usual = 0.98;

function layoutOf({ mapped, rules, municipality }: SectionContext, prepared: PreparedColumns): RowLayout {
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

/** The relation of rows that stay, repaired ones in their new shape. */
async function settleRows(
  { db, prefix, mapped }: SectionContext,
  raw: string,
  decisions: RowDecisions,
): Promise<string> {
  const { aside, quarantined, repaired } = decisions;
  const out = [...aside, ...quarantined, ...repaired];
  if (out.length === 0) return raw;
  const columns = mapped.columns.map(({ index }) => `c${index}`);
  await db.run(`CREATE OR REPLACE TABLE ${prefix}_out (rn VARCHAR)`);
  await db.append(
    `${prefix}_out`,
    out.map(({ rn }) => [rn]),
  );
  await db.run(
    `CREATE OR REPLACE TABLE ${prefix}_repaired (rn VARCHAR, rad VARCHAR, ${columns.map((name) => `${name} VARCHAR`).join(', ')})`,
  );
  await db.append(
    `${prefix}_repaired`,
    repaired.map(({ rn, rad, cells }) => [rn, String(rad), ...cells]),
  );
  const relation = `${prefix}_rows`;
  await db.run(`CREATE OR REPLACE VIEW ${relation} AS
    SELECT d.rn, d.rad, d.anm, ${columns.map((name) => `d.${name}`).join(', ')} FROM ${raw} AS d
      ANTI JOIN (SELECT rn::BIGINT AS rn FROM ${prefix}_out) AS o ON d.rn = o.rn
    UNION ALL SELECT rn::BIGINT, rad::BIGINT, 'shifted', ${columns.join(', ')} FROM ${prefix}_repaired`);
  return relation;
}

function selectList(context: SectionContext, prepared: PreparedColumns): string[] {
  const { mapped, publisher } = context;
  const defaults: Readonly<Record<string, string | undefined>> = {
    kommun_id: publisher?.code,
    ...(mapped.table === 'ledger' ? { kopare: publisher?.officialName, kopare_id: publisher?.orgnr } : {}),
  };
  const list = columnsOf(mapped.table).map(({ name, type }) => {
    const fallback = defaults[name] === undefined ? undefined : quoteLiteral(defaults[name] ?? '');
    const known = prepared.expressions.get(name);
    const expression =
      known === undefined
        ? (fallback ?? 'NULL')
        : fallback === undefined
          ? known
          : `coalesce(${known}, ${fallback})`;
    return `(${expression})::${sqlTypes[type] ?? 'VARCHAR'} AS ${quoteIdentifier(name)}`;
  });
  const period = prepared.expressions.get('period') ?? 'NULL';
  list.push(`(${period})::VARCHAR AS period`, 'r.rad AS rad', `${quoteLiteral(mapped.section.fil)} AS fil`);
  return [...list, `${noteExpression(context, prepared)} AS anm`];
}

const sqlTypes: Readonly<Record<string, string>> = {
  decimal: 'DECIMAL(18,2)',
  integer: 'INTEGER',
  date: 'DATE',
  coordinate: 'DOUBLE',
};

function noteExpression({ mapped, period }: SectionContext, prepared: PreparedColumns): string {
  const { amounts, expressions, dropped } = prepared;
  const notes = ['r.anm'];
  if (amounts !== undefined && amounts.rounded !== 'false')
    notes.push(`CASE WHEN ${amounts.rounded} THEN 'rounded' END`);
  const ofRow = expressions.get('period');
  if (mapped.table === 'ledger' && period !== undefined && expressions.has('datum') && ofRow !== undefined) {
    notes.push(`CASE WHEN ${isOutside(ofRow, period)} THEN 'date-outside-period' END`);
  }
  if (expressions.has('coordinate_note')) notes.push(expressions.get('coordinate_note') ?? 'NULL');
  const emptied = [...dropped.values()].map(({ condition }) => `(${condition})`);
  if (emptied.length > 0) notes.push(`CASE WHEN ${emptied.join(' OR ')} THEN 'value-dropped' END`);
  return notes.length === 1 ? 'r.anm' : `nullif(concat_ws(',', ${notes.join(', ')}), '')`;
}

/** How many rows were set aside for each reason. */
export function countAside({
  aside,
}: RowDecisions): ReadonlyMap<AsideReason, { count: number; firstRow: number }> {
  const counts = new Map<AsideReason, { count: number; firstRow: number }>();
  for (const { reason, rad } of aside) {
    const entry = counts.get(reason);
    counts.set(reason, { count: (entry?.count ?? 0) + 1, firstRow: entry?.firstRow ?? rad });
  }
  return counts;
}
