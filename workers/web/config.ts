import { signInEnv, webWorkerEnv } from '@lanskatalog/runtime/worker';
import { z } from 'zod';

export const webEnv = webWorkerEnv.extend({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  /** Where this process keeps its copy of the current release. */
  REPLICA_DIR: z.string(),
  ...signInEnv.shape,
});
