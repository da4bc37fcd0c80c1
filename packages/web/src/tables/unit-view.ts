import type { DuckRow, Filter, TableKind } from '@lanskatalog/tables';
import { mostRows, queryAggregates, queryRows } from '@lanskatalog/tables';
import { z } from 'zod';
import type { OpenTables } from './current-tables.ts';
import { tablePaths } from './table-paths.ts';

export type UnitTable = Exclude<TableKind, 'ledger'>;

/** The column that tells units of a table apart in kind. */
export const typeColumn: Readonly<Record<UnitTable, string>> = {
  schools: 'skolform',
  'care-homes': 'boendeform',
};
export const sizeColumn: Readonly<Record<UnitTable, string>> = { schools: 'elever', 'care-homes': 'platser' };

const query = z.object({
  kommun: z
    .string()
    .regex(/^\d{4}$/)
    .optional()
    .catch(undefined),
  typ: z.string().max(80).catch(''),
  drift: z.string().max(40).catch(''),
  namn: z.string().trim().max(100).catch(''),
  sida: z.coerce.number().int().min(1).max(1000).catch(1),
});
export type UnitQuery = z.infer<typeof query>;
export const readUnitQuery = (from: unknown): UnitQuery => query.parse(from);

/** A cell as text; '' for an empty one. */
export const textIn = (row: DuckRow, column: string): string => {
  const value = row[column];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

/** The address of a page of the list. */
export function unitsAddress(table: UnitTable, { sida, ...filters }: UnitQuery): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) {
    if (value !== undefined && value !== '') query.set(name, value);
  }
  if (sida > 1) query.set('sida', String(sida));
  const text = query.toString();
  return `${tablePaths[table]}${text === '' ? '' : `?${text}`}`;
}

export interface UnitView {
  readonly filters: readonly Filter[];
  /** Those of the page. */
  readonly rows: readonly DuckRow[];
  /** Those of all pages, in the same order: the map is not cut where the list is. */
  readonly all: readonly DuckRow[];
  readonly total: number;
  readonly types: readonly string[];
  readonly operators: readonly string[];
}

export const unitsPerPage = 500;

/** Schools or homes that fit, and what one can choose from. */
export async function unitView(
  { tables }: OpenTables,
  table: UnitTable,
  asked: UnitQuery,
): Promise<UnitView> {
  const filters: Filter[] = [];
  const add = (column: string, operator: Filter['operator'], value: string | undefined): void => {
    if (value !== undefined && value !== '') filters.push({ column, operator, values: [value] });
  };
  add('kommun_id', 'eq', asked.kommun);
  add(typeColumn[table], 'eq', asked.typ);
  add('huvudman_typ', 'eq', asked.drift);
  add('namn', 'contains', asked.namn);
  const all = await allRows(tables, table, filters);
  const from = (asked.sida - 1) * unitsPerPage;
  const choices = (column: string) => choicesOf(tables, table, column);
  return {
    filters,
    rows: all.slice(from, from + unitsPerPage),
    all,
    total: all.length,
    types: await choices(typeColumn[table]),
    operators: await choices('huvudman_typ'),
  };
}

const mostUnits = 20_000;

async function allRows(
  tables: OpenTables['tables'],
  table: UnitTable,
  filters: readonly Filter[],
): Promise<readonly DuckRow[]> {
  const sort = ['kommun_id', 'namn'].map((column) => ({ column, descending: false }));
  const rows: DuckRow[] = [];
  for (let more = true; more && rows.length < mostUnits;) {
    const found = await queryRows(tables, { table, filters, sort, limit: mostRows, offset: rows.length });
    if (found.kind === 'mistake') throw new Error(`a filter of ours is wrong: ${found.column}`);
    rows.push(...found.rows);
    more = found.rows.length === mostRows;
  }
  return rows;
}

async function choicesOf(
  tables: OpenTables['tables'],
  table: UnitTable,
  column: string,
): Promise<readonly string[]> {
  const answer = await queryAggregates(tables, {
    table,
    filters: [{ column, operator: 'empty', values: ['false'] }],
    groupBy: [column],
    sort: [{ column, descending: false }],
    limit: 60,
    offset: 0,
  });
  if (answer.kind === 'mistake') return [];
  return answer.groups.map((row) => row[column]).filter((value) => typeof value === 'string');
}
