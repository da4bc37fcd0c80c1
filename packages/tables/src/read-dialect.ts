import { splitRecords, type CsvDialect, type TextRecord } from './read-csv.ts';

const delimiters = [';', ',', '\t', '|', '¤', '^'];

export interface SniffedDialect extends CsvDialect {
  readonly width: number;
}

/** Records that are enough to tell a dialect. */
const enough = 200;

/**
 * Finds delimiter, quote and line end from the beginning of a file: the delimiter that splits most records into the same
 * number of cells, wide tables before narrow ones. undefined where no delimiter gives two columns: no table.
 * `sep=;` as a first line, which Excel writes, settles it.
 */
export function sniffDialect(head: string, lineEnd: '\n' | '\r'): SniffedDialect | undefined {
  const told = /^sep=(.)\r?[\n\r]/i.exec(head)?.[1];
  const quote = quoteOf(head);
  const candidates = (told === undefined ? delimiters : [told])
    .filter((delimiter) => head.includes(delimiter))
    .map((delimiter) => judge(head, { delimiter, quote, lineEnd }));
  return candidates.toSorted((a, b) => b.score - a.score).find(({ score }) => score > 0)?.dialect;
}

/** Single quotes only where they surround cells and double quotes never do; apostrophes in names are no quotes. */
function quoteOf(head: string): '"' | "'" {
  const surrounds = (quote: string): number =>
    head.match(new RegExp(`(?:^|[;,\\t|])${quote}[^${quote}\\n]*${quote}(?=$|[;,\\t|\\r\\n])`, 'gm'))
      ?.length ?? 0;
  return surrounds('"') === 0 && surrounds("'") > 3 ? "'" : '"';
}

function judge(
  head: string,
  dialect: CsvDialect,
): { readonly score: number; readonly dialect: SniffedDialect } {
  const { records } = splitRecords({ text: head, dialect, line: 1, final: true });
  const sample = records.slice(0, enough);
  const width = usualWidth(sample);
  const fitting = sample.filter(({ cells }) => cells.length === width).length / Math.max(sample.length, 1);
  // Decimal commas and commas in texts split some records, never all of them alike.
  const score = width < 2 ? 0 : fitting ** 2 * Math.log2(width);
  return { score, dialect: { ...dialect, width } };
}

/** The most frequent number of cells; of two equally frequent ones the greater. */
export function usualWidth(records: readonly Pick<TextRecord, 'cells'>[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const [best] = [...counts].toSorted((a, b) => b[1] - a[1] || b[0] - a[0]);
  return best?.[0] ?? 0;
}
