import { parseAddress } from './address.ts';
import type { Answer } from './exchange.ts';
import type { Failure } from './failure.ts';
import { refused } from './failure.ts';

export interface Arrival {
  readonly outcome: Answer | Failure;
  /** The last address that was asked. */
  readonly finalUrl: URL;
}

/** The five that name a new place for the same request (RFC 9110, 15.4). We send GET and HEAD only, so none changes it. */
const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Asks `start`, then wherever the answers point, until one is no redirect. */
export async function followRedirects(
  start: URL,
  maxRedirects: number,
  ask: (url: URL) => Promise<Answer | Failure>,
): Promise<Arrival> {
  const visited = new Set<string>();
  let url = start;
  for (;;) {
    visited.add(url.href);
    const outcome = await ask(url);
    if (outcome.kind !== 'answer' || !redirectStatuses.has(outcome.status)) return { outcome, finalUrl: url };
    const next = nextAddress(outcome, url);
    if (!(next instanceof URL)) return { outcome: next, finalUrl: url };
    if (visited.has(next.href)) {
      return { outcome: refused('redirects', `redirected in a circle, back to ${next.href}`), finalUrl: url };
    }
    if (visited.size > maxRedirects) {
      return { outcome: refused('redirects', `redirected more than ${maxRedirects} times`), finalUrl: url };
    }
    url = next;
  }
}

function nextAddress(answer: Answer, from: URL): URL | Failure {
  const location = answer.headers['location'];
  if (location === undefined || location === '') {
    const detail = `answered ${answer.status} without saying where to (no Location)`;
    return { kind: 'unreachable', reason: 'protocol', status: answer.status, detail, retryable: false };
  }
  const next = parseAddress(percentEncoded(location), from.href);
  return next instanceof URL
    ? next
    : { ...next, detail: `redirected to an address we don't follow: ${next.detail}` };
}

/** Servers put raw UTF-8 or Latin-1 into Location; headers are read as Latin-1, so each byte can be kept as it came. */
const percentEncoded = (location: string): string =>
  location.replace(/[\u0080-\u00ff]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`);
