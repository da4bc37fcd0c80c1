import { rawColumn, type CleanContext, type PreparedColumns } from './clean-context.ts';
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
  const badDate = badDateCondition(context);
  const query = `SELECT r.*, (${amount})::VARCHAR AS amount, ${badDate} AS bad_date
    FROM ${relation} AS r ${prepared.joins.join(' ')}
    WHERE ${suspectCondition(context, layout, { amount, badDate })} ORDER BY r.rn`;
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

/** A date or period that is there and isn't understood. */
function badDateCondition(context: CleanContext): string {
  const conditions = ['datum', 'period'].flatMap((target) => {
    const raw = rawColumn(context, target);
    return raw === undefined ? [] : [`(trim(r.${raw}) <> '' AND ${context.prefix}_${target}.v IS NULL)`];
  });
  return conditions.length === 0 ? 'false' : `coalesce(${conditions.join(' OR ')}, false)`;
}

const totalBeginnings = `('tot', 'sum', 'slu', 'del', 'sub', 'gra')`;

function suspectCondition(
  context: CleanContext,
  layout: RowLayout,
  { amount, badDate }: { readonly amount: string; readonly badDate: string },
): string {
  // Lists of units are short: every row is judged.
  if (layout.table !== 'ledger') return 'true';
  const { width } = context.mapped.section.raw;
  const supplier = rawColumn(context, 'leverantor') ?? rawColumn(context, 'leverantor_id') ?? 'c0';
  const beyond = Array.from(
    { length: width - layout.headers.length },
    (_, index) => `r.c${layout.headers.length + index} <> ''`,
  );
  const mayBeTotals = [...new Set(['c0', 'c1', 'c2', supplier])]
    .filter((column) => Number(column.slice(1)) < width)
    .map((column) => `lower(left(trim(r.${column}), 3)) IN ${totalBeginnings}`);
  const conditions = [
    `(${amount}) IS NULL`,
    badDate,
    `coalesce(trim(r.${supplier}), '') = ''`,
    ...beyond,
    ...mayBeTotals,
  ];
  return conditions.map((condition) => `coalesce(${condition}, false)`).join(' OR ');
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
    const [row] = await db.rows(`SELECT coalesce(sum(${amount}), 0)::VARCHAR AS total FROM ${relation} AS r
      ${prepared.joins.join(' ')} WHERE ${where} AND r.rn NOT IN (${out.join(', ')})`);
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
