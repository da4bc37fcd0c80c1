import type { Blobs, Collection } from '@lanskatalog/core';
import type { Store } from './store.ts';
import type { WhenThere } from './when-there.ts';

/** A store that may be away: what is asked of it fails then, and works as soon as it is back. */
export function storeWhenThere(store: WhenThere<Store>): Store {
  return {
    documents: {
      // Given out at once, so that who keeps a collection is not harmed by the moment of asking for it.
      collection: async <T>(name: string, options: { readonly indexes: readonly string[] }) =>
        collectionWhenThere(async () => (await store.get()).documents.collection<T>(name, options)),
      close: async () => undefined,
    },
    blobs: blobsWhenThere(async () => (await store.get()).blobs),
    close: async () => (await store.opened())?.close(),
  };
}

const collectionWhenThere = <T>(open: () => Promise<Collection<T>>): Collection<T> => ({
  get: async (id) => (await open()).get(id),
  put: async (id, value) => (await open()).put(id, value),
  putIf: async (id, value, expected) => (await open()).putIf(id, value, expected),
  putMany: async (documents) => (await open()).putMany(documents),
  delete: async (id) => (await open()).delete(id),
  deleteIf: async (id, expected) => (await open()).deleteIf(id, expected),
  find: async function* find(options) {
    yield* (await open()).find(options);
  },
});

const blobsWhenThere = (open: () => Promise<Blobs>): Blobs => ({
  write: async (key, content) => (await open()).write(key, content),
  read: async (key) => (await open()).read(key),
  stat: async (key) => (await open()).stat(key),
  list: async function* list(prefix) {
    yield* (await open()).list(prefix);
  },
  delete: async (key) => (await open()).delete(key),
  localPath: async (key) => (await open()).localPath(key),
  close: async () => undefined,
});
