import type { Collection, Documents } from '@lanskatalog/core';
import { z } from 'zod';
import { decision } from './decision.ts';

const storedSource = z.object({
  version: z.literal(1),
  /** As a person wrote it, checked, with its id. */
  written: z.record(z.string(), z.unknown()),
  saved: decision,
});

/** A source that is held in the store, not in the configuration file. */
export type StoredSource = z.infer<typeof storedSource>;

export const storedSources = (documents: Documents): Promise<Collection<unknown>> =>
  documents.collection('stored-sources', { indexes: [] });

export async function loadStoredSource(
  documents: Documents,
  id: string,
): Promise<{ readonly stored: StoredSource; readonly revision: number } | undefined> {
  const found = await (await storedSources(documents)).get(id);
  return found && { stored: storedSource.parse(found.value), revision: found.revision };
}

/** By id, in the order of ids. */
export async function loadStoredSources(documents: Documents): Promise<ReadonlyMap<string, StoredSource>> {
  const sources = new Map<string, StoredSource>();
  for await (const { id, value } of (await storedSources(documents)).find({})) {
    sources.set(id, storedSource.parse(value));
  }
  return sources;
}
