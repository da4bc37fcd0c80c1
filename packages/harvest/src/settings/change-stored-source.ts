import { checkSource } from '@lanskatalog/config';
import type { RegionConfig, Source } from '@lanskatalog/core';
import { problem } from '@lanskatalog/core';
import type { HarvestDeps } from '../deps.ts';
import { currentDeps } from './current-deps.ts';
import type { Decider, SettingChange } from './decision.ts';
import { decided, refused } from './decision.ts';
import { sourceWithId, unknownSource } from './known-source.ts';
import { forgetSourceSettings } from './source-settings.ts';
import type { StoredSource } from './stored-sources.ts';
import { loadStoredSource, storedSources } from './stored-sources.ts';

/** With the source as it will be harvested. */
export type SourceChange = SettingChange<StoredSource['written']> & { readonly source?: Source };

/** Adds a source, given as YAML, JSON or its data, that is checked by the rules of the configuration file. */
export async function addStoredSource(
  deps: HarvestDeps,
  written: string | object,
  by: Decider,
): Promise<SourceChange> {
  const { config } = await currentDeps(deps);
  const checked = checkSource(written, config);
  if (checked.kind === 'invalid') return refused(...checked.problems.map((fault) => fault.problem));
  const { source, written: after } = checked.value;
  const saved = await saveIf(deps, { id: source.id, written: after, revision: 0 }, by);
  return saved ? { kind: 'done', before: undefined, after, source } : movedMeanwhile;
}

/** Replaces the configuration of a stored source; its id stays, and need not be written. */
export async function editStoredSource(
  deps: HarvestDeps,
  { id, written }: { readonly id: string; readonly written: string | object },
  by: Decider,
): Promise<SourceChange> {
  const { config } = await currentDeps(deps);
  const found = await storedOnly(deps, config, id);
  if (found.kind === 'refused') return found;
  const others = { ...config, sources: config.sources.filter((source) => source.id !== id) };
  const checked = checkSource(written, others, id);
  if (checked.kind === 'invalid') return refused(...checked.problems.map((fault) => fault.problem));
  const { source, written: after } = checked.value;
  if (source.id !== id)
    return refused(problem('settings.source-id-changed', { source: id, after: source.id }));
  const saved = await saveIf(deps, { id, written: after, revision: found.revision }, by);
  return saved ? { kind: 'done', before: found.stored.written, after, source } : movedMeanwhile;
}

/** Takes a stored source away: its datasets leave with the next release, with a tombstone each. */
export async function removeStoredSource(deps: HarvestDeps, id: string): Promise<SourceChange> {
  const { config } = await currentDeps(deps);
  const found = await storedOnly(deps, config, id);
  if (found.kind === 'refused') return found;
  const deleted = await (await storedSources(deps.documents)).deleteIf(id, found.revision);
  if (!deleted) return movedMeanwhile;
  await forgetSourceSettings(deps.documents, id);
  return { kind: 'done', before: found.stored.written, after: undefined };
}

const movedMeanwhile = refused(problem('settings.moved-meanwhile'));

async function saveIf(
  { documents, clock }: HarvestDeps,
  {
    id,
    written,
    revision,
  }: Pick<StoredSource, 'written'> & { readonly id: string; readonly revision: number },
  by: Decider,
): Promise<boolean> {
  const value: StoredSource = { version: 1, written, saved: decided(by, clock.now()) };
  return (await storedSources(documents)).putIf(id, value, revision);
}

/** The source as it is stored, or why it can't be changed here. */
async function storedOnly(deps: HarvestDeps, config: RegionConfig, id: string) {
  const found = await loadStoredSource(deps.documents, id);
  if (found !== undefined) return { kind: 'stored', ...found } as const;
  const inFile = sourceWithId(config, id) !== undefined;
  return refused(inFile ? problem('settings.source-in-file', { source: id }) : unknownSource(config, id));
}
