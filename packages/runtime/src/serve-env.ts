import { z } from 'zod';
import { alertEnv } from './alert-env.ts';
import { logLevels } from './log.ts';
import { signInEnv } from './sign-in-env.ts';

export const port = z.coerce.number().int().min(0).max(65_535);

/** Where traces go, in any process. */
export const otlpEnv = z.object({
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/, error: 'it must look like http://collector:4318' })
    .optional(),
});

/** What an installation of one process reads from its environment; docs/OPERATIONS.md explains each. */
export const serveEnv = z.object({
  LOG_LEVEL: z.enum(logLevels).default('info'),
  /** Absent: nothing is served for those who watch. */
  STATUS_HOST: z.string().default('127.0.0.1'),
  STATUS_PORT: port.optional(),
  ...otlpEnv.shape,
  ...alertEnv.shape,
  ...signInEnv.shape,
});
