import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from './ports.ts';

/** The machine's clock and random ids: what main programs hand to everything else. */
export const systemClock: Clock = {
  now: () => new Date(),
  id: randomUUID,
  sleep: (ms, signal) => sleep(ms, undefined, { signal }),
};
