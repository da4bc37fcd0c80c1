import type { Collection, Documents } from '@lanskatalog/core';
import { sourceKinds } from '@lanskatalog/core';
import { z } from 'zod';
import { decision } from './decision.ts';
import type { Updated } from './update-document.ts';
import { updateDocument } from './update-document.ts';

const pinned = decision.extend({ kind: z.enum(sourceKinds), url: z.string() });

const move = decision.extend({ from: z.string(), to: z.string() });

const sourceSettings = z.object({
  version: z.literal(1),
  paused: decision.exactOptional(),
  /** What the source is read as, whatever looking for it would find. */
  pinned: pinned.exactOptional(),
  /** What was found before this moment is looked for again. */
  lookAgain: decision.exactOptional(),
  /** Datasets that a person says are the same, moved. */
  moves: z.array(move).exactOptional(),
});

/** What people have decided about one source, besides its configuration. */
export type SourceSettings = z.infer<typeof sourceSettings>;
type Decided = Omit<SourceSettings, 'version'>;
export type PinnedDiscovery = z.infer<typeof pinned>;
export type AcceptedMove = z.infer<typeof move>;

const settings = (documents: Documents): Promise<Collection<unknown>> =>
  documents.collection('source-settings', { indexes: [] });

/** By source id; sources about which nothing was decided are not in it. */
export async function loadSourceSettings(documents: Documents): Promise<ReadonlyMap<string, SourceSettings>> {
  const loaded = new Map<string, SourceSettings>();
  for await (const { id, value } of (await settings(documents)).find({})) {
    loaded.set(id, sourceSettings.parse(value));
  }
  return loaded;
}

/** Changes what is decided about a source; settings that say nothing any more are not kept. */
export async function updateSourceSettings(
  documents: Documents,
  source: string,
  change: (before: Decided) => Decided,
): Promise<Updated<SourceSettings>> {
  const options = { id: source, read: (value: unknown): SourceSettings => sourceSettings.parse(value) };
  return updateDocument(await settings(documents), options, (before) => {
    const { version: _, ...known } = before ?? { version: 1 };
    const after = change(known);
    return Object.keys(after).length === 0 ? undefined : { version: 1, ...after };
  });
}

/** For a source that is gone for good. */
export async function forgetSourceSettings(documents: Documents, source: string): Promise<void> {
  await (await settings(documents)).delete(source);
}
