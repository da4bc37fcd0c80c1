export type { CrashPolicy } from './crash-policy.ts';
export type { InProcessOptions } from './in-process-jobs.ts';
export { createInProcessJobs } from './in-process-jobs.ts';
