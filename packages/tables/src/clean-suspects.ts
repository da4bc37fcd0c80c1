import { fromClause, rawColumn, type CleanContext, type PreparedColumns } from './clean-context.ts';
import { judgeRow, type AsideReason, type RowLayout } from './clean-row.ts';
import type { QuarantineReason } from './columns.ts';
import { cellsOf } from './map-section.ts';

interface Located {
  readonly rn: string;
  readonly rad: number;
}

/** What was decided on the rows that didn't come through as they are. */
export interface RowDecisions {
  readonly aside: readonly (Located & { readonly reason: AsideReason })[];
  readonly quarantined: readonly (Located & {
    readonly column: string;
    readonly value: string;
    readonly reason: QuarantineReason;
  })[];
  readonly repaired: readonly (Located & { readonly cells: readonly string[] })[];
  /** Totals that the rows don't add up to. */
  readonly wrongTotals: readonly { readonly rad: number; readonly total: string; readonly sum: string }[];
}

interface Mutable {
  readonly aside: (Located & { reason: AsideReason })[];
  readonly quarantined: (Located & { column: string; value: string; reason: QuarantineReason })[];
  readonly repaired: (Located & { cells: readonly string[] })[];
  readonly wrongTotals: { rad: number; total: string; sum: string }[];
  readonly perhaps: (Located & { said: boolean; amount: string })[];
}

/** Fetches the rows whose values weren't understood or that may be no data, and judges each. */
export async function judgeSuspects(
  context: CleanContext,
  prepared: PreparedColumns,
  layout: RowLayout,
): Promise<RowDecisions> {
  const { db, mapped, relation } = context;
  const found: Mutable = { aside: [], quarantined: [], repaired: [], wrongTotals: [], perhaps: [] };
  const amount = prepared.expressions.get('belopp') ?? 'NULL';
  const badDate =
    prepared.badTimes.length === 0 ? 'false' : `coalesce(${prepared.badTimes.join(' OR ')}, false)`;
  // A query for each condition reads its one column only; joined by OR they cost twice as much.
  const suspects = suspectConditions(context, layout, { amount, badDate })
    .map((condition) => `SELECT r.rn ${fromClause(relation, prepared, [condition])} WHERE ${condition}`)
    .join(' UNION ');
  await db.run(`CREATE OR REPLACE TABLE ${context.prefix}_suspects AS ${suspects}`);
  const query = `SELECT r.*, (${amount})::VARCHAR AS amount, ${badDate} AS bad_date
    ${fromClause(`(SELECT * FROM ${relation} SEMI JOIN ${context.prefix}_suspects USING (rn))`, prepared, [amount, badDate])} ORDER BY r.rn`;
  for await (const batch of db.batches(query)) {
    for (const row of batch) {
      const at = { rn: row['rn'] as string, rad: Number(row['rad']) };
      const cells = cellsOf(row, mapped.section.raw.width);
      const said = row['amount'] as string | null;
      note(found, at, {
        verdict: judgeRow({ cells, amountValid: said !== null, dateValid: row['bad_date'] !== true }, layout),
        amount: said ?? '',
      });
    }
  }
  if (found.perhaps.length > 0) await addUp(context, prepared, found);
  return found;
}

function note(
  found: Mutable,
  at: Located,
  { verdict, amount }: { readonly verdict: ReturnType<typeof judgeRow>; readonly amount: string },
): void {
  switch (verdict.kind) {
    case 'keep':
      return;
    case 'aside':
      found.aside.push({ ...at, reason: verdict.reason });
      return;
    case 'perhaps-total':
      found.perhaps.push({ ...at, said: verdict.said, amount });
      return;
    case 'repaired':
      found.repaired.push({ ...at, cells: verdict.cells });
      return;
    case 'quarantine':
      found.quarantined.push({ ...at, column: verdict.column, value: verdict.value, reason: verdict.reason });
  }
}

/** In DuckDB's RE2; `judgeRow` looks closer. */
const totalBeginning = '^ *(?i:tot|sum|slut|del|sub|grand)';

function suspectConditions(
  context: CleanContext,
  layout: RowLayout,
  { amount, badDate }: { readonly amount: string; readonly badDate: string },
): readonly string[] {
  // Lists of units are short: every row is judged.
  if (layout.table !== 'ledger') return ['true'];
  const { width } = context.mapped.section.raw;
  const supplier = `r.${rawColumn(context, 'leverantor') ?? rawColumn(context, 'leverantor_id') ?? 'c0'}`;
  const beyond = Array.from(
    { length: width - layout.headers.length },
    (_, index) => `r.c${layout.headers.length + index} <> ''`,
  );
  return [
    `(${amount}) IS NULL`,
    // A total has its word in the supplier's place, or no supplier at all.
    `${supplier} IS NULL OR ${supplier} = '' OR (starts_with(${supplier}, ' ') AND trim(${supplier}) = '')`,
    `regexp_matches(${supplier}, '${totalBeginning}')`,
    ...(badDate === 'false' ? [] : [badDate]),
    ...beyond,
  ];
}

/** More candidates or bad rows than this are no totals but a file of sparse rows; then only words count. */
const mostTotals = 500;
const mostOut = 20_000;

/**
 * A candidate is a total if it says so, or if it is the sum of all rows or of those since the candidate before it. One that
 * says so and differs is reported; one that doesn't say so and differs is data.
 */
async function addUp(context: CleanContext, prepared: PreparedColumns, found: Mutable): Promise<void> {
  const { db, relation } = context;
  const amount = prepared.expressions.get('belopp') ?? 'NULL';
  const out = [...found.aside, ...found.quarantined, ...found.perhaps].map(({ rn }) => rn);
  const sumOf = async (where: string): Promise<string> => {
    const [row] = await db.rows(`SELECT coalesce(sum(${amount}), 0)::VARCHAR AS total 
      ${fromClause(relation, prepared, [amount])} WHERE ${where} AND r.rn NOT IN (${out.join(', ')})`);
    return row?.['total'] as string;
  };
  if (found.perhaps.length > mostTotals || out.length > mostOut) {
    found.aside.push(
      ...found.perhaps
        .filter(({ said }) => said)
        .map(({ rn, rad }) => ({ rn, rad, reason: 'total' as const })),
    );
    return;
  }
  const whole = await sumOf('true');
  let before = '-1';
  for (const { rn, rad, said, amount: total } of found.perhaps) {
    const since = total === whole ? whole : await sumOf(`r.rn > ${before} AND r.rn < ${rn}`);
    const agrees = total === since || total === whole;
    if (said || (agrees && total !== '0.00')) found.aside.push({ rn, rad, reason: 'total' });
    if (said && !agrees) found.wrongTotals.push({ rad, total, sum: before === '-1' ? whole : since });
    before = rn;
  }
}
