import type { Documents, Problem } from '@lanskatalog/core';
import { z } from 'zod';
import type { HarvestDeps } from './deps.ts';
import { sourceStates } from './source-state.ts';

const lastPublishing = z.object({
  version: z.literal(1),
  /** ISO 8601, as all times here. */
  at: z.string(),
  kind: z.enum(['published', 'unchanged', 'nothing', 'held', 'rejected']),
  /** Why a release was rejected, at most twenty of them. */
  problems: z.array(z.custom<Problem>()),
  /** Since when each attempt was rejected. */
  rejectedSince: z.string().exactOptional(),
  /** Last time at which what the sources have was published, or was found to be published already. */
  upToDate: z.string().exactOptional(),
  /** Last time at which the region was published after every source that is not paused had been attempted since the time before. */
  completeRound: z.string().exactOptional(),
});

/** What came of the last attempt to publish, and what the attempts before came to. */
export type LastPublishing = z.infer<typeof lastPublishing>;

const id = 'last-publishing';
const pointers = (documents: Documents) => documents.collection<unknown>('pointers', { indexes: [] });

export async function loadLastPublishing(documents: Documents): Promise<LastPublishing | undefined> {
  const stored = await (await pointers(documents)).get(id);
  return stored && lastPublishing.parse(stored.value);
}

const mostProblems = 20;

/** Notes what came of an attempt to publish; whoever does holds the lease for publishing. */
export async function noteLastPublishing(
  deps: Pick<HarvestDeps, 'documents' | 'clock' | 'config'>,
  { kind, problems }: Readonly<Pick<LastPublishing, 'kind'>> & { readonly problems: readonly Problem[] },
): Promise<void> {
  const at = deps.clock.now().toISOString();
  const previous = await loadLastPublishing(deps.documents);
  const rejected = kind === 'rejected';
  const came = !rejected && kind !== 'held';
  const upToDate = came ? at : previous?.upToDate;
  const completeRound =
    came && (await isComplete(deps, previous?.completeRound)) ? at : previous?.completeRound;
  const next: LastPublishing = {
    version: 1,
    at,
    kind,
    problems: problems.slice(0, mostProblems),
    ...(rejected ? { rejectedSince: previous?.rejectedSince ?? at } : {}),
    ...(upToDate === undefined ? {} : { upToDate }),
    ...(completeRound === undefined ? {} : { completeRound }),
  };
  await (await pointers(deps.documents)).put(id, next);
}

/** Whether every source that is not paused has been attempted since. */
async function isComplete(
  { documents, config }: Pick<HarvestDeps, 'documents' | 'config'>,
  since = '',
): Promise<boolean> {
  const attempts = new Map<string, string>();
  for await (const { id: source, state } of sourceStates(documents)) attempts.set(source, state.lastAttempt);
  const active = config.sources.filter(({ paused }) => !paused);
  return active.length > 0 && active.every(({ id: source }) => (attempts.get(source) ?? '') > since);
}
