import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { systemClock } from '@lanskatalog/core';
import { addAccount, openAccountFile } from '@lanskatalog/operations';
import type { RegionApp } from './support/region-app.ts';
import { createRegionApp } from './support/region-app.ts';
import { Visitor } from './support/visitor.ts';

const password = 'fyra gula traktorer';
const directory = mkdtempSync(join(tmpdir(), 'lanskatalog-stream-'));
let region: RegionApp;
let leave: AbortController;

beforeAll(async () => {
  // What is done now and then is done when the tests say so.
  jest.useFakeTimers({
    doNotFake: [
      'Date',
      'hrtime',
      'nextTick',
      'performance',
      'queueMicrotask',
      'setImmediate',
      'clearImmediate',
      'setTimeout',
      'clearTimeout',
    ],
  });
  const accountsFile = join(directory, 'accounts.json');
  const accounts = openAccountFile(accountsFile);
  const people = [
    { name: 'olle', role: 'operator' },
    { name: 'karin', role: 'coordinator', municipality: '1881' },
  ] as const;
  for (const person of people)
    await addAccount(accounts, { ...person, displayName: person.name, password }, systemClock);
  region = await createRegionApp({ operator: { signIn: { accountsFile } } });
});
afterAll(async () => {
  jest.useRealTimers();
  await region.close();
  rmSync(directory, { recursive: true });
});
beforeEach(() => {
  leave = new AbortController();
});
afterEach(() => leave.abort());

/** A stream that is listened to, and what it has said so far. */
async function listen(visitor: Visitor) {
  const cookie = [...visitor.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  // A connection each, which a pool would keep open.
  const asked = get(`${region.address}/operator/events`, {
    headers: { cookie },
    agent: false,
    signal: leave.signal,
  });
  asked.on('error', () => undefined);
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  const heard = { text: '', ended: false };
  answer.on('error', () => undefined);
  answer.on('data', (chunk: Buffer) => {
    heard.text += chunk.toString();
  });
  answer.once('end', () => {
    heard.ended = true;
  });
  return { status: answer.statusCode, headers: answer.headers, heard };
}

async function signedIn(name: string): Promise<Visitor> {
  const visitor = new Visitor(region.address);
  expect((await visitor.signIn(name, password)).status).toBe(303);
  return visitor;
}

/** Lets so long pass for what is done now and then, and gives what it asks the store for time to come. */
async function pass(ms: number): Promise<void> {
  await jest.advanceTimersByTimeAsync(ms);
  await sleep(300);
}

/** The latest overview that was told of. */
const lastOverview = (text: string): { readonly sources: object } | undefined => {
  const told = [...text.matchAll(/^event: overview\ndata: (.*)$/gm)].at(-1)?.[1];
  return told === undefined ? undefined : (JSON.parse(told) as { sources: object });
};

/** As another process would: nobody tells the application. */
async function pause(source: string): Promise<void> {
  // What was looked up a moment ago is shown to all who look now.
  await sleep(1000);
  const settings = await region.documents.collection('source-settings', { indexes: [] });
  await settings.put(source, { version: 1, paused: { by: 'Olle', at: '2026-03-10T08:00:00.000Z' } });
}

describe('the stream of changes', () => {
  it('tells each person of what they may see alone', async () => {
    const operator = await listen(await signedIn('olle'));
    const coordinator = await listen(await signedIn('karin'));
    await pass(1100);
    await pause('orebro');
    await pass(5100);
    expect(lastOverview(operator.heard.text)?.sources).toMatchObject({ orebro: 'paused' });
    expect(lastOverview(coordinator.heard.text)).toBeUndefined();
    await pause('kumla');
    await pass(5100);
    expect(lastOverview(coordinator.heard.text)?.sources).toEqual({ kumla: 'paused' });
  });

  it('ends when the person signs out', async () => {
    const visitor = await signedIn('olle');
    const { heard } = await listen(visitor);
    await pass(15_100);
    expect(heard).toMatchObject({ ended: false, text: expect.stringContaining(': still here') });
    const { body } = await visitor.get('/operator/audit');
    const csrf = /name="_csrf" value="([^"]+)"/.exec(body)?.[1] ?? '';
    expect((await visitor.post('/operator/sign-out', { _csrf: csrf })).status).toBe(303);
    await pass(15_100);
    expect(heard).toMatchObject({ ended: true, text: expect.stringContaining('event: end') });
  });

  it('takes so many listeners and no more, until one leaves', async () => {
    const visitor = await signedIn('olle');
    const open = await Promise.all(Array.from({ length: 101 }, () => listen(visitor)));
    expect(open.filter(({ status }) => status === 200)).toHaveLength(100);
    const refused = open.find(({ status }) => status !== 200);
    expect(refused?.status).toBe(503);
    expect(refused?.headers['retry-after']).toBe('60');
    leave.abort();
    await sleep(200);
    leave = new AbortController();
    expect((await listen(visitor)).status).toBe(200);
  });
});
