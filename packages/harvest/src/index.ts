export type { HarvestDeps, HarvestProgress, OnProgress, Stage, WithLease } from './deps.ts';
export type { HarvestRegionOptions, RegionReport } from './harvest-region.ts';
export { harvestRegion } from './harvest-region.ts';
export type { LastPublishing } from './last-publishing.ts';
export { loadLastPublishing } from './last-publishing.ts';
export { loadProblems, readProblems } from './load-problems.ts';
export type { PublishReport } from './publish-region.ts';
export type { ReleasePointer } from './published-release.ts';
export { loadReleasePointer, moveReleasePointer, openReleaseFile } from './published-release.ts';
export type { SourceReport } from './record-attempt.ts';
export { jobKinds } from './jobs/job-kinds.ts';
export { processAllJobs, processPublishing } from './jobs/process-jobs.ts';
export type { RoundRequest } from './jobs/rounds.ts';
export { processRounds, requestPublishing, requestRound, scheduleRounds } from './jobs/rounds.ts';
export type { SourceJobOptions } from './jobs/source-jobs.ts';
export { processSourceJobs } from './jobs/source-jobs.ts';
export type { EditionFile, TableEdition } from './tables/table-edition.ts';
export { loadEdition } from './tables/table-edition.ts';
export { decideSupplier } from './tables/supplier-decisions.ts';
export type { TablesSetup } from './tables/tables-setup.ts';
export type { TablesReport } from './tables/update-source-tables.ts';
export { loadRunDetails } from './runs/details-blob.ts';
export type { HarvestRun, RunOutcome, StoredRun } from './runs/harvest-run.ts';
export { harvestRun, loadRun, loadRuns } from './runs/harvest-run.ts';
export { runDetails } from './runs/details-schema.ts';
export type {
  DatasetChanged,
  DatasetNamed,
  HarvestDiff,
  LogLine,
  RequestMade,
  RunDetails,
  SnapshotOfRun,
  StageTime,
} from './runs/run-details.ts';
export type { SourceState } from './source-state.ts';
export { loadSourceState, sourceStates } from './source-state.ts';
export type { Probe } from './probe-source.ts';
export { probeSource } from './probe-source.ts';
export type { LinksReport } from './quality/check-release-links.ts';
export { checkReleaseLinks } from './quality/check-release-links.ts';
export { loadLink } from './quality/link-records.ts';
export type { PreviewRecord } from './previews/preview-records.ts';
export { loadPreview } from './previews/preview-records.ts';
export type { DatasetQuality, ReleaseQuality, ScoredHistory } from './quality/score-release.ts';
export { scoreHistory } from './quality/score-release.ts';
