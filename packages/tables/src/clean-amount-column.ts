import { amountConvention, readAmount, type AmountConvention } from './clean-amount.ts';
import { createLookup, type LookupResult } from './clean-lookup.ts';
import { quoteLiteral, type DuckDb } from './duckdb.ts';

/** SQL for the amounts of a column `c<n>` of relation `r`; rows that it gives NULL for can't be understood. */
export interface AmountColumn {
  readonly convention: AmountConvention;
  /** DECIMAL(18,2). */
  readonly expression: string;
  /** Value that is looked up in the lookup table; absent where none is odd. */
  readonly key?: string;
  /** BOOLEAN: the source had decimals that were rounded away. */
  readonly rounded: string;
}

interface Shapes {
  readonly counts: readonly (readonly [string, number])[];
  /** Every sign that occurs, digits left out. */
  readonly signs: ReadonlySet<string>;
  /** True where all values are whole numbers or have one or two decimals after one and the same sign: nothing is odd. */
  readonly areSimple: boolean;
}

const removable = [' ', '\u00a0', '\u2007', '\u2009', '\u202f', "'", '’'];

/**
 * Prepares the amounts of a column: the convention from the shapes of all values, an SQL cast for the bulk of them, and a
 * lookup table for odd ones (`(1,234.00)`, `12-`, `1,00 kr`), which are read here.
 */
export async function prepareAmounts(
  db: DuckDb,
  source: { readonly relation: string; readonly column: string; readonly lookup: string },
  decimal: ',' | '.' | undefined,
): Promise<AmountColumn> {
  const { column, lookup, relation } = source;
  const shapes = await readShapes(db, relation, column);
  const found = amountConvention(shapes.counts);
  const convention = decimal === undefined ? found : { ...found, decimal, trusted: true, guessed: false };
  const fast = fastCast(`r.${column}`, convention, shapes.signs);
  const isPlain = shapes.areSimple && convention.trusted;
  const size = isPlain ? 0 : (await readOddAmounts(db, { ...source, fast }, convention)).size;
  const exact = `try_cast(${bare(`r.${column}`, convention, shapes.signs)} AS DECIMAL(38,10))`;
  const wasRounded = convention.decimals > 2 ? `${exact} <> round(${exact}, 2)` : 'false';
  if (size === 0) return { convention, expression: fast, rounded: wasRounded };
  return {
    convention,
    expression: `coalesce(${fast}, ${lookup}.belopp::DECIMAL(18,2))`,
    key: `CASE WHEN ${fast} IS NULL THEN trim(r.${column}) END`,
    rounded: `coalesce(${lookup}.rounded = '1', ${wasRounded}, false)`,
  };
}

/**
 * Shapes that the cast understands whatever the digits, each with what it matches in DuckDB's RE2; blanks are told apart
 * because each kind must be taken out by name.
 */
const simpleShapes: readonly (readonly [shape: string, pattern: string])[] = [
  ['9,99', '-?[0-9]+,[0-9][0-9]?'],
  ['9.99', '-?[0-9]+[.][0-9][0-9]?'],
  ['9 9,99', '-?[0-9][0-9 ]*,[0-9][0-9]?'],
  ['9', '-?[0-9]+'],
  ['9\u00a09,99', '-?[0-9][0-9\\x{A0}]*,[0-9][0-9]?'],
  ['9 9', '-?[0-9][0-9 ]*'],
];

/**
 * Values with the digits before the first sign made one, four or a zero, and every other digit a nine: few, and telling.
 * The simplest shapes are told first, so that the bulk costs little.
 */
async function readShapes(db: DuckDb, relation: string, column: string): Promise<Shapes> {
  // Every step is inside the last branch, so that it is computed for the values that get there only.
  const unsigned = `ltrim(v, '-')`;
  const tail = `ltrim(${unsigned}, '0123456789')`;
  const lead = `CASE WHEN ${unsigned} LIKE '0_%' THEN '0' WHEN length(${unsigned}) - length(${tail}) > 3 THEN '9999'
    WHEN length(${unsigned}) = length(${tail}) THEN '' ELSE '9' END`;
  const simple = simpleShapes.map(
    ([shape, pattern]) => `WHEN regexp_full_match(v, '${pattern}') THEN '${shape}'`,
  );
  const rows = await db.rows(`
    SELECT CASE ${simple.join(' ')} ELSE ${lead} || translate(${tail}, '0123456789', '9999999999') END AS shape,
      count(*)::INTEGER AS n
    FROM (SELECT ${column} AS v FROM ${relation}) WHERE v <> '' GROUP BY ALL ORDER BY n DESC, shape LIMIT 5000`);
  const counts = rows.map(({ shape, n }) => [shape as string, n as number] as const);
  const signs = new Set(counts.flatMap(([shape]) => shape.replace(/\d/g, '').split('')));
  const known = new Set(simpleShapes.map(([shape]) => shape));
  const areSimple = counts.every(([shape]) => known.has(shape)) && !(signs.has(',') && signs.has('.'));
  return { counts, signs, areSimple };
}

/** Reads the values that the cast doesn't understand. */
const readOddAmounts = (
  db: DuckDb,
  { relation, column, lookup, fast }: { relation: string; column: string; lookup: string; fast: string },
  convention: AmountConvention,
): Promise<LookupResult> => {
  const query = `SELECT DISTINCT trim(${column}) AS v FROM ${relation} AS r WHERE trim(${column}) <> '' AND ${fast} IS NULL`;
  return createLookup(db, { name: lookup, outputs: ['belopp', 'rounded'], query }, (text) => {
    const amount = readAmount(text, convention);
    return amount === undefined ? undefined : [amount.text, amount.rounded ? '1' : null];
  });
};

/** The value without blanks and with a decimal point; no other sign is touched. */
function bare(value: string, { decimal }: AmountConvention, signs: ReadonlySet<string>): string {
  const stripped = removable
    .filter((sign) => signs.has(sign))
    .reduce((text, sign) => `replace(${text}, ${quoteLiteral(sign)}, '')`, value);
  return decimal === ',' && signs.has(',') ? `replace(${stripped}, ',', '.')` : stripped;
}

function fastCast(value: string, convention: AmountConvention, signs: ReadonlySet<string>): string {
  if (!convention.trusted) return 'NULL::DECIMAL(18,2)';
  const { decimal, decimals } = convention;
  const text = bare(value, convention, signs);
  const cast =
    decimals > 2
      ? `round(try_cast(${text} AS DECIMAL(38,10)), 2)::DECIMAL(18,2)`
      : `try_cast(${text} AS DECIMAL(18,2))`;
  const thousands = decimal === ',' ? '.' : ',';
  if (!signs.has(thousands)) return cast;
  const grouped = `regexp_full_match(${value}, '-?[0-9]{1,3}([${thousands}][0-9]{3})*[${decimal}][0-9]{1,2}')`;
  const joined = `try_cast(replace(replace(${value}, '${thousands}', ''), '${decimal}', '.') AS DECIMAL(18,2))`;
  return `CASE WHEN NOT contains(${value}, '${thousands}') THEN ${cast} WHEN ${grouped} THEN ${joined} END`;
}
