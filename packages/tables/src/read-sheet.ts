import { serialDay } from './clean-date.ts';
import type { TextRecord } from './read-csv.ts';
import { withoutSeparator } from './read-staging.ts';
import type { Workbook } from './read-workbook.ts';
import { utf8Text, xmlEvents } from './read-xml-events.ts';

/** Rows of a sheet in batches; `line` is the row number as the spreadsheet shows it. Empty rows are left out. */
export async function* readSheet(
  bytes: AsyncIterable<unknown>,
  workbook: Workbook,
): AsyncGenerator<readonly TextRecord[]> {
  const collector = new RowCollector(workbook);
  for await (const _ of xmlEvents(utf8Text(bytes), collector)) {
    if (collector.rows.length > 0) yield collector.take();
  }
}

/** Builds rows from the events of a sheet (ECMA-376 part 1, 18.3.1). */
class RowCollector {
  readonly #workbook: Workbook;
  rows: TextRecord[] = [];
  #cells: string[] = [];
  #row = 0;
  #column = 0;
  #type = 'n';
  #style = 0;
  #value = '';
  #inValue = false;

  constructor(workbook: Workbook) {
    this.#workbook = workbook;
  }

  take(): readonly TextRecord[] {
    const taken = this.rows;
    this.rows = [];
    return taken;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') {
      this.#row = Number(attributes['r'] ?? this.#row + 1);
      this.#column = 0;
      this.#cells = [];
    } else if (name === 'c') {
      this.#column = columnOf(attributes['r']) ?? this.#column;
      this.#type = attributes['t'] ?? 'n';
      this.#style = Number(attributes['s'] ?? 0);
      this.#value = '';
    }
    this.#inValue = name === 'v' || name === 't';
  }

  text(piece: string): void {
    if (this.#inValue) this.#value += piece;
  }

  close(name: string): void {
    this.#inValue = false;
    if (name === 'c') {
      const text = this.#cellText();
      while (this.#cells.length < this.#column) this.#cells.push('');
      this.#cells[this.#column] = text;
      this.#column += 1;
    } else if (name === 'row' && this.#cells.some((cell) => cell !== '')) {
      this.rows.push({ cells: this.#cells, line: this.#row });
    }
  }

  #cellText(): string {
    const value = this.#value;
    if (this.#type === 's') return this.#workbook.sharedStrings[Number(value)] ?? '';
    if (this.#type !== 'n') return withoutSeparator(value);
    if (value === '') return '';
    const isDate = this.#workbook.dateStyles[this.#style] === true && Number(value) >= 1;
    return (isDate ? serialDay(Number(value), this.#workbook.epoch) : undefined) ?? numberText(Number(value));
  }
}

/** `C12` → 2 */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/**
 * A number as text in fifteen digits, as spreadsheets show it: 68449.289999999994 is 68449.29. Exactly three decimals get
 * a zero more, so that they can't be taken for thousands.
 */
export function numberText(number: number): string {
  if (!Number.isFinite(number)) return '';
  const rounded = Number(number.toPrecision(15));
  const text = String(rounded).includes('e') ? plainNumber(rounded) : String(rounded);
  return /\.\d{3}$/.test(text) ? `${text}0` : text;
}

const plainNumber = (number: number): string =>
  Math.abs(number) >= 1
    ? BigInt(Math.round(number)).toString()
    : number.toFixed(12).replace(/0+$/, '').replace(/\.$/, '');
