import type { PreparedColumns, SectionContext } from './clean-context.ts';
import type { Period } from './clean-period.ts';
import { columnsOf } from './columns.ts';
import { quoteIdentifier, quoteLiteral } from './duckdb.ts';

/** SELECT list of the typed view: the canonical columns in order, then `period`, `rad`, `fil` and `anm`. */
export function selectList(context: SectionContext, prepared: PreparedColumns): string[] {
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

/** Condition for the period of a row to lie outside that of the file. */
export function isOutside(ofRow: string, period: Period): string {
  const to = period.to.length === 4 ? `${period.to}-13` : period.to;
  return `${ofRow} < ${quoteLiteral(period.from)} OR ${ofRow} > ${quoteLiteral(to)}`;
}
