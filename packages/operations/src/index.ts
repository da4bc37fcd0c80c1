export type { Action, ActionContext, ActionResult } from './action.ts';
export { action } from './action.ts';
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
export type { Actor, Role } from './roles.ts';
export { hasRole, roles } from './roles.ts';
