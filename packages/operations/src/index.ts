export type { ApiToken, ApiTokens, NewApiToken } from './accounts/api-tokens.ts';
export { maxTokenDays, openApiTokens } from './accounts/api-tokens.ts';
export type { Action, ActionContext, ActionResult } from './action.ts';
export { action } from './action.ts';
export type { ActionParam } from './action-params.ts';
export { paramsFromText, paramsOf, paramsSchema } from './action-params.ts';
export { actions } from './actions.ts';
export type { AuditEntry, AuditQuery } from './audit.ts';
export { auditEntry, loadAudit } from './audit.ts';
export { causeOf } from './cause.ts';
export { loadOverview, loadJobsOverview, loadSourceOverview } from './load-overview.ts';
export type { CauseGroup, RunOverview } from './load-run.ts';
export { loadRunOverview } from './load-run.ts';
export type { Operations } from './operations.ts';
export type {
  AlertOverview,
  CauseOverview,
  Decision,
  JobOverview,
  Overview,
  QueueOverview,
  ReleaseOverview,
  RunningOverview,
  SourceCondition,
  SourceOverview,
  WorkerOverview,
} from './overview.ts';
export type { Performed } from './perform-action.ts';
export { leastRole, performAction } from './perform-action.ts';
export type { Actor, Role } from './roles.ts';
export { hasRole, inScope, roles } from './roles.ts';
export { beatEveryMs, forgetWorkers, loadWorkerBeats, workerBeats } from './worker-beats.ts';
