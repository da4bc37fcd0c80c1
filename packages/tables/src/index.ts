export type {
  CanonicalColumn,
  CleanRow,
  ColumnType,
  QuarantinedRow,
  QuarantineReason,
  RowNote,
  TableKind,
} from './columns.ts';
export { columnsOf, quarantineReasons, rowNotes, stagedExtras, tableKinds } from './columns.ts';
