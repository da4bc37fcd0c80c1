// An entry of its own, so that the embedded mode never loads the drivers of the distributed one.
export type { WebWorker } from './open-web-worker.ts';
export { openWebWorker } from './open-web-worker.ts';
export type { JobWorker } from './open-worker.ts';
export { openJobWorker } from './open-worker.ts';
export type { ReleaseReplica, ReplicaOptions } from './release-replica.ts';
export { openReleaseReplica } from './release-replica.ts';
export { alertsFrom, mailOf } from './alert-env.ts';
export type { RunningWorker } from './run-worker.ts';
export { runWorker } from './run-worker.ts';
export { signInEnv, signInFrom } from './sign-in-env.ts';
export { UsageFault } from './usage-fault.ts';
export { queueEnv, readEnv, webWorkerEnv } from './worker-env.ts';
