/** A stretch of time that a file or a row speaks of. */
export interface Period {
  /** `2020-01`, `2020-13` (the adjustment period of the closing), or `2020`. */
  readonly from: string;
  /** Same as `from` for one month; the last month of a quarter or range. */
  readonly to: string;
}

const monthNames: readonly (readonly string[])[] = [
  ['januari', 'january', 'jan'],
  ['februari', 'february', 'feb', 'febr'],
  ['mars', 'march', 'mar'],
  ['april', 'apr'],
  ['maj', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['augusti', 'august', 'aug'],
  ['september', 'sept', 'sep'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
];

const monthByName: ReadonlyMap<string, number> = new Map(
  monthNames.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);

/** 1–12 for a Swedish or English name of a month, short or long. */
export const monthNumber = (name: string): number | undefined =>
  monthByName.get(name.toLowerCase().replace(/\.$/, ''));

/** `2020-01` */
export const yearMonth = (year: number, month: number): string => `${year}-${String(month).padStart(2, '0')}`;

const year = '((?:19|20)\\d\\d)';
const month = '(1[0-3]|0[1-9])';
const name = `(${monthNames
  .flat()
  .toSorted((a, b) => b.length - a.length)
  .join('|')})`;
const gap = '[\\s_.,/-]*';
const range = '\\s*(?:-|–|—|_|till|t\\.?o\\.?m\\.?|to)\\s*';
/** No digit or letter directly beside: `120201` is no period, `faktura_202001.csv` has one. */
const start = '(?<![\\p{L}\\p{N}])';
const end = '(?![\\p{L}\\p{N}])';

interface Form {
  readonly pattern: RegExp;
  readonly read: (groups: readonly string[]) => Period;
}

const form = (pattern: string, read: Form['read']): Form => ({ pattern: new RegExp(pattern, 'iu'), read });
const single = (value: string): Period => ({ from: value, to: value });
const named = (text = ''): number => monthNumber(text) ?? 1;
const between = (from: readonly [string, number], to: readonly [string, number]): Period => ({
  from: yearMonth(Number(from[0]), from[1]),
  to: yearMonth(Number(to[0]), to[1]),
});
const quarter = (text: string, number: string): Period => {
  const last = Number(number) * 3;
  return between([text, last - 2], [text, last]);
};

/** Most specific first: the first that occurs in the text decides. */
const forms: readonly Form[] = [
  form(
    `${start}${year}-?${month}-?[0-3]\\d${range}${year}-?${month}-?[0-3]\\d${end}`,
    ([y1 = '', m1, y2 = '', m2]) => between([y1, Number(m1)], [y2, Number(m2)]),
  ),
  form(`${start}${year}-?${month}${range}${year}-?${month}${end}`, ([y1 = '', m1, y2 = '', m2]) =>
    between([y1, Number(m1)], [y2, Number(m2)]),
  ),
  form(`${start}${year}(?:-${month}-|${month})([0-3]\\d)${end}`, ([y = '', long, short]) =>
    single(yearMonth(Number(y), Number(long ?? short))),
  ),
  form(`${start}${name}${range}${name}${gap}${year}${end}`, ([m1, m2, y = '']) =>
    between([y, named(m1)], [y, named(m2)]),
  ),
  form(`${start}${year}${gap}${name}${range}${name}${end}`, ([y = '', m1, m2]) =>
    between([y, named(m1)], [y, named(m2)]),
  ),
  form(`${start}${year}${gap}(?:kv|q|kvartal|quarter)${gap}([1-4])${end}`, ([y = '', q = '']) =>
    quarter(y, q),
  ),
  form(`${start}(?:kv|q|kvartal|quarter)${gap}([1-4])${gap}${year}${end}`, ([q = '', y = '']) =>
    quarter(y, q),
  ),
  form(`${start}([1-4])(?::a|:e)?${gap}kvartalet${gap}${year}${end}`, ([q = '', y = '']) => quarter(y, q)),
  form(`${start}${year}${gap}(?:p|period)${gap}(1[0-3]|0?[1-9])${end}`, ([y = '', m]) =>
    single(yearMonth(Number(y), Number(m))),
  ),
  form(`${start}(?:p|period)${gap}(1[0-3]|0?[1-9])${gap}${year}${end}`, ([m, y = '']) =>
    single(yearMonth(Number(y), Number(m))),
  ),
  form(`${start}${name}${gap}(?:månad${gap})?${year}${end}`, ([m, y = '']) =>
    single(yearMonth(Number(y), named(m))),
  ),
  form(`${start}${year}${gap}${name}${end}`, ([y = '', m]) => single(yearMonth(Number(y), named(m)))),
  form(`${start}${year}[-_./ ]?${month}${end}`, ([y = '', m]) => single(yearMonth(Number(y), Number(m)))),
  form(`${start}${month}[-_./ ]${year}${end}`, ([m, y = '']) => single(yearMonth(Number(y), Number(m)))),
  form(`${start}${year}${range}${year}${end}`, ([from = '', to = '']) => ({ from, to })),
  form(`${start}${year}${end}`, ([y = '']) => single(y)),
];

/** When an export was made says nothing of what it holds. */
const madeOn =
  /(?:utskriv\p{L}*|utskrift\p{L}*|skapad|uttag\p{L}*|uppdaterad|genererad|körning\p{L}*|printed|created|generated|updated)\P{N}{0,15}\d{4}-?\d\d-?\d\d/giu;

/**
 * The period that a title or file name names, in its many spellings: `202601`, `2026-01`, `Juli 2021`, `2021 kv 2`,
 * `jan-mars 2020`, `2022-P13`, `2020`. undefined where it names none.
 */
export function periodOf(text: string): Period | undefined {
  const readable = decodeName(text).replace(madeOn, '').replace(/_/g, ' ');
  for (const { pattern, read } of forms) {
    const match = pattern.exec(readable);
    if (match !== null) return read(match.slice(1));
  }
  return undefined;
}

/** Months that a period spans; a year counts as its twelve. */
const monthsIn = ({ from, to }: Period): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
  Number(to.slice(5) || 12) -
  Number(from.slice(5) || 1) +
  1;

/** The shortest period that any of the texts names, the earlier text's where two are as short: a title says `2024`, the file `202401`. */
export function periodAmong(texts: Iterable<string | undefined>): Period | undefined {
  let shortest: Period | undefined;
  for (const text of texts) {
    const period = text === undefined ? undefined : periodOf(text);
    if (period !== undefined && (shortest === undefined || monthsIn(period) < monthsIn(shortest)))
      shortest = period;
  }
  return shortest;
}

/** File names come percent-encoded in addresses; what isn't valid stays as it is. */
function decodeName(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Whether a month (`2020-01`, `2020-13`) lies in the period. */
export function periodContains(period: Period, month: string): boolean {
  if (month === period.from || month === period.to) return true;
  const ended = period.to.length === 4 ? `${period.to}-13` : period.to;
  return month >= period.from && month <= ended;
}
