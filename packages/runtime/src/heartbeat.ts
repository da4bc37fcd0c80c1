import { hostname } from 'node:os';
import type { Clock, Documents, Log } from '@lanskatalog/core';
import type { WorkerOverview } from '@lanskatalog/operations';
import { beatEveryMs, forgetWorkers, workerBeats } from '@lanskatalog/operations';
import { version } from './version.ts';

export type WorkerKind = WorkerOverview['kind'];

interface Heart {
  readonly kind: WorkerKind;
  readonly documents: Documents;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Heartbeat {
  /** Takes this process off the list; waits for a store that is away only a moment. */
  stop(): Promise<void>;
}

const goodbyeWithinMs = 1000;

/** Writes down again and again that this process is there, so that operators see which workers there are. */
export function startHeartbeat({ kind, documents, clock, log }: Heart): Heartbeat {
  const stop = new AbortController();
  const startedAt = clock.now().toISOString();
  const id = `${kind}@${hostname()}:${process.pid}`;
  const beat = async (): Promise<void> => {
    const seenAt = clock.now().toISOString();
    const own = { kind, host: hostname(), pid: process.pid, version, startedAt, seenAt };
    await (await workerBeats(documents)).put(id, own);
  };
  // A beat that is missed shows as silence, which is what it is.
  const missed = (error: unknown): void => log.debug({ err: error }, 'heartbeat not written');
  const beating = (async () => {
    await forgetWorkers(documents, clock.now()).catch(missed);
    do await beat().catch(missed);
    while (await slept(clock, stop.signal));
  })();
  const goodbye = async (): Promise<void> => {
    await beating;
    await (await workerBeats(documents)).delete(id);
  };
  return {
    stop: async () => {
      stop.abort();
      const patience = clock.sleep(goodbyeWithinMs, new AbortController().signal);
      await Promise.race([goodbye().catch(missed), patience]);
    },
  };
}

const slept = async (clock: Clock, signal: AbortSignal): Promise<boolean> =>
  clock.sleep(beatEveryMs, signal).then(
    () => true,
    () => false,
  );
