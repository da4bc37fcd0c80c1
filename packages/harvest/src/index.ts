export type { HarvestDeps, HarvestProgress, OnProgress, Stage, WithLease } from './deps.ts';
export type { DryRun } from './dry-runs/dry-run-source.ts';
export { dryRunSource } from './dry-runs/dry-run-source.ts';
export type { DryRunAnswer, DryRunRequest, LoadedDryRun } from './dry-runs/dry-run-jobs.ts';
export { loadDryRun, requestDryRun } from './dry-runs/dry-run-jobs.ts';
export { dryRunRecord, dryRunResult, hashWritten, processEnded } from './dry-runs/dry-run-store.ts';
export { endLostDryRuns } from './dry-runs/lost-dry-runs.ts';
export type { HarvestRegionOptions, RegionReport } from './harvest-region.ts';
export { harvestRegion } from './harvest-region.ts';
export type { LastPublishing } from './last-publishing.ts';
export { loadLastPublishing } from './last-publishing.ts';
export { harvestSource } from './harvest-source.ts';
export { loadProblems, loadRunProblems, readProblems } from './load-problems.ts';
export type { PublishReport } from './publish-region.ts';
export type { KeptRelease, ReleasePointer } from './published-release.ts';
export { loadReleasePointer, moveReleasePointer, openReleaseFile, releasesOf } from './published-release.ts';
export type { SourceReport } from './record-attempt.ts';
export { jobKinds } from './jobs/job-kinds.ts';
export { processAllJobs, processPublishing } from './jobs/process-jobs.ts';
export type { HarvestRequest } from './jobs/request-harvest.ts';
export { requestHarvest } from './jobs/request-harvest.ts';
export type { RoundRequest } from './jobs/rounds.ts';
export { processRounds, requestPublishing, requestRound } from './jobs/rounds.ts';
export { rescheduleSource, rescheduleSources, scheduleRounds } from './jobs/schedules.ts';
export type { SourceJobOptions } from './jobs/source-jobs.ts';
export { processSourceJobs } from './jobs/source-jobs.ts';
export type { EditionFile, TableEdition } from './tables/table-edition.ts';
export { loadEdition } from './tables/table-edition.ts';
export { fileStates } from './tables/table-file-state.ts';
export { decideSupplier, withSupplierDecisions } from './tables/supplier-decisions.ts';
export type { TablesSetup } from './tables/tables-setup.ts';
export type { TablesReport } from './tables/update-source-tables.ts';
export type { ActiveRun } from './runs/active-runs.ts';
export { loadActiveRuns } from './runs/active-runs.ts';
export { loadRunDetails } from './runs/details-blob.ts';
export type { HarvestRun, RunOutcome, StoredRun } from './runs/harvest-run.ts';
export { harvestRun, loadRun, loadRuns } from './runs/harvest-run.ts';
export { runDetails } from './runs/details-schema.ts';
export { followInterrupted, leftToQueueMs, retryInterrupted } from './runs/interrupted-runs.ts';
export type { ShrinkAnswer, ShrinkDecision, ShrinkRequest } from './runs/shrink-decisions.ts';
export { acceptShrink, awaitsDecision, loadShrinkDecision, rejectShrink } from './runs/shrink-decisions.ts';
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
export type { RetentionPlan } from './retention/plan-retention.ts';
export { applyRetention, planRetention } from './retention/plan-retention.ts';
export type { Removal } from './retention/removal.ts';
export { removalReasons } from './retention/removal.ts';
export { acceptMove } from './settings/accept-move.ts';
export type { SourceChange } from './settings/change-stored-source.ts';
export { addStoredSource, editStoredSource, removeStoredSource } from './settings/change-stored-source.ts';
export { currentConfig, currentDeps } from './settings/current-deps.ts';
export type { Decider, Decision, SettingChange } from './settings/decision.ts';
export type { DiscoveryChoice } from './settings/discovery-settings.ts';
export { forgetDiscovery, pinDiscovery } from './settings/discovery-settings.ts';
export {
  loadEverythingPaused,
  pauseEverything,
  pauseSource,
  resumeEverything,
  resumeSource,
} from './settings/pauses.ts';
export { holdPublishing, loadPublishingHold, resumePublishing } from './settings/publishing-hold.ts';
export { restoreRelease } from './settings/restore-release.ts';
export type { SourceSettings } from './settings/source-settings.ts';
export { loadSourceSettings } from './settings/source-settings.ts';
export type { StoredSource } from './settings/stored-sources.ts';
export { loadStoredSource, loadStoredSources } from './settings/stored-sources.ts';
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
export { redactField } from './runs/redact.ts';
export type { TablesTrouble } from './tables/tables-trouble.ts';
export { tablesTroubles } from './tables/tables-trouble.ts';
