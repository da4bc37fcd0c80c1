import type { TableKind } from '@lanskatalog/tables';
import { tableKinds } from '@lanskatalog/tables';
import type { OpenTables } from '../tables/current-tables.ts';
import type { ListedDataset, RegionIndex } from './region-index.ts';

/** What a municipality delivers of a shared source. */
export interface Delivery {
  readonly table: TableKind;
  /**
   * rows: its rows are in the regional table. described: there is a dataset, but no rows of it that we can read. missing:
   * neither.
   */
  readonly kind: 'rows' | 'described' | 'missing';
  readonly datasets: readonly ListedDataset[];
  readonly rows: number;
  /** Last month with rows of the ledger, or the last date on which the list or its description was updated. */
  readonly latest: string | undefined;
  /** Whether that is recent enough to use. */
  readonly fresh: boolean;
}

/** A monthly ledger is fresh for a quarter, lists of schools and homes for a school year. */
const freshDays: Record<TableKind, number> = { ledger: 100, schools: 366, 'care-homes': 366 };

export function deliveriesOf(
  { index, tables }: { readonly index: RegionIndex; readonly tables: OpenTables | undefined },
  municipality: string,
): readonly Delivery[] {
  const now = Date.parse(index.release.pointer.publishedAt);
  return tableKinds.map((table) => {
    const datasets = index.datasets.filter(
      ({ shared, summary }) => shared === table && summary.municipality === municipality,
    );
    const covered = (tables?.coverage ?? []).filter(
      (one) => one.table === table && one.municipality === municipality,
    );
    const rows = covered.reduce((sum, one) => sum + one.rows, 0);
    const described = datasets.map(({ summary }) => summary.modified ?? summary.issued);
    const periods = covered.map(({ period, lastDate }) => (period === 'alla' ? lastDate : period));
    const latest = newest(table === 'ledger' && rows > 0 ? periods : [...periods, ...described]);
    const fresh = latest !== undefined && now - endOf(latest) < freshDays[table] * 86_400_000;
    const kind = rows > 0 ? 'rows' : datasets.length > 0 ? 'described' : 'missing';
    return { table, kind, datasets, rows, latest, fresh };
  });
}

const newest = (dates: readonly (string | null | undefined)[]): string | undefined =>
  dates
    .filter((date): date is string => date !== null && date !== undefined && /^\d{4}/.test(date))
    .map((date) => date.slice(0, 10))
    .sort()
    .at(-1);

/** `2026-03` stands for the whole month. */
const endOf = (date: string): number => {
  const parsed = Date.parse(date);
  return date.length === 7 ? parsed + 31 * 86_400_000 : parsed;
};
