export type { Account } from './accounts/account.ts';
export { accountName, actorWith, passwordFault } from './accounts/account.ts';
export type { AccountFile } from './accounts/account-file.ts';
export { openAccountFile } from './accounts/account-file.ts';
export type { ApiToken, ApiTokens, NewApiToken } from './accounts/api-tokens.ts';
export { maxTokenDays, openApiTokens } from './accounts/api-tokens.ts';
export type { Attempts } from './accounts/attempts.ts';
export { openAttempts } from './accounts/attempts.ts';
export type { AccountChange } from './accounts/change-accounts.ts';
export {
  addAccount,
  addFirstAccount,
  forgetPassword,
  setDisabled,
  setPassword,
} from './accounts/change-accounts.ts';
export type { LinkPurpose, OneTimeLinks } from './accounts/one-time-links.ts';
export { openOneTimeLinks } from './accounts/one-time-links.ts';
export type { LocalSignIn } from './accounts/sign-in-locally.ts';
export { signInLocally } from './accounts/sign-in-locally.ts';
export type { Action, ActionContext, ActionResult } from './action.ts';
export { action } from './action.ts';
export type { ActionParam } from './action-params.ts';
export { paramsFromText, paramsOf, paramsSchema } from './action-params.ts';
export { actions } from './actions.ts';
export type { AuditEntry, AuditQuery } from './audit.ts';
export { auditEntry, loadAudit, writeAudit } from './audit.ts';
export { causeOf } from './cause.ts';
export { loadOverview, loadJobsOverview, loadSourceOverview } from './load-overview.ts';
export { howOften } from './how-often.ts';
export type { CauseGroup } from './group-causes.ts';
export type { DryRunOverview } from './load-dry-run.ts';
export { loadDryRunOverview } from './load-dry-run.ts';
export type { RunOverview } from './load-run.ts';
export { loadRunOverview } from './load-run.ts';
export type { TableFileOverview, TableRows } from './load-table-files.ts';
export { loadTableFiles } from './load-table-files.ts';
export { matchesFor } from './matches.ts';
export { needsPerson } from './needs-person.ts';
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
export type { ReharvestAsked } from './reharvest.ts';
export { askForReharvest, reharvestByLink, reharvestLink } from './reharvest.ts';
export type { Actor, Role } from './roles.ts';
export { hasRole, inScope, roles } from './roles.ts';
export { beatEveryMs, forgetWorkers, loadWorkerBeats, workerBeats } from './worker-beats.ts';
export { within } from './within.ts';
