import type { Collection } from '@lanskatalog/core';

/** Undefined deletes the document. */
type Change<T> = (before: T | undefined) => T | undefined;

export interface Updated<T> {
  readonly before: T | undefined;
  readonly after: T | undefined;
}

/** Changes a document by compare-and-swap, from the start again where somebody else was faster. */
export async function updateDocument<T>(
  collection: Collection<unknown>,
  { id, read }: { readonly id: string; readonly read: (value: unknown) => T },
  change: Change<T>,
): Promise<Updated<T>> {
  for (;;) {
    const stored = await collection.get(id);
    const before = stored && read(stored.value);
    const after = change(before);
    if (after === before) return { before, after };
    const written =
      after === undefined
        ? await collection.deleteIf(id, stored?.revision ?? 0)
        : await collection.putIf(id, after, stored?.revision ?? 0);
    if (written) return { before, after };
  }
}
