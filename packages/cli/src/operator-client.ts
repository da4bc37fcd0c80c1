import { UsageFault, version } from '@lanskatalog/runtime';
import { z } from 'zod';
import { readOperatorFile } from './operator-file.ts';
import type { LocalServer } from './operator-file.ts';

export interface ServerFlags {
  readonly server?: string;
  readonly token?: string;
  readonly data: string;
}

/** The operators' API of a server. */
export interface OperatorClient {
  readonly address: string;
  /** What it answers; a refusal is a UsageFault that says why, and what to do instead. */
  get(path: string): Promise<unknown>;
  post(path: string, body: unknown): Promise<unknown>;
}

/**
 * The server that is named, or else the one that serves this data directory.
 *
 * @throws UsageFault where there is none.
 */
export async function openOperatorClient(flags: ServerFlags, signal: AbortSignal): Promise<OperatorClient> {
  const client = await findOperatorClient(flags, signal);
  if (client !== undefined) return client;
  throw new UsageFault(
    `No server runs on ${flags.data}. Start one with "lanskatalog serve --data ${flags.data}", or name one with --server and --token.`,
    noServer,
  );
}

/** The same, or undefined where nothing runs. A server that is named but does not answer is a fault of the caller. */
export async function findOperatorClient(
  { server, token, data }: ServerFlags,
  signal: AbortSignal,
): Promise<OperatorClient | undefined> {
  if (server !== undefined) {
    if (token === undefined)
      throw new UsageFault(
        '--server takes a --token (or LANSKATALOG_TOKEN): make one on the page Tokens of the server.',
      );
    return clientOf({ address: server.replace(/\/+$/, ''), token }, signal);
  }
  const local = await readOperatorFile(data);
  if (local === undefined || !(await isThere(local, signal))) return undefined;
  return clientOf(local, signal);
}

const noServer = 69; // EX_UNAVAILABLE

/** A server that was killed leaves its file behind. */
const isThere = async ({ address }: LocalServer, signal: AbortSignal): Promise<boolean> =>
  fetch(`${address}/healthz`, { signal: AbortSignal.any([signal, AbortSignal.timeout(5000)]) }).then(
    ({ ok }) => ok,
    () => false,
  );

function clientOf({ address, token }: LocalServer, signal: AbortSignal): OperatorClient {
  const ask = async (path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(`${address}/api/operator/v1${path}`, {
      signal,
      redirect: 'error',
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'application/json',
        'user-agent': `lanskatalog/${version}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    }).catch((error: unknown) => {
      signal.throwIfAborted();
      throw new UsageFault(`${address} does not answer: ${reasonOf(error)}.`, noServer);
    });
    const text = await answer.text();
    if (answer.ok) return JSON.parse(text);
    throw new UsageFault(refusalText(answer.status, text), answer.status >= 500 ? 70 : 1);
  };
  return { address, get: (path) => ask(path), post: (path, body) => ask(path, body) };
}

function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error && cause.message !== '' ? cause.message : message;
}

const problem = z.object({
  title: z.string(),
  detail: z.string().optional(),
  errors: z.array(z.object({ parameter: z.string(), message: z.string() })).optional(),
});

/** A refusal in words: what, why, and what to do instead. */
function refusalText(status: number, text: string): string {
  const parsed = problem.safeParse(jsonOf(text));
  if (!parsed.success) return `The server answered ${status}.`;
  const { title, detail, errors = [] } = parsed.data;
  const lines = errors.map(({ parameter, message }) => `  ${parameter}: ${message}`);
  return [[title, detail].filter((part) => part !== undefined).join('\n→ '), ...lines].join('\n');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
