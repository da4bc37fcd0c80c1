import type { JobContext, JobHandler, JobOutcome, Log } from '@lanskatalog/core';
import { z } from 'zod';

/** Counted up when an older worker would misunderstand what a newer one asks for. */
export const payloadVersion = 1;

const versioned = z.object({ version: z.number() });

/** How long a job that this worker is too old for waits for one that isn't. */
const newerWorkerMs = 60_000;

type Handle<T> = (payload: T, context: JobContext) => Promise<JobOutcome>;

/**
 * A handler that is given only payloads it understands. One from a newer version goes back to the queue, for a worker of
 * that version; one that is malformed fails, as it will never be better.
 */
export const withPayload =
  <T>(schema: z.ZodType<T>, log: Log, handle: Handle<T>): JobHandler =>
  async (raw, context) => {
    const found = versioned.safeParse(raw);
    if (found.success && found.data.version > payloadVersion) {
      const { version } = found.data;
      const reason = `the job is of version ${version}; this worker knows ${payloadVersion} and must be upgraded`;
      log.error({ job: context.id, version, known: payloadVersion }, 'a job needs a newer worker');
      return { kind: 'postpone', reason, afterMs: newerWorkerMs };
    }
    const parsed = schema.safeParse(raw);
    if (parsed.success) return handle(parsed.data, context);
    return { kind: 'give-up', reason: `the job's payload is wrong: ${z.prettifyError(parsed.error)}` };
  };
