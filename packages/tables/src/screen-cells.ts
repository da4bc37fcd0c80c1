import type { TableKind } from './columns.ts';
import type { DuckDb } from './duckdb.ts';
import { quoteLiteral, textIn } from './duckdb.ts';
import { isSerial, judgedColumns, seriesIn } from './screen-cell.ts';
import type { Lexicon } from './screen-lexicon.ts';
import type { DecisionTally } from './screen-report.ts';
import type { MaskRule } from './screen-supplier.ts';

export interface MaskedColumn {
  readonly column: string;
  readonly rule: MaskRule;
}

/**
 * Judges the distinct cell values of `cleaned` and leaves those to be masked in the table `masked_cells` (kolumn, varde,
 * regel). Gives the columns and rules that there are.
 */
export async function maskCells(
  db: DuckDb,
  table: TableKind,
  { lexicon, tally }: { readonly lexicon: Lexicon; readonly tally: DecisionTally },
): Promise<readonly MaskedColumn[]> {
  await db.run('CREATE OR REPLACE TEMP TABLE masked_cells (kolumn VARCHAR, varde VARCHAR, regel VARCHAR)');
  const found: MaskedColumn[] = [];
  for (const { name, worth, judge } of judgedColumns(table, lexicon)) {
    const values: string[] = [];
    for await (const batch of db.batches(
      `SELECT DISTINCT ${name} AS v FROM cleaned WHERE ${name} IS NOT NULL AND ${worth} ORDER BY ALL`,
    )) {
      for (const row of batch) values.push(textIn(row, 'v'));
    }
    const series = seriesIn(values);
    const masked = values.flatMap((value): [string, string, MaskRule][] => {
      const rule = isSerial(value, series) ? undefined : judge(value);
      return rule === undefined ? [] : [[name, value, rule]];
    });
    for (const [, , rule] of masked) tally.add({ column: name, rule, masked: true }, 0);
    if (masked.length === 0) continue;
    for (const rule of new Set(masked.map(([, , regel]) => regel))) found.push({ column: name, rule });
    await db.append('masked_cells', masked);
  }
  return found;
}

/** Units whose postings are published as sums, as an SQL list; undefined where there are none. */
export async function sensitiveUnits(db: DuckDb, lexicon: Lexicon): Promise<string | undefined> {
  if (lexicon.sensitiveUnits.publish === 'rows') return undefined;
  const units: string[] = [];
  for (const row of await db.rows(
    'SELECT DISTINCT forvaltning AS v FROM cleaned WHERE forvaltning IS NOT NULL ORDER BY ALL',
  )) {
    const unit = textIn(row, 'v');
    const words = unit.toLowerCase();
    if (lexicon.sensitiveUnits.words.some((word) => startsWord(words, word))) units.push(quoteLiteral(unit));
  }
  return units.length === 0 ? undefined : units.join(', ');
}

/** `lss` is a unit's name or the start of a word in it, not the middle of `Hälsstigen`. */
function startsWord(text: string, word: string): boolean {
  for (let place = text.indexOf(word); place >= 0; place = text.indexOf(word, place + 1)) {
    const before = text[place - 1] ?? ' ';
    const after = text[place + word.length] ?? ' ';
    if (!/\p{L}/u.test(before) && (word.length > 3 || !/\p{L}/u.test(after))) return true;
  }
  return false;
}
