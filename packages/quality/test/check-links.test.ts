import { describe, expect, it } from '@jest/globals';
import type { Http, HttpRequest, HttpResult } from '@lanskatalog/core';
import { explain } from '@lanskatalog/core';
import type { LinkRecord } from '@lanskatalog/quality';
import { checkLinks, judgeLink, linkProblems, linksOf } from '@lanskatalog/quality';
import { changed, datasetWith, fullDistribution } from './support/scored-dataset.ts';

type Answer = (request: HttpRequest) => HttpResult;

const fetched =
  (mediaType = 'text/csv'): Answer =>
  ({ url }) => ({
    kind: 'fetched',
    url,
    finalUrl: url,
    status: 200,
    headers: {},
    requests: 1,
    mediaType,
    body: {
      size: 0,
      sha256: '',
      async *stream() {},
      bytes: () => Promise.resolve(new Uint8Array()),
      dispose: () => Promise.resolve(),
    },
  });

const status =
  (code: number): Answer =>
  ({ url }) => ({
    kind: 'unreachable',
    url,
    finalUrl: url,
    reason: 'status',
    status: code,
    detail: `HTTP ${code}`,
    requests: 1,
  });

const failed =
  (reason: 'dns' | 'timeout' | 'reset'): Answer =>
  ({ url }) => ({ kind: 'unreachable', url, finalUrl: url, reason, detail: reason, requests: 1 });

const refused =
  (reason: 'too-large' | 'robots'): Answer =>
  ({ url }) => ({ kind: 'refused', url, finalUrl: url, reason, detail: reason, requests: 1 });

/** An Http that answers by method, and notes what it was asked. */
function answering(answers: Partial<Record<'HEAD' | 'GET', Answer>>): { http: Http; asked: HttpRequest[] } {
  const asked: HttpRequest[] = [];
  const http: Http = {
    async get(request, signal) {
      signal.throwIfAborted();
      asked.push(request);
      await Promise.resolve();
      const answer = answers[request.method ?? 'GET'];
      if (answer === undefined) throw new Error(`${request.method} was not expected`);
      return answer(request);
    },
    close: () => Promise.resolve(),
  };
  return { http, asked };
}

const { signal } = new AbortController();
const now = (): Date => new Date('2026-11-24T01:00:00Z');
const options = (http: Http) => ({ http, now, previous: () => undefined });

async function check(answers: Parameters<typeof answering>[0], urls = ['https://k.example/a.csv']) {
  const { http, asked } = answering(answers);
  const records: LinkRecord[] = [];
  for await (const record of checkLinks(urls, options(http), signal)) records.push(record);
  return { records, asked };
}

