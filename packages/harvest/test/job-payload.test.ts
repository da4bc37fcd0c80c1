import { describe, expect, it } from '@jest/globals';
import type { JobContext, JobOutcome, Log } from '@lanskatalog/core';
import { z } from 'zod';
import { payloadVersion, withPayload } from '../src/jobs/job-payload.ts';

const schema = z.object({ version: z.literal(payloadVersion), source: z.string() });

const context: JobContext = {
  id: 'harvest-nora',
  uniqueId: 'harvest-nora~1',
  attempt: 1,
  signal: new AbortController().signal,
  progress: () => undefined,
};

function createHandler() {
  const handled: string[] = [];
  const errors: object[] = [];
  const log = { error: (fields: object) => errors.push(fields) } as unknown as Log;
  const handler = withPayload(schema, log, async ({ source }): Promise<JobOutcome> => {
    handled.push(source);
    return { kind: 'done' };
  });
  return { handled, errors, run: (payload: unknown) => handler(payload, context) };
}

describe('withPayload', () => {
  it('hands over what it understands', async () => {
    const { handled, run } = createHandler();
    expect(await run({ version: 1, source: 'nora' })).toEqual({ kind: 'done' });
    expect(handled).toEqual(['nora']);
  });

  it('gives a job of a newer version back, and says that this worker must be upgraded', async () => {
    const { handled, errors, run } = createHandler();
    const outcome = await run({ version: payloadVersion + 1, sources: ['nora'] });
    expect(outcome).toMatchObject({
      kind: 'postpone',
      reason: `the job is of version ${payloadVersion + 1}; this worker knows ${payloadVersion} and must be upgraded`,
    });
    expect(errors).toHaveLength(1);
    expect(handled).toEqual([]);
  });

  it.each([[undefined], [{}], [{ version: 1 }], [{ version: 1, source: 7 }], ['nora']])(
    'gives up a job whose payload is %j',
    async (payload) => {
      const { handled, run } = createHandler();
      expect(await run(payload)).toMatchObject({ kind: 'give-up' });
      expect(handled).toEqual([]);
    },
  );
});
