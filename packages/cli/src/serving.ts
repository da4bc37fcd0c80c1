import { randomBytes } from 'node:crypto';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { Jobs, Log } from '@lanskatalog/core';
import { endLostDryRuns, followInterrupted, leftToQueueMs, processAllJobs } from '@lanskatalog/harvest';
import { createInProcessJobs } from '@lanskatalog/queue';
import type { SignInSettings } from '@lanskatalog/web';
import { createApp, setUpLink } from '@lanskatalog/web';
import type { AlertSetup, OpenDeps } from '@lanskatalog/runtime';
import {
  instrument,
  mailOf,
  startHeartbeat,
  startStatusServer,
  startWatch,
  UsageFault,
} from '@lanskatalog/runtime';
import { removeOperatorFile, writeOperatorFile } from './operator-file.ts';

/** Time running harvests get to finish when the server stops; what is cut off leaves the last good state. */
const graceMs = 10_000;

export interface Serving {
  /** `http://127.0.0.1:8080` */
  readonly address: string;
  /** For making the first account, where there is none. */
  readonly setUpLink: string | undefined;
  close(): Promise<void>;
}

export interface ServeOptions {
  readonly port: number;
  readonly dataDir: string;
  readonly log: Log;
  readonly jobs: Jobs;
  readonly signIn: SignInSettings;
  /** Where mail is sent through; nobody is mailed where absent. */
  readonly alerts?: AlertSetup;
  readonly trustedProxies?: string | undefined;
}

/** Serves the current release over HTTP, and what operators need to see and do. */
export async function serveWeb(
  { deps }: OpenDeps,
  { port, dataDir, log, jobs, ...people }: ServeOptions,
): Promise<Serving> {
  const accountsFile = people.signIn.accountsFile ?? join(dataDir, 'accounts.json');
  const ownToken = { secret: randomBytes(32).toString('base64url'), name: userInfo().username };
  const operator = {
    mode: 'embedded',
    deps,
    jobs,
    signIn: { ...people.signIn, accountsFile, ownToken },
    mail: people.alerts && mailOf(people.alerts),
  } as const;
  const app = await createApp({ ...deps, log, operator, trustedProxies: people.trustedProxies });
  try {
    const address = await app.listen({ host: '127.0.0.1', port });
    await writeOperatorFile(dataDir, { address, token: ownToken.secret });
    return {
      address,
      setUpLink: await setUpLink(operator, address),
      close: async () => {
        await removeOperatorFile(dataDir);
        await app.close();
      },
    };
  } catch (error) {
    await app.close();
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new UsageFault(`Port ${port} is in use. Stop what listens there, or choose another with --port.`);
  }
}

export interface WorkOptions {
  readonly log: Log;
  readonly dataDir: string;
  /** Where people are told that something is wrong. */
  readonly alerts: AlertSetup;
  /** Address of an OpenTelemetry collector; without one nothing is traced. */
  readonly otlpEndpoint?: string | undefined;
  /** Where those who watch are answered; nowhere where absent. */
  readonly status?: { readonly host: string; readonly port: number } | undefined;
}

export interface Work {
  readonly jobs: Jobs;
  close(): Promise<void>;
}

/** Does all jobs in this process. Nothing is harvested until somebody asks, or a schedule does. */
export async function startWork(
  opened: OpenDeps,
  { log, dataDir, alerts, otlpEndpoint, status }: WorkOptions,
): Promise<Work> {
  const { clock, documents } = opened.deps;
  const { metrics, deps, jobs, ...instruments } = await instrument({
    deps: opened.deps,
    jobs: createInProcessJobs({ clock, log }),
    mode: 'embedded',
    otlpEndpoint,
  });
  await endLostDryRuns(deps);
  await processAllJobs(jobs, deps, { concurrency: 4 });
  const store = async () => (await documents.collection('schema', { indexes: [] })).get('documents');
  const server = status && (await startStatusServer({ ...status, metrics, checks: { store } }));
  const heartbeat = startHeartbeat({ kind: 'serve', ...deps });
  const interrupted = followInterrupted(jobs, deps, leftToQueueMs.inMemory);
  const watching = startWatch({ deps, jobs, mode: 'embedded', alerts, directory: dataDir });
  return {
    jobs,
    close: async () => {
      await watching.stop();
      await interrupted.close();
      await jobs.close({ graceMs });
      await heartbeat.stop();
      await instruments.close();
      await server?.close();
    },
  };
}
