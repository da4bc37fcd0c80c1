import { createHash } from 'node:crypto';
import type { Blobs, Documents } from '@lanskatalog/core';
import { collectionsKept } from './collections-kept.ts';
import type { Store } from './store.ts';

export type Contents = Pick<Store, 'documents' | 'blobs'>;

export interface Held {
  readonly sha256: string;
  /** Of a blob. */
  readonly bytes?: number;
}

/** Everything a store holds, by key, in an order that is the same for every store. */
export async function inventory({ documents, blobs }: Contents): Promise<ReadonlyMap<string, Held>> {
  const held: [string, Held][] = [];
  for await (const { key, size } of blobs.list('')) {
    held.push([`blob ${key}`, { sha256: await hashBlob(blobs, key), bytes: size }]);
  }
  for await (const [key, value] of allDocuments(documents)) {
    held.push([`document ${key}`, { sha256: hashOf(canonical(value)) }]);
  }
  return new Map(held.sort(([one], [other]) => (one < other ? -1 : 1)));
}

export async function* allDocuments(documents: Documents): AsyncGenerator<[string, unknown]> {
  for (const { name, indexes } of collectionsKept) {
    const collection = await documents.collection<unknown>(name, { indexes });
    for await (const { id, value } of collection.find({})) yield [`${name}/${id}`, value];
  }
}

/** One hash over all of it: equal exactly when two stores hold the same. */
export const hashInventory = (held: ReadonlyMap<string, Held>): string =>
  hashOf([...held].map(([key, { sha256 }]) => `${sha256} ${key}`).join('\n'));

/** How many documents and blobs, and how many bytes the blobs have. */
export function totals(held: ReadonlyMap<string, Held>) {
  const sizes = [...held.values()].flatMap(({ bytes }) => (bytes === undefined ? [] : [bytes]));
  return {
    documents: held.size - sizes.length,
    blobs: sizes.length,
    bytes: sizes.reduce((sum, bytes) => sum + bytes, 0),
  };
}

export async function hashBlob(blobs: Blobs, key: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of (await blobs.read(key)) ?? []) hash.update(chunk);
  return hash.digest('hex');
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** JSON with the keys in order: a store may keep them in another. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
