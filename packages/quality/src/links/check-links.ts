import type { Http, HttpResult } from '@lanskatalog/core';
import type { LinkCheck, LinkOutcome, LinkRecord } from './judge-link.ts';
import { judgeLink } from './judge-link.ts';

export interface CheckLinksOptions {
  /** Keeps to each host's pace and to robots.txt. */
  readonly http: Http;
  readonly previous: (url: string) => LinkRecord | undefined;
  readonly now: () => Date;
  /** Addresses on their way at once, over all hosts. */
  readonly atOnce?: number;
}

/**
 * Checks addresses, each once, and gives what is then known of each as it is found out, in no certain order. Nothing of a
 * large file is fetched but its beginning.
 */
export async function* checkLinks(
  urls: Iterable<string>,
  { http, previous, now, atOnce = 8 }: CheckLinksOptions,
  signal: AbortSignal,
): AsyncGenerator<LinkRecord> {
  const stop = new AbortController();
  const until = AbortSignal.any([signal, stop.signal]);
  const waiting = hostsInTurn(urls);
  const running = new Map<string, Promise<LinkRecord>>();
  const start = (): void => {
    const { value: url, done } = waiting.next();
    if (done === true) return;
    const checked = checkLink(url, http, until).then((result) =>
      judgeLink(previous(url), { ...result, url, at: now().toISOString() }),
    );
    checked.catch(() => {}); // awaited below, unless the caller has had enough
    running.set(url, checked);
  };
  try {
    while (running.size < atOnce) {
      const before = running.size;
      start();
      if (running.size === before) break;
    }
    while (running.size > 0) {
      const record = await Promise.race(running.values());
      running.delete(record.url);
      start();
      yield record;
    }
  } finally {
    stop.abort();
  }
}

/** One address of each host after the other, so that a host with thousands does not fill every place while it keeps its pace. */
function* hostsInTurn(urls: Iterable<string>): Generator<string, undefined> {
  const byHost = new Map<string, string[]>();
  for (const url of new Set(urls)) {
    const host = URL.canParse(url) ? new URL(url).host : '';
    const known = byHost.get(host);
    if (known === undefined) byHost.set(host, [url]);
    else known.push(url);
  }
  for (const queue of byHost.values()) queue.reverse();
  while (byHost.size > 0) {
    for (const [host, queue] of byHost) {
      const url = queue.pop();
      if (url === undefined) byHost.delete(host);
      else yield url;
    }
  }
}

type Checked = Omit<LinkCheck, 'url' | 'at'>;

/** HEAD, and where that gets no good answer the beginning by GET, as not every server knows HEAD. */
async function checkLink(url: string, http: Http, signal: AbortSignal): Promise<Checked> {
  const accept = '*/*';
  const head = await http.get({ url, method: 'HEAD', accept }, signal);
  if (!isWorthAsking(head)) return readAnswer(head);
  const headers = { range: 'bytes=0-1023' };
  return readAnswer(await http.get({ url, accept, headers, caps: { maxBytes: 65_536 } }, signal));
}

const isWorthAsking = (result: HttpResult): boolean =>
  result.kind === 'unreachable' &&
  ['status', 'reset', 'protocol', 'body-broken'].includes(result.reason) &&
  result.status !== 429;

async function readAnswer(result: HttpResult): Promise<Checked> {
  switch (result.kind) {
    case 'fetched': {
      const { status, mediaType, body, url, finalUrl } = result;
      await body.dispose();
      const bytes = statedSize(result);
      return {
        outcome: 'works',
        status,
        reason: `HTTP ${status}`,
        mediaType,
        ...(bytes === undefined ? {} : { bytes }),
        ...(isElsewhere(url, finalUrl) ? { finalUrl } : {}),
      };
    }
    case 'unchanged':
      return { outcome: 'works', status: result.status, reason: `HTTP ${result.status}` };
    case 'refused': {
      // More than was asked for is an answer all the same.
      const isLarge = result.reason === 'too-large' || result.reason === 'unpacked-too-large';
      return { outcome: isLarge ? 'works' : 'barred', reason: result.detail };
    }
    case 'unreachable': {
      const { status, detail } = result;
      return { outcome: outcomeOf(status), reason: detail, ...(status === undefined ? {} : { status }) };
    }
  }
}

/** RFC 9110, 8.6 and 14.4. What is packed for the way has another size than the file. */
function statedSize({ status, headers }: Extract<HttpResult, { kind: 'fetched' }>): number | undefined {
  if (headers['content-encoding'] !== undefined) return undefined;
  const stated =
    status === 206 ? /\/(\d+)$/.exec(headers['content-range'] ?? '')?.[1] : headers['content-length'];
  return stated !== undefined && /^[1-9]\d{0,15}$/.test(stated) ? Number(stated) : undefined;
}

/** Servers that answer by the same address but write it otherwise have not moved anything. */
const isElsewhere = (asked: string, answered: string): boolean =>
  URL.canParse(asked) && URL.canParse(answered) && new URL(asked).href !== new URL(answered).href;

/** Statuses that say who may see an address, or how often, but not whether it is there. */
const barring = new Set([401, 402, 403, 405, 406, 407, 408, 425, 426, 429, 451]);

function outcomeOf(status: number | undefined): LinkOutcome {
  if (status === undefined || status >= 500) return 'failed';
  if (barring.has(status)) return 'barred';
  return status >= 400 ? 'gone' : 'failed';
}
