import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Jobs, Log } from '@lanskatalog/core';
import type { HarvestDeps } from '@lanskatalog/harvest';
import { processAllJobs } from '@lanskatalog/harvest';
import type { Actor, Overview, Performed, Role } from '@lanskatalog/operations';
import { loadOverview, openApiTokens, performAction } from '@lanskatalog/operations';
import { createInProcessJobs } from '@lanskatalog/queue';
import { loadConfig, openEmbedded } from '@lanskatalog/runtime';
import { createApp } from '@lanskatalog/web';
import { municipalFeed } from './municipal-feed.ts';
import type { StubServer } from './stub-server.ts';
import { startStubServer } from './stub-server.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** An installation with its jobs and its web server in this process, and a real server for its sources. */
export interface Installation {
  readonly address: string;
  /** Its data directory, and the file of its configuration. */
  readonly data: string;
  readonly config: string;
  readonly deps: HarvestDeps;
  readonly jobs: Jobs;
  readonly source: StubServer;
  /** Does an action as somebody of this role; a coordinator speaks for Kumla. */
  act(name: string, params: unknown, role?: Role): Promise<Performed>;
  /** A token of this role. */
  tokenOf(role: Role, scopes?: readonly string[]): Promise<string>;
  /** Asks the operators' API; with a body, it posts. */
  api(path: string, asked?: { readonly role?: Role; readonly body?: unknown }): Promise<Answer>;
  overview(): Promise<Overview>;
  /** Resolves once nothing runs or waits any more. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

const silent: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => silent,
};

export const actorOf = (role: Role): Actor => ({
  id: `test:${role}`,
  name: `The ${role}`,
  role,
  via: 'page',
  ...(role === 'coordinator' ? { municipality: '1881' } : {}),
});

/** Kumla with one feed, Hallsberg with another, both at the same server; nothing is harvested yet. */
export async function startInstallation(): Promise<Installation> {
  const directory = mkdtempSync(join(tmpdir(), 'lanskatalog-operators-'));
  const source = await startStubServer();
  source.answers.set('/kumla', {
    type: 'text/turtle',
    body: municipalFeed(['badplatser', 'lekplatser', 'skolor']),
  });
  source.answers.set('/hallsberg', { type: 'text/turtle', body: municipalFeed(['bibliotek']) });
  const file = join(directory, 'region.yaml');
  writeFileSync(file, configYaml(source.origin));
  const data = join(directory, 'data');
  const embedded = await openEmbedded({ dataDir: data, config: await loadConfig(file), log: silent });
  const { deps } = embedded;
  const jobs = createInProcessJobs({ clock: deps.clock, log: silent });
  await processAllJobs(jobs, deps, { concurrency: 2 });
  const operator = { mode: 'embedded', deps, jobs, signIn: {} } as const;
  const app = await createApp({ ...deps, operator });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const tokens = await openApiTokens(deps.documents, deps.clock);
  const tokenOf = async (role: Role, scopes?: readonly string[]): Promise<string> => {
    const municipality = role === 'coordinator' ? '1881' : undefined;
    const made = await tokens.create({
      name: `The ${role}`,
      role,
      municipality,
      scopes,
      createdBy: 'test',
      days: 1,
    });
    return made.secret;
  };
  return {
    address,
    data,
    config: file,
    deps,
    jobs,
    source,
    tokenOf,
    act: (name, params, role = 'operator') =>
      performAction({ name, params }, { deps, jobs, actor: actorOf(role) }, AbortSignal.timeout(20_000)),
    async api(path, { role = 'operator', body } = {}) {
      const authorization = `Bearer ${await tokenOf(role)}`;
      const answer = await fetch(`${address}/api/operator/v1${path}`, {
        headers: { authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      const json = answer.headers.get('content-type')?.includes('json') === true;
      return {
        status: answer.status,
        headers: answer.headers,
        body: (json ? JSON.parse(text) : { text }) as Record<string, unknown>,
      };
    },
    overview: () => loadOverview(operator),
    async idle() {
      while (await isBusy(jobs)) await setTimeout(20);
    },
    async close() {
      await jobs.close({ graceMs: 1000 });
      await app.close();
      await embedded.close();
      await source.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

const isBusy = async (jobs: Jobs): Promise<boolean> =>
  (await jobs.list({ limit: 100 })).some(({ state }) => state === 'waiting' || state === 'running');

const configYaml = (origin: string): string => `
region:
  id: testregion
  baseUri: https://data.example.org/
  title: Testregionen
  publisher: { name: Region Örebro län, orgnr: "2321000164", type: RegionalAuthority }
  contact: { name: Öppna data, email: oppnadata@example.org }
http:
  allowHosts: ["127.0.0.1"]
  contact: oppnadata@example.org
  perHostDelayMs: 0
  retries: 0
sources:
  - { id: kumla, municipality: "1881", url: "${origin}/kumla", kind: dcat, guard: { percent: 10, count: 1 } }
  - { id: hallsberg, municipality: "1861", url: "${origin}/hallsberg", kind: dcat }
`;
