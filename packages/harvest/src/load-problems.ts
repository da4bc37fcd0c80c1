import type { Blobs, Documents, Problem } from '@lanskatalog/core';
import { linesOf } from './lines.ts';
import { loadRunDetails } from './runs/details-blob.ts';
import type { HarvestRun } from './runs/harvest-run.ts';
import { sourceStates } from './source-state.ts';
import { everyTablesProblem } from './tables/table-file-state.ts';

/** Every known problem: of what is published, and of the last attempt where that failed. */
export async function* loadProblems(
  store: { readonly documents: Documents; readonly blobs: Blobs },
  filter: { readonly source?: string },
): AsyncGenerator<Problem> {
  for await (const { id, state } of sourceStates(store.documents)) {
    if (filter.source !== undefined && filter.source !== id) continue;
    yield* readProblems(store.blobs, state.attemptProblems);
    yield* readProblems(store.blobs, state.problems);
    yield* tableProblems(store.documents, id);
  }
}

async function* tableProblems(documents: Documents, source: string): AsyncGenerator<Problem> {
  for await (const { problems } of everyTablesProblem(documents, { source }))
    for (const found of problems) yield { ...found, source };
}

export async function* readProblems(blobs: Blobs, key: string | undefined): AsyncGenerator<Problem> {
  const content = key === undefined ? undefined : await blobs.read(key);
  if (content === undefined) return;
  for await (const line of linesOf(content)) yield JSON.parse(line) as Problem;
}

/** What a run found: as stored with it, or what its details remember once that is gone. */
export async function* loadRunProblems(
  blobs: Blobs,
  run: Pick<HarvestRun, 'problemsBlob' | 'details'>,
): AsyncGenerator<Problem> {
  const { problemsBlob } = run;
  if (problemsBlob !== undefined && (await blobs.stat(problemsBlob)) !== undefined) {
    yield* readProblems(blobs, problemsBlob);
  } else yield* (await loadRunDetails(blobs, run))?.problems ?? [];
}
