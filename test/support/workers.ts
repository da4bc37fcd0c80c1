import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = new URL('../..', import.meta.url).pathname;

export type WorkerName = 'scheduler' | 'harvester' | 'publisher' | 'web';

/** A worker as a process of its own, started from what `npm run build` made. */
export interface TestWorker {
  readonly name: WorkerName;
  readonly process: ChildProcess;
  /** Its log so far, line by line. */
  readonly log: readonly Readonly<Record<string, unknown>>[];
  /** Resolves with the first line of the log that has this message. */
  logged(message: string): Promise<Readonly<Record<string, unknown>>>;
  /** Address of its status server. */
  status(): Promise<string>;
  /** The exit code, when it has ended; null where a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Sends the signal and resolves with the exit code, null where the signal ended it. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

/** Kills what a test run that is interrupted would leave behind. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

export function startWorker(name: WorkerName, env: Readonly<Record<string, string>>): TestWorker {
  const scratch = mkdtempSync(path.join(tmpdir(), `lanskatalog-${name}-`));
  const child = spawn(process.execPath, ['--enable-source-maps', `${root}workers/${name}/dist/main.js`], {
    cwd: root,
    env: {
      PATH: process.env['PATH'] ?? '',
      CACHE_DIR: path.join(scratch, 'cache'),
      REPLICA_DIR: path.join(scratch, 'replica'),
      PORT: '0',
      ...env,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  running.add(child);
  const log: Record<string, unknown>[] = [];
  const waiting = new Set<() => void>();
  let rest = '';
  child.stderr.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop() ?? '';
    log.push(...lines.map(parseLine));
    for (const wake of waiting) wake();
  });
  const ended = once(child, 'close').then(() => {
    running.delete(child);
    rmSync(scratch, { recursive: true, force: true });
    for (const wake of waiting) wake();
    return child.exitCode;
  });
  const logged = async (message: string): Promise<Record<string, unknown>> => {
    for (;;) {
      const found = log.find(({ msg }) => msg === message);
      if (found !== undefined) return found;
      if (child.exitCode !== null || child.signalCode !== null) {
        throw new Error(
          `${name} ended (${child.exitCode ?? child.signalCode}): ${JSON.stringify(log.slice(-5))}`,
        );
      }
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          waiting.delete(wake);
          resolve();
        };
        waiting.add(wake);
      });
    }
  };
  return {
    name,
    process: child,
    log,
    logged,
    status: async () => String((await logged('worker started'))['status']),
    ended,
    stop: async (signal = 'SIGTERM') => {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      return ended;
    },
  };
}

function parseLine(line: string): Record<string, unknown> {
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return { msg: line };
  }
}
