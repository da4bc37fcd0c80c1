import { mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { RequestListener, Server } from 'node:http';
import { createServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock, Http, HttpSettings } from '@lanskatalog/core';
import { afterEach } from '@jest/globals';
import type { HttpOptions } from '../../src/index.ts';
import { createHttp } from '../../src/index.ts';

/** Whatever a test opened; closed after it, so that none leaks into the next. */
const opened: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

const settings: HttpSettings = {
  allowHosts: ['127.0.0.1', '::1'],
  contact: 'oppnadata@lan.example',
  perHostConcurrency: 4,
  perHostDelayMs: 0,
  connectTimeoutMs: 1000,
  readTimeoutMs: 1000,
  totalTimeoutMs: 5000,
  maxBytes: 1_000_000,
  maxUnpackedBytes: 10_000_000,
  maxRedirects: 5,
  retries: 0,
  respectRobots: false,
};

export const never = new AbortController().signal;

export interface TestClock extends Clock {
  readonly slept: number[];
  advance(ms: number): void;
}

/** Sleeping takes no time but moves the clock, and is noted. */
export function testClock(): TestClock {
  let now = Date.parse('2026-10-01T01:00:00Z');
  const slept: number[] = [];
  return {
    slept,
    now: () => new Date(now),
    id: () => 'id',
    advance: (ms) => {
      now += ms;
    },
    sleep: async (ms, signal) => {
      signal.throwIfAborted();
      slept.push(ms);
      now += ms;
    },
  };
}

export const realClock: Clock = {
  now: () => new Date(),
  id: () => 'id',
  sleep: (ms, signal) => sleep(ms, undefined, { signal }),
};

/** The client under test: short timeouts, no retries and no robots.txt unless the test says so. */
export function client(changes: Partial<HttpSettings> = {}, options: Partial<HttpOptions> = {}): Http {
  const product = { name: 'lanskatalog', version: '0.1' };
  const http = createHttp(
    { ...settings, ...changes },
    { product, clock: testClock(), random: () => 0, ...options },
  );
  opened.push(() => http.close());
  return http;
}

export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'lanskatalog-test-'));
  opened.push(() => rm(directory, { recursive: true }));
  return directory;
}

/** Starts an HTTP server on loopback; returns its origin. */
export const serve = (listener: RequestListener, host = '127.0.0.1'): Promise<string> =>
  listening(createServer(listener), 'http', host);

const fixture = (name: string): string =>
  readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');
export const certificate = fixture('certificate.pem');

export const serveTls = (listener: RequestListener): Promise<string> =>
  listening(
    createHttpsServer({ cert: certificate, key: fixture('key.pem') }, listener),
    'https',
    '127.0.0.1',
  );

async function listening(server: Server, scheme: string, host: string): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  opened.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** A server that speaks whatever bytes the test wants, once it has heard something. */
export async function serveBytes(answer: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => {
      answer(socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  opened.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
