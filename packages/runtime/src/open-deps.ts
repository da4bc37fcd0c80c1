import { hostname } from 'node:os';
import { loadProfileData, loadQualityData } from '@lanskatalog/config';
import type { Documents, Log, RegionConfig } from '@lanskatalog/core';
import { systemClock } from '@lanskatalog/core';
import type { HarvestDeps } from '@lanskatalog/harvest';
import { createHttp } from '@lanskatalog/http';
import type { LeaseRecord } from '@lanskatalog/store';
import { isLeaseHeld, thisProcess, withLease } from '@lanskatalog/store';
import type { WorkerKind } from './heartbeat.ts';
import { loadTablesSetup } from './load-tables-setup.ts';
import type { Store } from './store.ts';
import { version } from './version.ts';

export interface OpenDeps {
  readonly deps: HarvestDeps;
  /** Closes what was opened here, and the store. */
  close(): Promise<void>;
}

/** What the pipeline needs, on whichever store: the one place where ports meet their drivers. */
export async function openDeps(options: {
  readonly store: Store;
  readonly config: RegionConfig;
  readonly log: Log;
  /** What this process is; a command where absent. */
  readonly kind?: WorkerKind;
}): Promise<OpenDeps> {
  const { config, store, log, kind = 'command' } = options;
  const { documents, blobs } = store;
  const http = createHttp(config.http, { product: { name: 'lanskatalog', version }, clock: systemClock });
  return {
    deps: {
      http,
      documents,
      blobs,
      clock: systemClock,
      log,
      config,
      profileData: loadProfileData(),
      qualityData: loadQualityData(),
      tables: await loadTablesSetup(new AbortController().signal),
      ...(await leases(documents, log)),
      worker: `${kind}@${hostname()}:${process.pid}`,
    },
    close: async () => {
      await http.close();
      await store.close();
    },
  };
}

/** Long enough for a busy event loop; a holder that died on this machine is found out at once. */
const leaseTtlMs = 30_000;

async function leases(
  documents: Documents,
  log: Log,
): Promise<Pick<HarvestDeps, 'withLease' | 'isLeaseHeld'>> {
  const collection = await documents.collection<LeaseRecord>('leases', { indexes: [] });
  const holder = thisProcess('lanskatalog');
  const terms = { collection, holder, ttlMs: leaseTtlMs, clock: systemClock };
  return {
    withLease: (name, work, signal) =>
      withLease(
        {
          ...terms,
          name,
          onWaiting: (by) => log.info({ lease: name, holder: by }, 'waiting for another process'),
        },
        (_, inner) => work(inner),
        signal,
      ),
    isLeaseHeld: (name) => isLeaseHeld(collection, name, systemClock),
  };
}
