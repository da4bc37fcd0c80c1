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
