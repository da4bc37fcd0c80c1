import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { alertEnv } from './alert-env.ts';
import { logLevels } from './log.ts';
import { otlpEnv, port } from './serve-env.ts';
import { UsageFault } from './usage-fault.ts';

/** What every worker reads from its environment; docs/OPERATIONS.md explains each. */
const workerEnv = z.object({
  MONGODB_URL: z.string().regex(/^mongodb(\+srv)?:\/\/./, 'it must look like mongodb://host/database'),
  REGION_CONFIG: z.string().default('config/orebro-lan.yaml'),
  CACHE_DIR: z.string().default(join(tmpdir(), 'lanskatalog-cache')),
  LOG_LEVEL: z.enum(logLevels).default('info'),
  STATUS_HOST: z.string().default('127.0.0.1'),
  STATUS_PORT: port.default(0),
  GRACE_SECONDS: z.coerce.number().min(0).max(3600).default(25),
  ...alertEnv.shape,
  ...otlpEnv.shape,
});
export type WorkerEnv = z.infer<typeof workerEnv>;

/** The same for workers that take jobs. */
export const queueEnv = workerEnv.extend({
  REDIS_URL: z.string().regex(/^rediss?:\/\/./, 'it must look like redis://host:6379'),
  QUEUE_PREFIX: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .default('lanskatalog'),
  /** How long a worker may be silent before its jobs are given to others. */
  LOCK_SECONDS: z.coerce.number().min(1).max(600).default(30),
});
export type QueueEnv = z.infer<typeof queueEnv>;

/** The same for workers that take no jobs, but let people ask for some. */
export const webWorkerEnv = queueEnv.partial({ REDIS_URL: true });
export type WebWorkerEnv = z.infer<typeof webWorkerEnv>;

const badConfiguration = 78;

/**
 * The environment as the schema wants it. What is set to nothing counts as not set, as in a compose file.
 *
 * @throws UsageFault that names every variable at fault.
 */
export function readEnv<T>(schema: z.ZodType<T>, env: Readonly<Record<string, string | undefined>>): T {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(set);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => {
    const name = path.join('.');
    return set[name] === undefined ? `${name} must be set` : `${name} is wrong: ${message}`;
  });
  throw new UsageFault(`The environment is not complete: ${faults.join('; ')}.`, badConfiguration);
}
