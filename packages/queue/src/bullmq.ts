// An entry of its own, so that an installation without Redis never loads its drivers.
export type { BullMqJobs, BullMqOptions } from './bullmq-jobs.ts';
export { createBullMqJobs } from './bullmq-jobs.ts';
