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
export type { DuckDb, DuckDbOptions, DuckRow } from './duckdb.ts';
export { openDuckDb } from './duckdb.ts';
export { ledgerSuppliers } from './ledger-suppliers.ts';
export type { AliasTable } from './match-aliases.ts';
export { decidePair, readAliases, writeAliases } from './match-aliases.ts';
export type { MatchReason } from './match-candidates.ts';
export type { ReviewPair, SupplierMatch } from './match-suppliers.ts';
export type { Conflict, PrecedenceRule } from './match-units.ts';
export type { DescribeInput } from './describe-distributions.ts';
export { describeTables, tableDatasetIri } from './describe-tables.ts';
export type { PartitionKey, PartitionManifest, PartitionOrigin } from './partition-manifest.ts';
export { listPartitions, readManifest } from './partition-manifest.ts';
export type { PartitionInput, PartitionOutcome } from './partition.ts';
export { acceptHeld, isCurrent, partitionScreened, removePartitions, sweepPartitions } from './partition.ts';
export type { Coverage } from './publish-coverage.ts';
export { coverageOf } from './publish-coverage.ts';
export type { ExportFormat, ExportQuery } from './publish-export.ts';
export { exportFormats, exportStream, exportToFile } from './publish-export.ts';
export type { PublishedFile, PublishResult } from './publish.ts';
export { publishingFingerprint, publishTables } from './publish.ts';
export type { QueryColumn } from './query-columns.ts';
export { queryColumns } from './query-columns.ts';
export type { Filter, FilterOperator, QueryMistake } from './query-filter.ts';
export { filterOperators } from './query-filter.ts';
export type { RegionalTables, RegionalTablesOptions } from './query-tables.ts';
export { openRegionalTables } from './query-tables.ts';
export type { AggregateQuery, Aggregates, RowsPage, RowsQuery, Sort } from './query.ts';
export { mostRows, queryAggregates, queryRows } from './query.ts';
export type { Lexicon } from './screen-lexicon.ts';
export { readLexicon } from './screen-lexicon.ts';
export { reportProblems } from './screen-problems.ts';
export type { RescreenResult } from './screen-published.ts';
export { rescreenPublished } from './screen-published.ts';
export type { PublishingMunicipality } from './screen-relation.ts';
export { publishedColumns } from './screen-relation.ts';
export type {
  DecisionCount,
  RegistrationExample,
  RegistrationReport,
  ScreenReport,
} from './screen-report.ts';
export type { ScreenContext } from './screen.ts';
export { screenStaged } from './screen.ts';
export type { MaskRule, NumberKind, Supplier, SupplierDecision } from './screen-supplier.ts';
export { classifySupplier, maskRules, numberKind } from './screen-supplier.ts';
export type { ColumnMapping } from './map-columns.ts';
export type { ReadHints, TableFile } from './read-hints.ts';
export type { CandidateFile } from './recognise-files.ts';
export { candidateFiles } from './recognise-files.ts';
export type { RecognitionOverrides } from './recognise-dataset.ts';
export type { SectionReport, StageReport } from './stage-report.ts';
export type { StageContext, StageResult } from './stage-file.ts';
export { placedAt } from './stage-file.ts';
export { stageFile } from './stage-file.ts';
export type { TablesConfig } from './table-rules.ts';
export { loadTablesConfig } from './table-rules.ts';
export type { TableCandidate, TableFilePlan, TablePlan } from './plan-table-files.ts';
export { planTableFiles, tableCandidates } from './plan-table-files.ts';
export { stagedPeriod } from './staged-period.ts';
export type { InspectedRow, InspectInput, Inspection, InspectOptions } from './inspect-file.ts';
export { inspectFile } from './inspect-file.ts';
export type { FilePreview, PreviewOptions } from './preview-file.ts';
export { previewFile } from './preview-file.ts';
