import { requestDryRun } from '@lanskatalog/harvest';
import type { DryRunRequest } from '@lanskatalog/harvest';
import { z } from 'zod';
import type { ActionContext, ActionResult } from '../action.ts';
import { action } from '../action.ts';
import { sourceParam, sourceTextParam } from '../params.ts';
import { refusedFor } from '../refusals.ts';
import { personsPriority } from './harvest-source.ts';

export const dryRunSourceAction = action({
  name: 'dry-run-source',
  title: { sv: 'Provskörda', en: 'Dry run' },
  summary: {
    sv: 'Läser källan och visar allt som en skörd skulle ändra: vad som tillkommer, ändras fält för fält, försvinner och avvisas. Inget ändras.',
    en: 'Reads the source and shows all that a harvest would change: what comes, changes field by field, goes, and is rejected. Nothing is changed.',
  },
  role: 'operator',
  params: z.strictObject({ source: sourceParam }),
  run: ({ source }, context) => ask(context, { source }),
});

export const previewSource = action({
  name: 'preview-source',
  title: { sv: 'Förhandsgranska källa', en: 'Preview source' },
  summary: {
    sv: 'Läser en källa som den är skriven, innan den sparas, och visar vad den skulle ge. Inget sparas.',
    en: 'Reads a source as it is written, before it is saved, and shows what it would give. Nothing is saved.',
  },
  role: 'operator',
  params: z.strictObject({ text: sourceTextParam, source: sourceParam.exactOptional() }),
  run: ({ text, source }, context) => ask(context, { source, written: text }),
});

async function ask({ deps, jobs }: ActionContext, request: DryRunRequest): Promise<ActionResult> {
  const answer = await requestDryRun(jobs, deps, { ...request, priority: personsPriority });
  if (answer.kind === 'refused') return refusedFor(answer.problems);
  return { kind: 'done', result: { dryRun: answer.id, source: answer.source.id } };
}
