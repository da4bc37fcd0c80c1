import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { loadProfileData } from '@lanskatalog/config';
import type { Blobs, Documents, Log, RegionConfig } from '@lanskatalog/core';
import { systemClock } from '@lanskatalog/core';
import type { HarvestDeps, WithLease } from '@lanskatalog/harvest';
import { createHttp } from '@lanskatalog/http';
import type { LeaseRecord } from '@lanskatalog/store';
import { openDirectoryBlobs, openSqliteDocuments, thisProcess, withLease } from '@lanskatalog/store';
import { loadTablesSetup } from './load-tables-setup.ts';
import { createLog } from './log.ts';
import { UsageFault } from './usage-fault.ts';
import { version } from './version.ts';

export interface EmbeddedStore {
  readonly documents: Documents;
  readonly blobs: Blobs;
  close(): Promise<void>;
}

/** Opens the data directory. Without `create`, one that is not there is the caller's mistake. */
export async function openEmbeddedStore(
  dataDir: string,
  { create }: { create: boolean },
): Promise<EmbeddedStore> {
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

export interface Embedded {
  readonly deps: HarvestDeps;
  close(): Promise<void>;
}

/** Everything the pipeline needs, in this one process. */
export async function openEmbedded(options: {
  readonly dataDir: string;
  readonly config: RegionConfig;
  readonly log?: Log;
}): Promise<Embedded> {
  const { config, dataDir, log = createLog('silent') } = options;
  const store = await openEmbeddedStore(dataDir, { create: true });
  const http = createHttp(config.http, { product: { name: 'lanskatalog', version }, clock: systemClock });
  const { documents, blobs } = store;
  const profileData = loadProfileData();
  return {
    deps: {
      http,
      documents,
      blobs,
      clock: systemClock,
      log,
      config,
      profileData,
      tables: await loadTablesSetup(new AbortController().signal),
      withLease: await leases(documents, log),
    },
    close: async () => {
      await http.close();
      await store.close();
    },
  };
}

/** Long enough for a busy event loop; a holder that died on this machine is found out at once. */
const leaseTtlMs = 30_000;

async function leases(documents: Documents, log: Log): Promise<WithLease> {
  const collection = await documents.collection<LeaseRecord>('leases', { indexes: [] });
  const holder = thisProcess('lanskatalog');
  return (name, work, signal) =>
    withLease(
      {
        collection,
        name,
        holder,
        ttlMs: leaseTtlMs,
        clock: systemClock,
        onWaiting: (by) => log.info({ lease: name, holder: by }, 'waiting for another process'),
      },
      (_, inner) => work(inner),
      signal,
    );
}
