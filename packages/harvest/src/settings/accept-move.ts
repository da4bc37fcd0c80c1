import { problem } from '@lanskatalog/core';
import type { HarvestDeps } from '../deps.ts';
import { readRecordLines } from '../source-records.ts';
import { loadSourceState } from '../source-state.ts';
import { currentDeps } from './current-deps.ts';
import type { Decider, SettingChange } from './decision.ts';
import { decided, refused } from './decision.ts';
import { sourceWithId, unknownSource } from './known-source.ts';
import type { AcceptedMove } from './source-settings.ts';
import { updateSourceSettings } from './source-settings.ts';

interface ProposedMove {
  readonly source: string;
  /** URI that the dataset had. */
  readonly from: string;
  /** URI that it has now. */
  readonly to: string;
}

/**
 * A person says that two datasets are one that got another URI: with the next harvest the old one becomes a tombstone that
 * leads to the new one. Refused where the source never had `from`, or has both. While the harvest that brings `to` is held
 * back, `to` is not known yet.
 */
export async function acceptMove(
  deps: HarvestDeps,
  { source, from, to }: ProposedMove,
  by: Decider,
): Promise<SettingChange<readonly AcceptedMove[]>> {
  const { config } = await currentDeps(deps);
  if (sourceWithId(config, source) === undefined) return refused(unknownSource(config, source));
  const records = (await loadSourceState(deps.documents, source))?.state.records;
  const states = new Map<string, string>();
  for await (const { head } of readRecordLines(deps.blobs, records)) states.set(head.uri, head.state);
  const isThere = (uri: string): boolean => ['live', 'kept'].includes(states.get(uri) ?? '');
  if (!states.has(from) || (isThere(from) && isThere(to)))
    return refused(problem('settings.unknown-move', { source, before: from, after: to }));
  const move = { ...decided(by, deps.clock.now()), from, to };
  const { before, after } = await updateSourceSettings(deps.documents, source, (settings) => ({
    ...settings,
    moves: [...(settings.moves ?? []).filter((known) => known.from !== from), move],
  }));
  return { kind: 'done', before: before?.moves, after: after?.moves };
}
