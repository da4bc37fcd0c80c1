import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Answer {
  readonly status?: number;
  readonly type?: string;
  readonly body?: string | Uint8Array;
  readonly headers?: Record<string, string>;
}

export interface StubServer {
  /** `http://127.0.0.1:12345` */
  readonly origin: string;
  /** Answers by path; a path without one gets 404. May be changed at any time. */
  readonly answers: Map<string, Answer | ((request: IncomingMessage) => Answer)>;
  /** Paths on which the server begins to answer and then falls silent. */
  readonly stalled: Set<string>;
  /** Paths asked for, in order. */
  readonly requests: string[];
  close(): Promise<void>;
}

/** A real HTTP server on loopback whose answers a test decides. */
export async function startStubServer(): Promise<StubServer> {
  const answers: StubServer['answers'] = new Map();
  const requests: string[] = [];
  const stalled = new Set<string>();
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    requests.push(path);
    if (stalled.has(path)) {
      response.writeHead(200, { 'content-type': 'text/turtle' }).write('# ');
      return;
    }
    const found = answers.get(path);
    const answer =
      typeof found === 'function' ? found(request) : (found ?? { status: 404, body: 'not found' });
    response.writeHead(answer.status ?? 200, {
      ...(answer.type === undefined ? {} : { 'content-type': answer.type }),
      ...answer.headers,
    });
    response.end(answer.body ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    answers,
    stalled,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
