import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode } from './error-code.ts';

const patienceMs = 60_000;

/**
 * Runs `attempt` until SQLite lets it write. SQLite's own waiting would block this whole process, so it waits only
 * briefly there and mostly here, with jitter because SQLite keeps no queue.
 *
 * @throws after a minute of another process holding the lock, which no writer of ours does.
 */
export async function retryBusy<T>(attempt: () => T): Promise<T> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      return attempt();
    } catch (error) {
      if (!errorCode(error).startsWith('SQLITE_BUSY')) throw error;
      if (Date.now() > deadline) throw new Error('the database stayed locked for a minute', { cause: error });
    }
    await sleep(5 + Math.random() * 45);
  }
}
