import type { PublishedDataset } from '@lanskatalog/catalogue';
import type { CanonicalColumn, DuckRow, Filter, PartitionManifest, TableKind } from '@lanskatalog/tables';
import { columnsOf, queryRows } from '@lanskatalog/tables';
import type { OpenTables } from './current-tables.ts';

/** The first rows of a dataset as they stand in a shared table: cleaned, and with people masked. */
export interface SharedRows {
  readonly table: TableKind;
  readonly municipality: string;
  readonly columns: readonly CanonicalColumn[];
  readonly rows: readonly DuckRow[];
}

/** Whose rows they are is said beside them. */
const sameInAll = new Set(['kopare_id', 'kopare', 'kommun_id']);
const rowsShown = 8;
const columnsShown = 12;

/** Undefined for a dataset that no table has rows of. */
export async function sharedRowsOf(
  { tables }: OpenTables,
  { uri }: Pick<PublishedDataset, 'uri'>,
): Promise<SharedRows | undefined> {
  const own = tables.partitions.filter(({ origin }) => origin.dataset === uri);
  const [first] = own;
  if (first === undefined) return undefined;
  const { table, municipality } = first.key;
  const found = await queryRows(tables, {
    table,
    filters: filtersOf(own),
    sort: [{ column: table === 'ledger' ? 'datum' : 'namn', descending: table === 'ledger' }],
    limit: rowsShown,
    offset: 0,
  });
  if (found.kind === 'mistake' || found.rows.length === 0) return undefined;
  const isFilled = ({ name }: CanonicalColumn): boolean =>
    !sameInAll.has(name) && found.rows.some((row) => row[name] !== null && row[name] !== undefined);
  const columns = columnsOf(table).filter(isFilled).slice(0, columnsShown);
  return { table, municipality, columns, rows: found.rows };
}

/** The rows of these partitions, as far as the table's columns can tell them apart. */
function filtersOf(partitions: readonly PartitionManifest[]): readonly Filter[] {
  const months = partitions.map(({ key }) => key.period).filter((period) => /^\d{4}-\d{2}$/.test(period));
  const years = partitions.map(({ key }) => key.period).filter((period) => /^\d{4}$/.test(period));
  const among = (column: string, values: readonly string[]): Filter[] =>
    values.length === partitions.length ? [{ column, operator: 'in', values }] : [];
  return [
    {
      column: 'kommun_id',
      operator: 'in',
      values: [...new Set(partitions.map(({ key }) => key.municipality))],
    },
    ...among('manad', months),
    ...among('ar', years),
  ];
}
