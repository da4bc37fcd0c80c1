import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '@lanskatalog/runtime';
import { openEmbeddedStore } from '@lanskatalog/runtime';

export const isMongo = (place: string): boolean => /^mongodb(\+srv)?:\/\//.test(place);

/** Opens a store for as long as `work` takes: a data directory, or a MongoDB database. */
export async function withStore<T>(
  place: string,
  { create }: { readonly create: boolean },
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const cacheDirectory = await mkdtemp(join(tmpdir(), 'lanskatalog-store-'));
  try {
    const store = await openStore(place, { create, cacheDirectory });
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  } finally {
    await rm(cacheDirectory, { recursive: true, force: true });
  }
}

async function openStore(
  place: string,
  { create, cacheDirectory }: { readonly create: boolean; readonly cacheDirectory: string },
): Promise<Store> {
  if (!isMongo(place)) return openEmbeddedStore(place, { create });
  // Loaded only where it is needed.
  const { openMongoStore } = await import('@lanskatalog/runtime/mongo');
  return openMongoStore(place, { cacheDirectory });
}

const everyNth = 100;

export function showCopied(done: number, what: string): void {
  if (done % everyNth === 0) console.error(`${done} copied, the last ${what}`);
}
