import {
  keyPart,
  rawColumn,
  type Building,
  type CleanContext,
  type PreparedColumns,
} from './clean-context.ts';
import { prepareDates, prepareMonths } from './clean-date-column.ts';
import type { Period } from './clean-period.ts';

/** Day and period of each row, from columns of dates, periods, years and months, or else from the file. */
export async function prepareTime(
  context: CleanContext,
  building: Building,
): Promise<PreparedColumns['dates']> {
  const days: string[] = [];
  const periods: string[] = [];
  let dates: PreparedColumns['dates'];
  for (const target of ['datum', 'uppdaterad', 'period']) {
    const column = context.mapped.columns.find((mapping) => mapping.target === target);
    if (column === undefined) continue;
    const lookup = `${context.prefix}_${target}`;
    const prepared = await prepareDates(
      context.db,
      { relation: context.relation, column: `c${column.index}`, lookup },
      context,
    );
    building.joins.set(lookup, `trim(r.c${column.index})`);
    if (prepared.unread > 0)
      building.badTimes.push(`(trim(r.c${column.index}) <> '' AND ${lookup}.v IS NULL)`);
    days.push(`${lookup}.day`);
    periods.push(`${lookup}.period`);
    dates ??= { ...prepared, header: column.header };
  }
  await prepareYearAndMonth(context, building, periods);
  const day = days.length === 0 ? undefined : `coalesce(${days.join(', ')})::DATE`;
  if (context.mapped.table !== 'ledger') {
    if (day !== undefined) building.expressions.set('uppdaterad', day);
    return dates;
  }
  if (day !== undefined) building.expressions.set('datum', day);
  const ofFile = periodOfFile(context.period);
  if (ofFile !== undefined) periods.push(`'${ofFile}'`);
  if (periods.length > 0) building.expressions.set('period', `coalesce(${periods.join(', ')})`);
  return dates;
}

/** A month or a year; a quarter or longer says only the year. */
function periodOfFile(period: Period | undefined): string | undefined {
  if (period === undefined) return undefined;
  if (period.from === period.to) return period.from;
  return period.from.slice(0, 4) === period.to.slice(0, 4) ? period.from.slice(0, 4) : undefined;
}

async function prepareYearAndMonth(
  context: CleanContext,
  building: Building,
  periods: string[],
): Promise<void> {
  const year = rawColumn(context, 'ar');
  const month = rawColumn(context, 'manad');
  if (year === undefined && month === undefined) return;
  const key = `${keyPart(year)} || ' ' || ${keyPart(month)}`;
  const lookup = `${context.prefix}_manad`;
  await prepareMonths(
    context.db,
    { relation: context.relation, key, lookup },
    context.period?.from.slice(0, 4),
  );
  building.joins.set(lookup, key);
  periods.push(`${lookup}.period`);
}
