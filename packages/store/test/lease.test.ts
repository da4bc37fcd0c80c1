import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Collection, Documents } from '@lanskatalog/core';
import {
  acquireLease,
  type Lease,
  type LeaseHolder,
  LeaseLostError,
  type LeaseRecord,
  openSqliteDocuments,
  releaseLease,
  renewLease,
  thisProcess,
  withLease,
} from '@lanskatalog/store';
import { ManualClock } from '../../../test/support/clocks.ts';

const elsewhere = (label: string): LeaseHolder => ({ host: 'another machine', pid: 1, started: '', label });
const never = new AbortController().signal;

describe('a lease', () => {
  let directory: string;
  let documents: Documents;
  let collection: Collection<LeaseRecord>;
  let clock: ManualClock;

  beforeEach(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'lease-'));
    documents = await openSqliteDocuments(path.join(directory, 'documents.db'));
    collection = await documents.collection<LeaseRecord>('leases', { indexes: [] });
    clock = new ManualClock('2026-01-01T00:00:00Z');
  });

  afterEach(async () => {
    await documents.close();
    await rm(directory, { recursive: true });
  });

  const options = (holder: LeaseHolder) => ({ holder, ttlMs: 30_000, clock });

  async function acquire(holder: LeaseHolder): Promise<Lease> {
    const answer = await acquireLease(collection, 'publish', options(holder));
    if (answer.kind === 'held') throw new Error(`held by ${answer.by.label}`);
    return answer.lease;
  }

  it('is held by one, who is named to the others', async () => {
    const lease = await acquire(elsewhere('harvest'));
    expect(lease).toEqual({ name: 'publish', token: 1, expires: '2026-01-01T00:00:30.000Z' });
    expect(await acquireLease(collection, 'publish', options(thisProcess('serve')))).toEqual({
      kind: 'held',
      by: elsewhere('harvest'),
      until: '2026-01-01T00:00:30.000Z',
    });
  });

  it('is held by one even within one process', async () => {
    await acquire(thisProcess('serve'));
    await expect(acquire(thisProcess('serve'))).rejects.toThrow('held by serve');
  });

  it('is taken by one of many that try at once', async () => {
    const tried = Array.from({ length: 8 }, async (_, at) =>
      acquireLease(collection, 'publish', options(elsewhere(`worker ${at}`))),
    );
    const kinds = (await Promise.all(tried)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'acquired')).toHaveLength(1);
  });

  it('can be taken by another when it has expired, with a greater token, and is lost to the first', async () => {
    const first = await acquire(elsewhere('slow'));
    await clock.advance(30_000);
    const second = await acquire(elsewhere('next'));
    expect(second.token).toBe(2);
    expect(await renewLease(collection, first, options(elsewhere('slow')))).toBeUndefined();
    expect(await releaseLease(collection, first)).toBe(false);
    expect(await renewLease(collection, second, options(elsewhere('next')))).toBeDefined();
  });

  it('lasts longer when renewed', async () => {
    const lease = await acquire(elsewhere('busy'));
    await clock.advance(20_000);
    await renewLease(collection, lease, options(elsewhere('busy')));
    await clock.advance(20_000);
    await expect(acquire(elsewhere('next'))).rejects.toThrow('held by busy');
  });

  it('is free once released, and its tokens go on growing', async () => {
    expect(await releaseLease(collection, await acquire(elsewhere('one')))).toBe(true);
    expect((await acquire(elsewhere('two'))).token).toBe(2);
  });

  it('is taken at once from a process of this machine that has died', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const dying = { ...thisProcess('harvest'), pid: child.pid ?? 0, started: '' };
    await acquire(dying);
    await expect(acquire(thisProcess('serve'))).rejects.toThrow('held by harvest');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect((await acquire(thisProcess('serve'))).token).toBe(2);
  });

  const onLinux = process.platform === 'linux' ? it : it.skip;

  onLinux('is taken at once where the process id now belongs to a younger process', async () => {
    const me = thisProcess('serve');
    await acquire({ ...me, started: '1', label: 'before the restart' });
    expect((await acquire(me)).token).toBe(2);
  });

  const terms = (label: string, told: string[] = []) => ({
    ...options(elsewhere(label)),
    collection,
    name: 'publish',
    onWaiting: (by: LeaseHolder) => told.push(by.label),
  });

  describe('withLease', () => {
    it('holds the lease as long as the work lasts, and frees it', async () => {
      const work = withLease(terms('long'), async (_, signal) => clock.sleep(300_000, signal), never);
      await clock.advance(299_000);
      await expect(acquire(elsewhere('other'))).rejects.toThrow('held by long');
      await clock.advance(1000);
      await work;
      expect((await acquire(elsewhere('other'))).token).toBe(2);
    });

    it('frees the lease when the work fails', async () => {
      const work = withLease(terms('failing'), async () => Promise.reject(new Error('no disk')), never);
      await expect(work).rejects.toThrow('no disk');
      expect((await acquire(elsewhere('other'))).token).toBe(2);
    });

    it('waits for the holder, says once whom it waits for, and goes on', async () => {
      const told: string[] = [];
      const lease = await acquire(elsewhere('harvest'));
      const work = withLease(terms('publish', told), async ({ token }) => token, never);
      await clock.advance(5000);
      expect(told).toEqual(['harvest']);
      await releaseLease(collection, lease);
      await clock.advance(1000);
      expect(await work).toBe(2);
    });

    it('stops waiting when cancelled', async () => {
      await acquire(elsewhere('harvest'));
      const cancel = new AbortController();
      const work = withLease(terms('publish'), async () => 'done', cancel.signal);
      const outcome = expect(work).rejects.toThrow('never mind');
      await clock.advance(2000);
      cancel.abort(new Error('never mind'));
      await outcome;
    });

    it('passes a cancellation on to the work', async () => {
      const cancel = new AbortController();
      const work = withLease(
        terms('publish'),
        async (_, signal) => clock.sleep(60_000, signal),
        cancel.signal,
      );
      const outcome = expect(work).rejects.toThrow('never mind');
      await clock.advance(2000);
      cancel.abort(new Error('never mind'));
      await outcome;
    });

    it('aborts the work when the lease is lost', async () => {
      const work = withLease(terms('frozen'), async (_, signal) => clock.sleep(60_000, signal), never);
      const outcome = expect(work).rejects.toBeInstanceOf(LeaseLostError);
      await clock.advance(1000);
      const held = await collection.get('publish');
      await collection.put('publish', { ...held!.value, token: 7, holder: elsewhere('thief') });
      await clock.advance(10_000);
      await outcome;
      expect((await collection.get('publish'))?.value.holder?.label).toBe('thief');
    });

    it('counts as lost when the store has not answered until it expired, and waits for no answer', async () => {
      let silent = false;
      const get: typeof collection.get = async (id) =>
        silent ? new Promise(() => undefined) : collection.get(id);
      const silenced: typeof collection = {
        get,
        put: collection.put.bind(collection),
        putIf: collection.putIf.bind(collection),
        putMany: collection.putMany.bind(collection),
        delete: collection.delete.bind(collection),
        deleteIf: collection.deleteIf.bind(collection),
        find: collection.find.bind(collection),
      };
      const work = withLease(
        { ...terms('cut off'), collection: silenced },
        async (_, signal) =>
          clock.sleep(60_000, signal).catch((error: unknown) => {
            silent = false; // for the freeing of the lease
            throw error;
          }),
        never,
      );
      const outcome = expect(work).rejects.toBeInstanceOf(LeaseLostError);
      await clock.advance(1000);
      silent = true;
      await clock.advance(28_000);
      expect(silent).toBe(true);
      await clock.advance(2000);
      expect(silent).toBe(false);
      await outcome;
    });

    it('does not pass off as done what finished after the loss', async () => {
      const work = withLease(terms('deaf'), async () => clock.sleep(60_000, never), never);
      const outcome = expect(work).rejects.toBeInstanceOf(LeaseLostError);
      await clock.advance(1000);
      await collection.put('publish', {
        token: 7,
        holder: elsewhere('thief'),
        expires: '2027-01-01T00:00:00Z',
      });
      await clock.advance(60_000);
      await outcome;
    });
  });
});
