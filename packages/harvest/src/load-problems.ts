import type { Blobs, Documents, Problem } from '@lanskatalog/core';
import { linesOf } from './lines.ts';
import { sourceStates } from './source-state.ts';

/** Every known problem: of what is published, and of the last attempt where that failed. */
export async function* loadProblems(
  store: { readonly documents: Documents; readonly blobs: Blobs },
  filter: { readonly source?: string },
): AsyncGenerator<Problem> {
  for await (const { id, state } of sourceStates(store.documents)) {
    if (filter.source !== undefined && filter.source !== id) continue;
    for (const key of [state.attemptProblems, state.problems]) {
      const content = key === undefined ? undefined : await store.blobs.read(key);
      if (content === undefined) continue;
      for await (const line of linesOf(content)) yield JSON.parse(line) as Problem;
    }
  }
}