describe('checkLinks', () => {
  it.each([
    ['a length', { status: 200, headers: { 'content-length': '1234' } }, 1234],
    ['that of a part', { status: 206, headers: { 'content-range': 'bytes 0-1023/98765' } }, 98_765],
    [
      'one as packed',
      { status: 200, headers: { 'content-length': '99', 'content-encoding': 'gzip' } },
      undefined,
    ],
    ['none', { status: 200, headers: {} }, undefined],
  ])('keeps the size of the file, told by its length: %s', async (_, told, bytes) => {
    const { records } = await check({
      HEAD: (request) => ({ ...fetched()(request), ...told }),
    });
    expect(records[0]?.last.bytes).toBe(bytes);
  });

  it('keeps where an address led', async () => {
    const finalUrl = 'https://k.example/new.csv';
    const { records } = await check({ HEAD: (request) => ({ ...fetched()(request), finalUrl }) });
    expect(records[0]?.last.finalUrl).toBe(finalUrl);
    expect((await check({ HEAD: fetched() })).records[0]?.last).not.toHaveProperty('finalUrl');
  });

  it('asks by HEAD, and by nothing more where that is answered', async () => {
    const { records, asked } = await check({ HEAD: fetched() });
    expect(records).toMatchObject([
      {
        state: 'works',
        since: '2026-11-24',
        last: { status: 200, mediaType: 'text/csv', at: '2026-11-24T01:00:00.000Z' },
      },
    ]);
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['a server that does not know HEAD', status(405)],
    ['a server that says 404 to HEAD', status(404)],
    ['a server that hangs up on HEAD', failed('reset')],
  ])('asks for the beginning by GET: %s', async (_, answer) => {
    const { records, asked } = await check({ HEAD: answer, GET: fetched() });
    expect(records[0]?.state).toBe('works');
    expect(asked[1]).toMatchObject({ headers: { range: 'bytes=0-1023' }, caps: { maxBytes: 65_536 } });
  });

  it('takes a file that is larger than asked for as an answer', async () => {
    const { records } = await check({ HEAD: status(405), GET: refused('too-large') });
    expect(records[0]?.state).toBe('works');
  });

  it.each([
    [status(404), 'gone'],
    [status(410), 'gone'],
    [status(500), 'failed'],
    [status(403), 'barred'],
    [status(401), 'barred'],
  ])('tells gone, failed and barred apart', async (answer, outcome) => {
    const { records } = await check({ HEAD: answer, GET: answer });
    expect(records[0]).toMatchObject({ state: 'unverified', last: { outcome } });
  });

  it.each([
    [failed('dns'), 'failed'],
    [failed('timeout'), 'failed'],
    [status(429), 'barred'],
    [refused('robots'), 'barred'],
  ])('does not ask twice where that would change nothing', async (answer, outcome) => {
    const { records, asked } = await check({ HEAD: answer });
    expect(records[0]?.last.outcome).toBe(outcome);
    expect(asked).toHaveLength(1);
  });

  it('checks each address once, and one of each host in turn', async () => {
    const many = [
      'https://a.example/1',
      'https://a.example/2',
      'https://a.example/3',
      'https://b.example/1',
      'https://a.example/1',
    ];
    const { asked, records } = await check({ HEAD: fetched() }, many);
    expect(asked.map(({ url }) => url)).toEqual([
      'https://a.example/1',
      'https://b.example/1',
      'https://a.example/2',
      'https://a.example/3',
    ]);
    expect(records).toHaveLength(4);
  });

  it('adds to what is known from before', async () => {
    const url = 'https://k.example/a.csv';
    const gone = (at: string, known?: LinkRecord): LinkRecord =>
      judgeLink(known, { url, at, outcome: 'gone', reason: 'HTTP 404' });
    const before = gone('2026-11-23T01:00:00Z', gone('2026-11-22T01:00:00Z'));
    const { http } = answering({ HEAD: status(404), GET: status(404) });
    for await (const record of checkLinks([url], { http, now, previous: () => before }, signal)) {
      expect(record).toMatchObject({ state: 'dead', failing: { from: '2026-11-22', days: 3 } });
    }
  });

  it('keeps no more than so many on their way', async () => {
    let running = 0;
    let most = 0;
    const http: Http = {
      async get(request) {
        most = Math.max(most, (running += 1));
        await new Promise((resolve) => setTimeout(resolve, 1));
        running -= 1;
        return fetched()(request);
      },
      close: () => Promise.resolve(),
    };
    const urls = Array.from({ length: 20 }, (_, n) => `https://h${n}.example/`);
    let count = 0;
    for await (const _ of checkLinks(urls, { ...options(http), atOnce: 3 }, signal)) count += 1;
    expect([count, most]).toEqual([20, 3]);
  });

  it('stops when it is told to, and when nobody wants more', async () => {
    const stopped = AbortSignal.abort(new Error('enough'));
    const { http } = answering({ HEAD: fetched() });
    const next = checkLinks(['https://k.example/'], options(http), stopped).next();
    await expect(next).rejects.toThrow('enough');

    let aborted = 0;
    const slow: Http = {
      get: (request, until) =>
        request.url.endsWith('1')
          ? Promise.resolve(fetched()(request))
          : new Promise((_, reject) => {
              until.addEventListener('abort', () => {
                aborted += 1;
                reject(until.reason as Error);
              });
            }),
      close: () => Promise.resolve(),
    };
    for await (const _ of checkLinks(['https://a.example/1', 'https://b.example/2'], options(slow), signal))
      break;
    expect(aborted).toBe(1);
  });
});

const known =
  (outcomes: readonly ('gone' | 'works')[], mediaType = 'text/csv') =>
  (url: string): LinkRecord | undefined => {
    let link: LinkRecord | undefined;
    outcomes.forEach((outcome, day) => {
      link = judgeLink(link, {
        url,
        at: `2026-11-0${day + 1}T01:00:00Z`,
        outcome,
        reason: 'HTTP 404',
        mediaType,
      });
    });
    return link;
  };

describe('links of a record', () => {
  const csv = changed(fullDistribution, { 'dct:format': [{ literal: 'text/csv' }] });
  const record = datasetWith({}, [csv]);
  it('are its access and download URLs over http and https', () => {
    const ftp = changed(csv, { 'dcat:downloadURL': [{ iri: 'ftp://k.example/a' }] });
    expect(linksOf(datasetWith({}, [ftp, csv]))).toEqual([
      'https://k.example/bad',
      'https://k.example/bad',
      'https://k.example/bad.csv',
    ]);
  });

  it('are told of when dead, with since when', () => {
    const [found] = linkProblems(record, known(['gone', 'gone', 'gone']));
    expect(found).toMatchObject({ code: 'links.dead', subject: record.uri, property: 'dcat:accessURL' });
    expect(found && explain(found, 'sv').message).toContain('har inte svarat sedan 2026-11-01 (HTTP 404)');
    expect(linkProblems(record, known(['gone']))).toEqual([]);
    expect(linkProblems(record, () => undefined)).toEqual([]);
  });

  it('are told of when a file turns out to be a web page', () => {
    expect(linkProblems(record, known(['works'], 'text/html'))).toMatchObject([
      {
        code: 'links.page-instead-of-file',
        property: 'dcat:downloadURL',
        before: 'https://k.example/bad.csv',
      },
    ]);
    const page = changed(csv, { 'dct:format': [{ literal: 'text/html' }] });
    expect(linkProblems(datasetWith({}, [page]), known(['works'], 'text/html'))).toEqual([]);
  });
});
