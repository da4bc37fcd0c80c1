/** @jsxRuntime automatic @jsxImportSource preact */
import type { Filter, TableKind } from '@lanskatalog/tables';
import { apiAddress } from '../tables/table-paths.ts';
import { downloadFormats } from '../tables/export-table.ts';
import type { View } from '../view.ts';

/** The rows of a view as files, and its address in the API. */
export function Downloads({
  view,
  table,
  filters,
}: {
  view: View;
  table: TableKind;
  filters: readonly Filter[];
}) {
  return (
    <p class="facts no-print">
      <span>{view.say('Ladda ner urvalet:', 'Download the selection:')}</span>
      {downloadFormats.map((format) => (
        <a href={apiAddress(table, filters, { of: 'download', format })}>{format.toUpperCase()}</a>
      ))}
      <a href={apiAddress(table, filters, { of: 'rows' })}>API</a>
    </p>
  );
}
