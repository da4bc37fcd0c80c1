import { describe, expect, it } from '@jest/globals';
import type { Collection, Documents, Log } from '@lanskatalog/core';
import { ManualClock } from '../../../test/support/clocks.ts';
import { createAlertWatch } from '../src/alert-watch.ts';
import { noAlerts } from '../src/state/alert-state.ts';
import { noon, overview, settings } from './support/overviews.ts';

const { signal } = new AbortController();
const minute = 60_000;
const silent: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => silent,
};

/** One document, in memory, that can be away. */
function store() {
  let revision = 0;
  let value: unknown = noAlerts;
  const found = { isAway: false };
  const check = (): void => {
    if (found.isAway) throw new Error('connection refused');
  };
  const collection = {
    get: async (id: string) => {
      check();
      return revision === 0 ? undefined : { id, revision, value };
    },
    putIf: async (_: string, next: unknown) => {
      check();
      revision += 1;
      value = next;
      return true;
    },
  } as unknown as Collection<unknown>;
  const documents = { collection: async () => collection } as unknown as Documents;
  return { found, documents };
}

describe('createAlertWatch', () => {
  it('tells from one process, the last that looked, that the store is away and that it is back', async () => {
    const { found, documents } = store();
    const clock = new ManualClock(noon);
    const said: string[] = [];
    const watch = (by: string) =>
      createAlertWatch({
        documents,
        clock,
        log: silent,
        withLease: (_, work, outer) => work(outer),
        notifiers: [
          {
            name: 'email',
            send: async (notices) => {
              said.push(...notices.map(({ kind, rule }) => `${by} ${kind} ${rule}`));
            },
          },
        ],
        look: async () => ({
          watched: {
            overview: overview({ at: clock.now().toISOString() }),
            machine: { host: by, startedAt: noon },
            hasQueue: true,
          },
          settings,
        }),
        by,
      });
    const [one, two] = [watch('one'), watch('two')];
    const minutes = async (count: number): Promise<void> => {
      for (let passed = 0; passed < count; passed += 1) {
        await one.check(signal);
        await two.check(signal);
        await clock.advance(minute);
      }
    };
    await minutes(3);
    found.isAway = true;
    await minutes(2);
    expect(said).toEqual([]);
    await minutes(8);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/opened store-away$/);
    found.isAway = false;
    await minutes(3);
    expect(said).toHaveLength(2);
    expect(said[1]).toMatch(/recovered store-away$/);
    expect(said[1]?.split(' ')[0]).toBe(said[0]?.split(' ')[0]);
  });
});
