import type { TableKind } from './columns.ts';
import { columnsOf } from './columns.ts';

/** A school or home as one source describes it: published column → text. */
export type UnitRow = Readonly<Record<string, string | null>>;

/** Which source is believed where two describe the same unit differently; it is configuration. */
export interface PrecedenceRule {
  /** `newest`: the row updated last, then the order. `source-order`: the order alone. */
  readonly rule: 'newest' | 'source-order';
  /** Source ids, most trusted first; those not listed come last, by id. */
  readonly order: readonly string[];
}

/** Who says what of the same thing, and whose word stands. */
export interface Conflict {
  /** Regional id of the unit, or key of the supplier. */
  readonly unit: string;
  readonly column: string;
  readonly values: readonly { readonly source: string; readonly value: string }[];
  readonly chosen: string;
  /** `most-rows`: the spelling that most rows use, for names of suppliers. */
  readonly rule: PrecedenceRule['rule'] | 'most-rows';
}

export interface UnitMatch {
  /** One row per unit, `enhet` holding its regional id; gaps are filled from the less trusted sources. */
  readonly units: readonly UnitRow[];
  readonly conflicts: readonly Conflict[];
}

/** Words that say what kind of place it is and not which; sources leave them out or put them in as they please. */
const kindWords =
  /(?<!\p{L})(?:vård|och|omsorgsboende|äldreboende|boende|boendet|särskilt|säbo|vårdboende|gruppboende|demensboende)(?!\p{L})/gu;

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[åä]/g, 'a')
    .replace(/ö/g, 'o')
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');

/** What names the place within the municipality: locality, else street without its number, else nothing. */
const placeOf = (row: UnitRow): string => row['ort'] ?? (row['adress'] ?? '').replace(/\d.*$/, '');

/**
 * The regional id of a unit: the school unit code where there is one, for it is the national key (8 digits); else
 * municipality, name and place, which stay the same when phone, operator or kind are edited.
 */
function unitId(row: UnitRow): string {
  const code = row['skolenhetskod'] ?? '';
  if (/^[1-9]\d{7}$/.test(code)) return code;
  const name = row['namn'] ?? '';
  const telling = name.toLowerCase().replace(kindWords, ' ');
  return [row['kommun_id'] ?? '', slug(telling) === '' ? slug(name) : slug(telling), slug(placeOf(row))]
    .filter((part) => part !== '')
    .join('-');
}

/** Joins rows of the same unit from several sources; `kalla` names each row's source. */
export function matchUnits(
  rows: readonly UnitRow[],
  precedence: PrecedenceRule,
  table: TableKind,
): UnitMatch {
  const groups = new Map<string, UnitRow[]>();
  const idByAlias = new Map<string, string>();
  for (const row of rows) {
    const alias = row['enhets_id'] ?? '';
    const id = idByAlias.get(alias) ?? unitId(row);
    // A national unit id joins rows whose names differ; a school unit code of its own always goes first.
    if (alias !== '' && !/^\d{8}$/.test(unitId(row))) idByAlias.set(alias, id);
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [row]);
    else group.push(row);
  }
  const conflicts: Conflict[] = [];
  const units = [...groups].map(([unit, group]) => {
    const ranked = group.toSorted(byPrecedence(precedence));
    const columns = columnsOf(table).map(({ name }) => name);
    const differing = columns.flatMap((column) => conflictIn(column, unit, { ranked, precedence }) ?? []);
    conflicts.push(...differing);
    return mergeRows(unit, ranked);
  });
  return { units, conflicts };
}

function byPrecedence({ rule, order }: PrecedenceRule): (a: UnitRow, b: UnitRow) => number {
  const place = (row: UnitRow): number => {
    const index = order.indexOf(row['kalla'] ?? '');
    return index < 0 ? order.length : index;
  };
  return (a, b) =>
    (rule === 'newest' ? (b['uppdaterad'] ?? '').localeCompare(a['uppdaterad'] ?? '') : 0) ||
    place(a) - place(b) ||
    (a['kalla'] ?? '').localeCompare(b['kalla'] ?? '');
}

function conflictIn(
  column: string,
  unit: string,
  { ranked, precedence }: { readonly ranked: readonly UnitRow[]; readonly precedence: PrecedenceRule },
): Conflict | undefined {
  if (column === 'uppdaterad') return undefined;
  const values = ranked.flatMap((row) => {
    const value = row[column] ?? '';
    return value === '' ? [] : [{ source: row['kalla'] ?? '', value }];
  });
  const [first] = values;
  const differs = values.some(({ value }) => comparable(value) !== comparable(first?.value ?? ''));
  if (first === undefined || !differs) return undefined;
  return { unit, column, values, chosen: first.value, rule: precedence.rule };
}

/** Case and punctuation are not a disagreement; nor are the decimals of a point beyond some ten metres. */
const comparable = (value: string): string =>
  /^-?\d+\.\d+$/.test(value) ? Number(value).toFixed(4) : value.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

function mergeRows(unit: string, ranked: readonly UnitRow[]): UnitRow {
  const merged: Record<string, string | null> = {};
  for (const row of ranked) {
    for (const [column, value] of Object.entries(row)) merged[column] ??= value;
  }
  return { ...merged, enhet: unit };
}
