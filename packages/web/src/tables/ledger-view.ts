import type { Aggregates, Filter } from '@lanskatalog/tables';
import { queryAggregates } from '@lanskatalog/tables';
import { z } from 'zod';
import type { OpenTables } from './current-tables.ts';

const codes = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => [value].flat().filter((code) => /^\d{4}$/.test(code)))
  .catch([]);

const query = z.object({
  kommun: codes,
  ar: z
    .string()
    .regex(/^\d{4}$/)
    .optional()
    .catch(undefined),
  grupp: z
    .string()
    .regex(/^\d{2}$/)
    .optional()
    .catch(undefined),
  leverantor: z.string().trim().max(100).catch(''),
  /** One supplier over the whole county, by its regional key. */
  nyckel: z
    .string()
    .regex(/^\P{C}{1,150}$/u)
    .optional()
    .catch(undefined),
});
export type LedgerQuery = z.infer<typeof query>;

/** What the address of the ledger explorer asks for; what makes no sense is taken as not said. */
export const readLedgerQuery = (from: unknown): LedgerQuery => query.parse(from);

function ledgerFilters({ kommun, ar, grupp, leverantor, nyckel }: LedgerQuery): readonly Filter[] {
  const filters: Filter[] = [];
  const add = (column: string, operator: Filter['operator'], values: readonly string[]): void => {
    if (values.length > 0 && values[0] !== '') filters.push({ column, operator, values });
  };
  add('kommun_id', 'in', kommun);
  add('ar', 'eq', [ar ?? '']);
  add('kontogrupp', 'eq', [grupp ?? '']);
  add('leverantor_namn', 'contains', [leverantor]);
  add('leverantor_nyckel', 'eq', [nyckel ?? '']);
  return filters;
}

/** A line of a table of sums. */
export interface Sum {
  /** Values of what is grouped by. */
  readonly keys: readonly string[];
  readonly rows: number;
  /** Kronor. */
  readonly sum: number;
}

export interface LedgerView {
  readonly filters: readonly Filter[];
  readonly byMunicipality: readonly Sum[];
  readonly byMonth: readonly Sum[];
  readonly byGroup: readonly Sum[];
  readonly suppliers: readonly Sum[];
  /** Rows of masked suppliers, which are never ranked. */
  readonly masked: Pick<Sum, 'rows' | 'sum'>;
  readonly years: readonly string[];
}

const suppliersShown = 25;
const mostGroups = 1000;

/** All sums of the explorer for one selection. */
export async function ledgerView({ tables }: OpenTables, asked: LedgerQuery): Promise<LedgerView> {
  const filters = ledgerFilters(asked);
  const sums = async (groupBy: readonly string[], sort: string, limit = mostGroups): Promise<Aggregates> => {
    const order = [{ column: sort, descending: sort === 'summa' }];
    const answer = await queryAggregates(tables, {
      table: 'ledger',
      filters,
      groupBy,
      sort: order,
      limit,
      offset: 0,
    });
    if (answer.kind === 'mistake') throw new Error(`a filter of ours is wrong: ${answer.column}`);
    return answer;
  };
  const suppliers = await sums(['leverantor_nyckel', 'leverantor_namn'], 'summa', suppliersShown);
  return {
    filters,
    byMunicipality: linesOf(await sums(['kommun_id'], 'summa'), ['kommun_id']),
    byMonth: linesOf(await sums(['manad'], 'manad'), ['manad']),
    byGroup: linesOf(await sums(['kontogrupp'], 'summa'), ['kontogrupp']),
    suppliers: linesOf(suppliers, ['leverantor_nyckel', 'leverantor_namn']),
    masked: { rows: suppliers.masked?.rader ?? 0, sum: Number(suppliers.masked?.summa ?? 0) },
    years: await yearsOf(tables),
  };
}

const linesOf = ({ groups }: Aggregates, columns: readonly string[]): readonly Sum[] =>
  groups.map((row) => ({
    keys: columns.map((column) => (typeof row[column] === 'string' ? row[column] : '')),
    rows: Number(row['rader']),
    sum: Number(row['summa']),
  }));

async function yearsOf(tables: OpenTables['tables']): Promise<readonly string[]> {
  const sort = [{ column: 'ar', descending: true }];
  const answer = await queryAggregates(tables, {
    table: 'ledger',
    filters: [{ column: 'ar', operator: 'empty', values: ['false'] }],
    groupBy: ['ar'],
    sort,
    limit: 100,
    offset: 0,
  });
  return answer.kind === 'mistake' ? [] : linesOf(answer, ['ar']).map(({ keys }) => keys[0] ?? '');
}
