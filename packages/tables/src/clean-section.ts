import { prepareColumns } from './clean-columns.ts';
import { fromClause, type PreparedColumns, type SectionContext } from './clean-context.ts';
import { layoutOf } from './clean-layout.ts';
import { isOutside, selectList } from './clean-view.ts';
import type { AsideReason } from './clean-row.ts';
import { judgeSuspects, type RowDecisions } from './clean-suspects.ts';
import type { AmountConvention } from './clean-amount.ts';
import type { DateConvention } from './clean-date.ts';
import type { Period } from './clean-period.ts';
import { quoteLiteral } from './duckdb.ts';
import { stackRows } from './stack-rows.ts';

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

/** Cleans a mapped section: decides on its columns, types all rows, judges doubtful ones, and makes the view of the rest. */
export async function cleanSection(context: SectionContext): Promise<CleanedSection> {
  const { db, prefix, mapped } = context;
  const relation = `${prefix}_data`;
  await db.run(`CREATE OR REPLACE VIEW ${relation} AS
    SELECT *, NULL::VARCHAR AS anm FROM ${mapped.section.raw.relation} WHERE rn >= ${mapped.firstRn}`);
  const first = { ...context, relation };
  const prepared = await prepareColumns(first);
  if (await contradictsPeriod(first, prepared)) return cleanSection({ ...context, period: undefined });
  const typed = `${prefix}_typed`;
  await typeRows(first, prepared, typed);
  const decisions = await judgeSuspects(first, prepared, { typed, layout: layoutOf(context, prepared) });
  const repaired = await typeRepaired(context, prepared, decisions);
  const view = await settleRows(context, decisions, [typed, ...repaired.map(({ typed: name }) => name)]);
  const kept = { ...first, relation: `(SELECT * FROM ${relation} ANTI JOIN ${prefix}_out USING (rn))` };
  const { amounts, dates } = prepared;
  return {
    view,
    decisions,
    dropped: [...droppedValues(kept, prepared), ...repaired.flatMap(({ dropped }) => dropped)],
    ...(context.period === undefined ? {} : { period: context.period }),
    ...(amounts === undefined ? {} : { amounts: amounts.convention }),
    ...(dates === undefined ? {} : { dates: { header: dates.header, convention: dates.convention } }),
  };
}

/** Types every row once, doubtful ones too: whatever is asked of them later reads typed columns. */
async function typeRows(context: SectionContext, prepared: PreparedColumns, name: string): Promise<void> {
  const select = selectList(context, prepared);
  await context.db.run(
    `CREATE OR REPLACE TABLE ${name} AS SELECT r.rn, ${select.join(', ')} ${fromClause(context.relation, prepared, select)}`,
  );
}

/** Types the rows that were put right, in the conventions of the others; they bring values that no lookup has seen. */
async function typeRepaired(
  context: SectionContext,
  { amounts, dates }: PreparedColumns,
  { repaired }: RowDecisions,
): Promise<readonly { readonly typed: string; readonly dropped: readonly string[] }[]> {
  if (repaired.length === 0) return [];
  const { db, mapped, hints } = context;
  const prefix = `${context.prefix}_repaired`;
  const columns = mapped.columns.map(({ index }) => `c${index}`);
  await db.run(
    `CREATE OR REPLACE TABLE ${prefix}_text (rn VARCHAR, rad VARCHAR, ${columns.map((name) => `${name} VARCHAR`).join(', ')})`,
  );
  await db.append(
    `${prefix}_text`,
    repaired.map(({ rn, rad, cells }) => [
      rn,
      String(rad),
      ...cells.map((cell) => (cell === '' ? null : cell)),
    ]),
  );
  await db.run(`CREATE OR REPLACE VIEW ${prefix} AS
    SELECT * REPLACE (rn::BIGINT AS rn, rad::BIGINT AS rad), 'shifted' AS anm FROM ${prefix}_text`);
  const settled = {
    ...(amounts === undefined ? {} : { decimal: amounts.convention.decimal }),
    ...(dates === undefined ? {} : { dateOrder: dates.convention.order }),
  };
  const own = { ...context, prefix, relation: prefix, hints: { ...hints, ...settled } };
  const prepared = await prepareColumns(own);
  await typeRows(own, prepared, `${prefix}_typed`);
  return [{ typed: `${prefix}_typed`, dropped: droppedValues(own, prepared) }];
}

/** Queries for the values that were emptied. */
function droppedValues({ relation, mapped }: SectionContext, prepared: PreparedColumns): readonly string[] {
  return [...prepared.dropped].map(
    ([column, { raw, condition }]) =>
      `SELECT ${quoteLiteral(mapped.section.fil)} AS fil, r.rad AS rad, ${quoteLiteral(column)} AS kolumn, ${raw} AS varde,
        'value-not-understood' AS orsak ${fromClause(relation, prepared, [condition])} WHERE ${condition}`,
  );
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

/** The view of the rows that stay, those put right at the end. */
async function settleRows(
  { db, prefix }: SectionContext,
  { aside, quarantined, repaired }: RowDecisions,
  [typed = '', ...more]: readonly string[],
): Promise<string> {
  const out = [...aside, ...quarantined, ...repaired];
  await db.run(`CREATE OR REPLACE TABLE ${prefix}_out_text (rn VARCHAR)`);
  await db.append(
    `${prefix}_out_text`,
    out.map(({ rn }) => [rn]),
  );
  await db.run(`CREATE OR REPLACE VIEW ${prefix}_out AS SELECT rn::BIGINT AS rn FROM ${prefix}_out_text`);
  const kept = out.length === 0 ? typed : `${typed} ANTI JOIN ${prefix}_out USING (rn)`;
  const parts = [kept, ...more].map((name) => `SELECT * EXCLUDE (rn) FROM ${name}`);
  await stackRows(db, `${prefix}_staged`, parts);
  return `${prefix}_staged`;
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
