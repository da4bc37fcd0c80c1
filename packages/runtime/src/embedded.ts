import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log, RegionConfig } from '@lanskatalog/core';
import { openDirectoryBlobs, openSqliteDocuments } from '@lanskatalog/store';
import { checkSchema } from './check-schema.ts';
import { createLog } from './log.ts';
import type { OpenDeps } from './open-deps.ts';
import { openDeps } from './open-deps.ts';
import type { Store } from './store.ts';
import { UsageFault } from './usage-fault.ts';

/** Opens the data directory. Without `create`, one that is not there is the caller's mistake. */
export async function openEmbeddedStore(dataDir: string, { create }: { create: boolean }): Promise<Store> {
  const file = join(dataDir, 'lanskatalog.db');
  if (!create && !existsSync(file)) {
    throw new UsageFault(
      `${dataDir} holds no data of lanskatalog. Name the right directory with --data, or harvest first.`,
    );
  }
  await mkdir(dataDir, { recursive: true });
  const documents = await openSqliteDocuments(file);
  const blobs = await openDirectoryBlobs(join(dataDir, 'blobs'));
  return {
    documents,
    blobs,
    close: async () => {
      await blobs.close();
      await documents.close();
    },
  };
}

/** Everything the pipeline needs, in this one process. */
export async function openEmbedded(options: {
  readonly dataDir: string;
  readonly config: RegionConfig;
  readonly log?: Log;
}): Promise<OpenDeps> {
  const { config, dataDir, log = createLog('silent') } = options;
  const store = await openEmbeddedStore(dataDir, { create: true });
  try {
    await checkSchema(store.documents);
    return await openDeps({ store, config, log });
  } catch (error) {
    await store.close();
    throw error;
  }
}
