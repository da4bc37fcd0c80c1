import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Registry } from 'prom-client';
import { UsageFault } from './usage-fault.ts';

/** Name of what the worker depends on → a question that rejects where it is away. */
export type Checks = Readonly<Record<string, () => Promise<unknown>>>;

export interface StatusOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly checks: Checks;
  readonly metrics: Registry;
}

export interface StatusServer {
  readonly address: string;
  /** From now on `/readyz` says no, so that nothing new is sent here. */
  retire(): void;
  close(): Promise<void>;
}

const answerWithinMs = 2000;

/**
 * What those who watch over a worker ask: `/healthz` (the process turns over), `/readyz` (all it depends on answers) and
 * `/metrics` (Prometheus).
 *
 * @throws UsageFault where the port is taken.
 */
export async function startStatusServer(options: StatusOptions): Promise<StatusServer> {
  let retired = false;
  const server = createServer((request, response) => {
    void answer(request, options, () => retired).then(
      (found) => send(response, found),
      (error: unknown) => send(response, { status: 500, body: String(error) }),
    );
  });
  server.listen(options.port, options.host);
  await once(server, 'listening').catch((error: unknown) => {
    const { message } = error as Error;
    throw new UsageFault(
      `The status server can't listen on ${options.host}:${options.port}: ${message}.`,
      78,
    );
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://${options.host}:${port}`,
    retire: () => {
      retired = true;
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly type?: string;
}

const json = 'application/json; charset=utf-8';

async function answer(
  { url }: IncomingMessage,
  { checks, metrics }: StatusOptions,
  isRetired: () => boolean,
): Promise<Answer> {
  switch (url) {
    case '/healthz':
      return { status: 200, body: '{"status":"ok"}', type: json };
    case '/readyz': {
      const found = await checkAll(checks);
      const ready = !isRetired() && Object.values(found).every((state) => state === 'ok');
      return { status: ready ? 200 : 503, body: JSON.stringify({ ready, ...found }), type: json };
    }
    case '/metrics':
      return { status: 200, body: await metrics.metrics(), type: metrics.contentType };
    case undefined:
    default:
      return { status: 404, body: 'There are /healthz, /readyz and /metrics.\n' };
  }
}

async function checkAll(checks: Checks): Promise<Record<string, 'ok' | 'away'>> {
  const states = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await answers(check)] as const),
  );
  return Object.fromEntries(states);
}

async function answers(check: () => Promise<unknown>): Promise<'ok' | 'away'> {
  const late = sleep(answerWithinMs, 'away' as const, { ref: false });
  const asked = check().then(
    () => 'ok' as const,
    () => 'away' as const,
  );
  return Promise.race([asked, late]);
}

function send(response: ServerResponse, { status, body, type = 'text/plain; charset=utf-8' }: Answer): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}
