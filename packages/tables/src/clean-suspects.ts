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

interface Judging {
  /** Table of all rows with `rn` and typed columns. */
  readonly typed: string;
  readonly layout: RowLayout;
}

/** Fetches the rows whose values weren't understood or that may be no data, and judges each. */
export async function judgeSuspects(
  context: CleanContext,
  prepared: PreparedColumns,
  { typed, layout }: Judging,
): Promise<RowDecisions> {
  const { db, mapped, relation, prefix } = context;
  const found: Mutable = { aside: [], quarantined: [], repaired: [], wrongTotals: [], perhaps: [] };
  const badTime =
    prepared.badTimes.length === 0 ? 'false' : `coalesce(${prepared.badTimes.join(' OR ')}, false)`;
  const suspects = [
    ...typedConditions(context, layout).map((condition) => `SELECT rn FROM ${typed} WHERE ${condition}`),
    ...rawConditions(context, layout, badTime).map(
      (condition) => `SELECT r.rn ${fromClause(relation, prepared, [condition])} WHERE ${condition}`,
    ),
  ];
  await db.run(`CREATE OR REPLACE TABLE ${prefix}_suspects AS ${suspects.join(' UNION ')}`);
  const rows = `(SELECT d.*, t.${layout.table === 'ledger' ? 'belopp' : 'rn'}::VARCHAR AS amount
    FROM ${relation} AS d SEMI JOIN ${prefix}_suspects USING (rn) JOIN ${typed} AS t USING (rn))`;
  const query = `SELECT r.*, ${badTime} AS bad_time ${fromClause(rows, prepared, [badTime])} ORDER BY r.rn`;
  for await (const batch of db.batches(query)) {
    for (const row of batch) {
      const at = { rn: row['rn'] as string, rad: Number(row['rad']) };
      const cells = cellsOf(row, mapped.section.raw.width);
      const amount = row['amount'] as string | null;
      const verdict = judgeRow(
        { cells, amountValid: amount !== null, dateValid: row['bad_time'] !== true },
        layout,
      );
      note(found, at, { verdict, amount: amount ?? '' });
    }
  }
  if (found.perhaps.length > 0) await addUp(context, typed, found);
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

/** Conditions on the typed columns: no amount, no supplier, or a total's word in the supplier's place. */
function typedConditions(context: CleanContext, layout: RowLayout): readonly string[] {
  // Lists of units are short: every row is judged.
  if (layout.table !== 'ledger') return ['true'];
  const supplier = rawColumn(context, 'leverantor') === undefined ? 'leverantor_id' : 'leverantor';
  return ['belopp IS NULL', `${supplier} IS NULL`, `regexp_matches(${supplier}, '${totalBeginning}')`];
}

/** Conditions on the text: a time that isn't understood, and cells beyond the last column. */
function rawConditions({ mapped }: CleanContext, { headers }: RowLayout, badTime: string): readonly string[] {
  const beyond = mapped.section.raw.width - headers.length;
  const overlong = Array.from({ length: beyond }, (_, index) => `r.c${headers.length + index} <> ''`);
  return [...(badTime === 'false' ? [] : [badTime]), ...overlong];
}

/** More candidates or bad rows than this are no totals but a file of sparse rows; then only words count. */
const mostTotals = 500;
const mostOut = 20_000;

/**
 * A candidate is a total if it says so, or if it is the sum of all rows or of those since the candidate before it. One that
 * says so and differs is reported; one that doesn't say so and differs is data.
 */
async function addUp({ db }: CleanContext, typed: string, found: Mutable): Promise<void> {
  const out = [...found.aside, ...found.quarantined, ...found.perhaps].map(({ rn }) => rn);
  const sumOf = async (where: string): Promise<string> => {
    const [row] = await db.rows(`SELECT coalesce(sum(belopp), 0)::VARCHAR AS total FROM ${typed}
      WHERE ${where} AND rn NOT IN (${out.join(', ')})`);
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
    const since = total === whole ? whole : await sumOf(`rn > ${before} AND rn < ${rn}`);
    const agrees = total === since || total === whole;
    if (said || (agrees && total !== '0.00')) found.aside.push({ rn, rad, reason: 'total' });
    if (said && !agrees) found.wrongTotals.push({ rad, total, sum: before === '-1' ? whole : since });
    before = rn;
  }
}
