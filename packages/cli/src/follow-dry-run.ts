import { setTimeout } from 'node:timers/promises';
import { UsageFault } from '@lanskatalog/runtime';
import { z } from 'zod';
import { dryRunText } from './dry-run-text.ts';
import type { OperatorClient } from './operator-client.ts';
import { shownDryRun } from './shown-run.ts';

const askedEveryMs = 500;

const asked = z.looseObject({
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  reason: z.string().optional(),
  progress: z.object({ stage: z.string(), done: z.number(), total: z.number().optional() }).optional(),
});

/** Waits for a dry run, telling on standard error how far it is, and prints what a harvest would come to. */
export async function followDryRun(
  client: OperatorClient,
  { id, json }: { readonly id: string; readonly json?: unknown },
  signal: AbortSignal,
): Promise<void> {
  let told = '';
  for (;;) {
    const answer = await client.get(`/dry-runs/${id}`);
    const { state, reason, progress } = asked.parse(answer);
    if (state === 'failed') throw new UsageFault(`The dry run failed: ${reason ?? 'nobody knows why'}.`, 1);
    if (state === 'done') {
      const text = json === true ? JSON.stringify(answer, null, 2) : dryRunText(shownDryRun.parse(answer));
      process.stdout.write(`${text}\n`);
      return;
    }
    const stage = progress === undefined ? state : `${progress.stage} ${progress.done}`;
    if (stage !== told) process.stderr.write(`${stage}\n`);
    told = stage;
    await setTimeout(askedEveryMs, undefined, { signal });
  }
}
