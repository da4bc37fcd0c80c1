import { prepareAccounts } from './clean-account-columns.ts';
import { prepareAmounts, type AmountColumn } from './clean-amount-column.ts';
import { rawColumn, type Building, type CleanContext, type PreparedColumns } from './clean-context.ts';
import { preparePoints } from './clean-point-columns.ts';
import { prepareTexts } from './clean-text-columns.ts';
import { prepareTime } from './clean-time-columns.ts';

/** Decides on every column from all its values and leaves lookup tables in DuckDB. */
export async function prepareColumns(context: CleanContext): Promise<PreparedColumns> {
  const building: Building = { joins: new Map(), expressions: new Map(), badTimes: [], dropped: new Map() };
  await prepareTexts(context, building);
  const amounts = await prepareBelopp(context, building);
  const dates = await prepareTime(context, building);
  if (context.mapped.table === 'ledger') await prepareAccounts(context, building);
  else await preparePoints(context, building);
  return {
    ...building,
    ...(amounts === undefined ? {} : { amounts }),
    ...(dates === undefined ? {} : { dates }),
  };
}

async function prepareBelopp(context: CleanContext, building: Building): Promise<AmountColumn | undefined> {
  const raw = rawColumn(context, 'belopp');
  if (raw === undefined) return undefined;
  const source = { relation: context.relation, column: raw, lookup: `${context.prefix}_belopp` };
  const amounts = await prepareAmounts(context.db, source, context.hints.decimal);
  if (amounts.key !== undefined) building.joins.set(source.lookup, amounts.key);
  building.expressions.set('belopp', amounts.expression);
  return amounts;
}
