// An entry of its own, so that the embedded mode never loads the drivers of the distributed one.
export type { JobWorker, WorkerBase } from './open-worker.ts';
export { openJobWorker, openWorker } from './open-worker.ts';
export type { ReleaseReplica, ReplicaOptions } from './release-replica.ts';
export { openReleaseReplica } from './release-replica.ts';
export type { RunningWorker } from './run-worker.ts';
export { runWorker } from './run-worker.ts';
export { UsageFault } from './usage-fault.ts';
export { queueEnv, readEnv, workerEnv } from './worker-env.ts';
