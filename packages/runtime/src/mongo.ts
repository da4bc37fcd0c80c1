// An entry of its own, so that an installation without MongoDB never loads its driver.
import { openGridFsBlobs, openMongoDocuments } from '@lanskatalog/store/mongo';
import type { Store } from './store.ts';
import { UsageFault } from './usage-fault.ts';

export interface MongoStoreOptions {
  /** Where copies of blobs are kept for libraries that need a file. */
  readonly cacheDirectory: string;
  /** How long to look for a server that is away, and five times that for an answer; 10 and 60 seconds where absent. */
  readonly patienceMs?: number;
}

const unavailable = 69;

/**
 * Opens the database that the URL names, `lanskatalog` where it names none.
 *
 * @throws UsageFault where it can't be reached, or a newer version of this program has written to it.
 */
export async function openMongoStore(
  url: string,
  { cacheDirectory, patienceMs }: MongoStoreOptions,
): Promise<Store> {
  const patience =
    patienceMs === undefined ? {} : { serverSelectionTimeoutMS: patienceMs, answerWithinMs: 5 * patienceMs };
  try {
    const documents = await openMongoDocuments(url, patience);
    try {
      const blobs = await openGridFsBlobs(url, { cacheDirectory, ...patience });
      return {
        documents,
        blobs,
        close: async () => {
          await blobs.close();
          await documents.close();
        },
      };
    } catch (error) {
      await documents.close();
      throw error;
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageFault(`MongoDB at ${hostsOf(url)} can't be used: ${reason}.`, unavailable);
  }
}

/** Without user and password. */
const hostsOf = (url: string): string => /^[^:]+:\/\/(?:[^@/]*@)?([^/?]+)/.exec(url)?.[1] ?? url;
