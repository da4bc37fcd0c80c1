/** How the amounts of a column are written; decided from all its values, never for a cell (domain 6). */
export interface AmountConvention {
  /** The decimal sign of nearly all values; a value that clearly uses the other one is read as it stands. */
  readonly decimal: ',' | '.';
  /** False where both signs are common, so a value like `1.234` can't be told and is refused. */
  readonly trusted: boolean;
  /** True where only values like `1,234` spoke, read as thousands because money has two decimals. */
  readonly guessed: boolean;
  /** Most decimals seen. */
  readonly decimals: number;
}

export interface Amount {
  /** `-1234.50`: always two decimals, no thousands sign. */
  readonly text: string;
  /** True where the source had more than two decimals that mattered. */
  readonly rounded: boolean;
}

const blanks = /[\s\u00A0\u2007\u2009\u202F'’]/g;
/** Sign, currency and brackets in the orders real files use: `-1`, `1-`, `(1)`, `−1`, `£-1`, `1,00 kr`, `100:-`, `1.00CR`. */
const written =
  /^(?<lead>[-+−–]?\(?[-−–]?)(?:kr|sek|gbp|eur|£|€)?(?<inner>[-+−–]?)(?<number>\d[\d.,]*|[.,]\d+)(?:kr|sek|gbp|eur|£|€)?(?<tail>\)?(?::-|[-−–]|cr|dr)?\)?)(?:kr|sek)?$/i;

/** The number of an amount without sign, blanks and currency, or undefined where the text is no amount. */
function splitAmount(text: string): { readonly number: string; readonly negative: boolean } | undefined {
  const groups = written.exec(text.replace(blanks, ''))?.groups;
  if (groups === undefined) return undefined;
  const { lead = '', inner = '', number = '', tail = '' } = groups;
  if (lead.includes('(') !== tail.includes(')')) return undefined;
  const signs = (lead + inner).replace(/[^-−–(]/g, '').length + (/^\)?(?:[-−–]|cr)/i.test(tail) ? 1 : 0);
  return signs > 1 ? undefined : { number, negative: signs === 1 };
}

/** Whether a text could be an amount in some convention; for recognising columns. */
export const looksLikeAmount = (text: string): boolean => splitAmount(text) !== undefined;

/** A stray value in another convention doesn't make a column doubtful; this share of all clear ones does. */
const doubtfulShare = 0.05;

/** Decides from values, or from their shapes with any digit in place of each digit; `counts` says how many of each. */
export function amountConvention(
  values: Iterable<readonly [value: string, count: number]>,
): AmountConvention {
  const clear = { ',': 0, '.': 0 };
  const unclear = { ',': 0, '.': 0 };
  let decimals = 0;
  for (const [value, count] of values) {
    const evidence = evidenceOf(splitAmount(value)?.number ?? '');
    if (evidence === undefined) continue;
    (evidence.clear ? clear : unclear)[evidence.decimal] += count;
    decimals = Math.max(decimals, evidence.decimals);
  }
  if (clear[','] + clear['.'] === 0) {
    const guessed = unclear[','] + unclear['.'] > 0;
    return {
      decimal: unclear['.'] > unclear[','] ? ',' : '.',
      trusted: unclear[','] === 0 || unclear['.'] === 0,
      guessed,
      decimals,
    };
  }
  const decimal = clear[','] > clear['.'] ? ',' : '.';
  const other = clear[decimal === ',' ? '.' : ','];
  return { decimal, trusted: other <= doubtfulShare * clear[decimal], guessed: false, decimals };
}

/**
 * What one value says of the decimal sign. Two kinds of sign: the last is decimal. One sign twice: thousands, so the other
 * is decimal. One sign once: decimal, unless exactly three digits follow up to three others, which may be thousands.
 */
function evidenceOf(number: string): { decimal: ',' | '.'; decimals: number; clear: boolean } | undefined {
  const signs = number.replace(/\d/g, '');
  if (signs === '') return undefined;
  const last = signs.at(-1) === ',' ? ',' : '.';
  const other = last === ',' ? '.' : ',';
  const decimals = number.length - number.lastIndexOf(last) - 1;
  if (signs.includes(other)) return { decimal: last, decimals, clear: true };
  if (signs.length > 1) return { decimal: other, decimals: 0, clear: true };
  const lead = number.length - decimals - 1;
  return { decimal: last, decimals, clear: decimals !== 3 || lead > 3 || number.startsWith('0') };
}

/** Reads one amount exactly, without floating point. undefined where it can't be understood in the convention. */
export function readAmount(text: string, convention: AmountConvention): Amount | undefined {
  const split = splitAmount(text);
  if (split === undefined) return undefined;
  const evidence = evidenceOf(split.number);
  if (evidence?.clear === false && !convention.trusted) return undefined;
  const decimal = evidence?.clear === true ? evidence.decimal : convention.decimal;
  const parts = split.number.replaceAll(decimal === ',' ? '.' : ',', '').split(decimal);
  if (parts.length > 2 || !thousandsAreGrouped(split.number, decimal)) return undefined;
  return toCents(parts[0] ?? '', parts[1] ?? '', split.negative);
}

/** `1.234.567,50` but not `12.34,50`: a thousands sign is followed by groups of three. */
function thousandsAreGrouped(number: string, decimal: ',' | '.'): boolean {
  const [whole = ''] = number.split(decimal);
  return !/[.,]/.test(whole) || /^\d{1,3}(?:[.,]\d{3})+$/.test(whole);
}

/** Rounds half away from zero to two decimals, on the digits. */
function toCents(whole: string, fraction: string, negative: boolean): Amount {
  const kept = BigInt(`${whole}${fraction.slice(0, 2).padEnd(2, '0')}`);
  const rest = fraction.slice(2);
  const cents = kept + (rest >= '5' ? 1n : 0n);
  const digits = cents.toString().padStart(3, '0');
  const sign = negative && cents !== 0n ? '-' : '';
  return { text: `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`, rounded: /[1-9]/.test(rest) };
}
