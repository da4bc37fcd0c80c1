import { hostname } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Documents } from '@lanskatalog/core';
import { loadWorkerBeats, workerBeats } from '@lanskatalog/operations';
import { createLog } from '@lanskatalog/runtime';
import { openSqliteDocuments } from '@lanskatalog/store';
import { ManualClock } from '../../../test/support/clocks.ts';
import { startHeartbeat } from '../src/heartbeat.ts';

const start = '2026-03-01T10:00:00.000Z';
const log = createLog('silent');
const id = `harvester@${hostname()}:${process.pid}`;

describe('startHeartbeat', () => {
  let documents: Documents;
  let clock: ManualClock;

  beforeEach(async () => {
    documents = await openSqliteDocuments(':memory:');
    clock = new ManualClock(start);
  });

  afterEach(async () => documents.close());

  const workers = async () => loadWorkerBeats(documents, clock.now());

  it('shows the worker at once, and seen last at its latest beat', async () => {
    const heartbeat = startHeartbeat({ kind: 'harvester', documents, clock, log });
    await clock.advance(0);
    const version = expect.any(String);
    const first = { id, kind: 'harvester', version, startedAt: start, seenAt: start, silent: false };
    expect(await workers()).toEqual([first]);
    await clock.advance(25_000);
    expect(await workers()).toEqual([{ ...first, seenAt: '2026-03-01T10:00:20.000Z' }]);
    await stopped(heartbeat.stop());
  });

  it('takes the worker off the list when it stops', async () => {
    const heartbeat = startHeartbeat({ kind: 'serve', documents, clock, log });
    await clock.advance(10_000);
    await stopped(heartbeat.stop());
    expect(await workers()).toEqual([]);
  });

  it('goes on when a beat could not be written, and stops although the store is away', async () => {
    let away = true;
    const flaky: Documents = {
      collection: async (name, options) => {
        if (away) throw new Error('the store is away');
        return documents.collection(name, options);
      },
      close: async () => undefined,
    };
    const heartbeat = startHeartbeat({ kind: 'web', documents: flaky, clock, log });
    await clock.advance(10_000);
    expect(await workers()).toEqual([]);
    away = false;
    await clock.advance(10_000);
    expect(await workers()).toHaveLength(1);
    away = true;
    await stopped(heartbeat.stop());
  });

  it('shows as silent who has missed three beats, and forgets who has been so for a day', async () => {
    const beats = await workerBeats(documents);
    const left = { kind: 'publisher', host: 'other', pid: 7, version: '0.1.0', startedAt: start } as const;
    await beats.put('publisher@other:7', { ...left, seenAt: start });
    await clock.advance(30_000);
    expect(await workers()).toMatchObject([{ id: 'publisher@other:7', silent: false }]);
    await clock.advance(10_000);
    expect(await workers()).toMatchObject([{ id: 'publisher@other:7', silent: true }]);
    await clock.advance(24 * 60 * 60 * 1000);
    expect(await workers()).toEqual([]);
    expect(await beats.get('publisher@other:7')).toBeDefined();
    const heartbeat = startHeartbeat({ kind: 'web', documents, clock, log });
    await clock.advance(0);
    expect(await beats.get('publisher@other:7')).toBeUndefined();
    await stopped(heartbeat.stop());
  });

  async function stopped(stopping: Promise<void>): Promise<void> {
    await clock.advance(1000);
    await stopping;
  }
});
