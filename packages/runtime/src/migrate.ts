import type { Blobs, Collection } from '@lanskatalog/core';
import { collectionsKept } from './collections-kept.ts';
import type { Contents, Held } from './store-contents.ts';
import { canonical, hashBlob, hashInventory, inventory, totals } from './store-contents.ts';

/** How much was moved, and how much of it was there already. */
export interface MigrationReport {
  readonly documents: number;
  readonly blobs: number;
  /** Bytes of the blobs. */
  readonly bytes: number;
  /** Documents and blobs that the target had already, as after a migration that was broken off. */
  readonly already: number;
  /** SHA-256 (hex) over all ids, keys and contents: the same on both sides. */
  readonly hash: string;
}

export type Migration =
  | { readonly kind: 'migrated'; readonly report: MigrationReport }
  /** The target holds what the source does not: another installation's data. Nothing was written. */
  | { readonly kind: 'target-in-use'; readonly examples: readonly string[] }
  /** The two differ after all was copied: the source changed meanwhile. */
  | { readonly kind: 'differs'; readonly examples: readonly string[] };

export type OnMigrated = (done: number, what: string) => void;

/**
 * Copies all that one store holds to another and compares the two. What the target has already is not copied again, so a
 * migration that was broken off goes on where it was. The source must not be written to meanwhile; it is left as it was.
 */
export async function migrateStore(
  { from, to }: { readonly from: Contents; readonly to: Contents },
  onMigrated: OnMigrated,
  signal: AbortSignal,
): Promise<Migration> {
  const foreign = await foreignTo(from, to);
  if (foreign.length > 0) return { kind: 'target-in-use', examples: foreign };
  let already = 0;
  let done = 0;
  const count = (what: string, copied: boolean): void => {
    done += 1;
    if (!copied) already += 1;
    onMigrated(done, what);
  };
  for await (const { key } of from.blobs.list('')) {
    signal.throwIfAborted();
    count(key, await copyBlob(from.blobs, to.blobs, key));
  }
  // After the blobs, as they point at them; pointers last, so that a target half filled shows no release.
  for (const { name, indexes } of collectionsKept) {
    const source = await from.documents.collection<unknown>(name, { indexes });
    const target = await to.documents.collection<unknown>(name, { indexes });
    for await (const { id, value } of source.find({})) {
      signal.throwIfAborted();
      count(`${name}/${id}`, await copyDocument(target, id, value));
    }
  }
  const [source, target] = [await inventory(from), await inventory(to)];
  const examples = differences(source, target);
  if (examples.length > 0) return { kind: 'differs', examples };
  return {
    kind: 'migrated',
    report: {
      ...totals(source),
      already,
      hash: hashInventory(source),
    },
  };
}

/** Some of what is in the target alone. */
async function foreignTo(from: Contents, to: Contents): Promise<string[]> {
  const foreign: string[] = [];
  for await (const { key } of to.blobs.list('')) {
    if ((await from.blobs.stat(key)) === undefined) foreign.push(key);
    if (foreign.length >= mostExamples) return foreign;
  }
  for (const { name, indexes } of collectionsKept) {
    const source = await from.documents.collection(name, { indexes });
    const target = await to.documents.collection(name, { indexes });
    for await (const { id } of target.find({})) {
      if ((await source.get(id)) === undefined) foreign.push(`${name}/${id}`);
      if (foreign.length >= mostExamples) return foreign;
    }
  }
  return foreign;
}

const mostExamples = 5;

/** False where the target had it already. */
async function copyBlob(from: Blobs, to: Blobs, key: string): Promise<boolean> {
  const [size, there] = [(await from.stat(key))?.size, (await to.stat(key))?.size];
  if (size === there && (await hashBlob(from, key)) === (await hashBlob(to, key))) return false;
  const content = await from.read(key);
  if (content !== undefined) await to.write(key, content);
  return true;
}

async function copyDocument(target: Collection<unknown>, id: string, value: unknown): Promise<boolean> {
  const there = await target.get(id);
  if (there !== undefined && canonical(there.value) === canonical(value)) return false;
  await target.put(id, value);
  return true;
}

function differences(source: ReadonlyMap<string, Held>, target: ReadonlyMap<string, Held>): string[] {
  const keys = new Set([...source.keys(), ...target.keys()]);
  return [...keys]
    .filter((key) => source.get(key)?.sha256 !== target.get(key)?.sha256)
    .slice(0, mostExamples);
}
