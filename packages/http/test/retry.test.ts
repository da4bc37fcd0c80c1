import { describe, expect, it } from '@jest/globals';
import { retryAfterMs, retryDelayMs } from '../src/retry.ts';
import { client, never, serve, serveBytes, testClock } from './support/servers.ts';

const now = new Date('2026-10-01T01:00:00Z');
const busy = { kind: 'unreachable', reason: 'status', detail: '', retryable: true } as const;

describe('retryDelayMs', () => {
  it('doubles the wait from attempt to attempt up to half a minute', () => {
    const rules = { retries: 99, random: () => 1 };
    const waits = [1, 2, 3, 4, 20].map((attempt) => retryDelayMs(busy, attempt, rules));
    expect(waits).toEqual([500, 1000, 2000, 4000, 30_000]);
  });

  it('draws the wait from the upper half', () => {
    expect(retryDelayMs(busy, 2, { retries: 2, random: () => 0 })).toBe(500);
  });

  it('gives up after the last retry, on refusals and on what will not change', () => {
    const rules = { retries: 1, random: () => 0 };
    expect(retryDelayMs(busy, 2, rules)).toBeUndefined();
    expect(retryDelayMs({ ...busy, retryable: false }, 1, rules)).toBeUndefined();
    expect(retryDelayMs({ kind: 'refused', reason: 'robots', detail: '' }, 1, rules)).toBeUndefined();
  });

  it('waits as long as the server asks, but no longer than a minute', () => {
    const rules = { retries: 1, random: () => 0 };
    expect(retryDelayMs({ ...busy, retryAfterMs: 20_000 }, 1, rules)).toBe(20_000);
    expect(retryDelayMs({ ...busy, retryAfterMs: 61_000 }, 1, rules)).toBeUndefined();
  });
});

describe('retryAfterMs', () => {
  it.each([
    ['seconds', { 'retry-after': '120' }, 120_000],
    ['a date', { 'retry-after': 'Thu, 01 Oct 2026 01:00:30 GMT' }, 30_000],
    ['a date in the past', { 'retry-after': 'Thu, 01 Oct 2026 00:59:00 GMT' }, 0],
    [
      "a date by the server's own wrong clock",
      { 'retry-after': 'Fri, 02 Oct 2026 05:00:10 GMT', date: 'Fri, 02 Oct 2026 05:00:00 GMT' },
      10_000,
    ],
    ['nonsense', { 'retry-after': 'snart' }, undefined],
    ['nothing', {}, undefined],
  ])('reads %s', (_, headers, expected) => {
    expect(retryAfterMs(headers, now)).toBe(expected);
  });
});

/** Answers with these statuses in turn, then with 200. */
const serveInTurn = (statuses: number[], headers: Record<string, string> = {}): Promise<string> =>
  serve((_, response) => {
    const status = statuses.shift() ?? 200;
    response.writeHead(status, status === 200 ? {} : headers).end('hej');
  });

describe('a request', () => {
  it.each([408, 425, 429, 500, 502, 503, 504])('is sent again after %d', async (status) => {
    const origin = await serveInTurn([status]);
    const result = await client({ retries: 1 }).get({ url: origin }, never);
    expect(result).toMatchObject({ kind: 'fetched', requests: 2 });
  });

  it('waits as Retry-After says', async () => {
    const clock = testClock();
    const origin = await serveInTurn([429], { 'retry-after': '7' });
    await client({ retries: 1 }, { clock }).get({ url: origin }, never);
    expect(clock.slept).toEqual([7000]);
  });

  it('is not sent again when Retry-After asks for hours, and says so', async () => {
    const clock = testClock();
    const origin = await serveInTurn([503], { 'retry-after': '7200' });
    const result = await client({ retries: 3 }, { clock }).get({ url: origin }, never);
    expect(result).toMatchObject({ kind: 'unreachable', status: 503, retryAfterMs: 7_200_000, requests: 1 });
    expect(clock.slept).toEqual([]);
  });

  it('gives up in the end and tells the last status', async () => {
    const origin = await serveInTurn([500, 502, 503, 504]);
    const result = await client({ retries: 2 }).get({ url: origin }, never);
    expect(result).toMatchObject({ kind: 'unreachable', reason: 'status', status: 503, requests: 3 });
  });

  it('is sent again after a reset and after a truncated body', async () => {
    let count = 0;
    const origin = await serveBytes((socket) => {
      count += 1;
      if (count === 1) socket.resetAndDestroy();
      else
        socket.end(
          `HTTP/1.1 200 OK\r\nContent-Length: ${count === 2 ? 9 : 3}\r\nConnection: close\r\n\r\nhej`,
        );
    });
    const result = await client({ retries: 2 }).get({ url: origin }, never);
    expect(result).toMatchObject({ kind: 'fetched', requests: 3, body: { size: 3 } });
  });

  it('starts from the first address again when a redirect led to the failure', async () => {
    const paths: string[] = [];
    const origin = await serve((request, response) => {
      paths.push(request.url ?? '');
      if (request.url === '/') response.writeHead(302, { location: '/till' }).end();
      else response.writeHead(paths.length > 2 ? 200 : 503).end();
    });
    const result = await client({ retries: 1 }).get({ url: origin }, never);
    expect(result).toMatchObject({ kind: 'fetched', requests: 4 });
    expect(paths).toEqual(['/', '/till', '/', '/till']);
  });

  it('takes no longer over all attempts than the whole may take', async () => {
    const origin = await serveBytes(() => undefined);
    const http = client({ retries: 9, readTimeoutMs: 150, totalTimeoutMs: 400 });
    const started = performance.now();
    const result = await http.get({ url: origin }, never);
    expect(result).toMatchObject({ kind: 'unreachable', reason: 'timeout' });
    expect(performance.now() - started).toBeLessThan(1500);
  });
});
