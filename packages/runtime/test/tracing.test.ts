import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import type { Http, Log } from '@lanskatalog/core';
import { createInProcessJobs } from '@lanskatalog/queue';
import { systemClock } from '../../../test/support/clocks.ts';
import { startTracing } from '../src/tracing.ts';

const silent: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => silent,
};

interface SentSpan {
  readonly name: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly attributes: readonly { readonly key: string; readonly value: { readonly stringValue?: string } }[];
}
interface Sent {
  readonly resourceSpans: readonly {
    readonly scopeSpans: readonly { readonly spans: readonly SentSpan[] }[];
  }[];
}

/** A collector of OTLP over HTTP, on loopback. */
async function startCollector() {
  const spans: SentSpan[] = [];
  const paths: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      paths.push(request.url ?? '');
      const sent = JSON.parse(Buffer.concat(chunks).toString()) as Sent;
      spans.push(...sent.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((each) => each.spans)));
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { endpoint: `http://127.0.0.1:${port}`, spans, paths, close: () => server.close() };
}

const http: Http = {
  get: async ({ url }) => ({
    kind: 'unchanged',
    url,
    finalUrl: url,
    status: 304,
    headers: {},
    requests: 1,
  }),
  close: async () => undefined,
};

describe('startTracing', () => {
  it('sends a job, its stages and its requests, one below the other, to the collector', async () => {
    const collector = await startCollector();
    const tracing = await startTracing({ endpoint: collector.endpoint, worker: 'test@here:1' });
    const jobs = tracing.jobs(createInProcessJobs({ clock: systemClock, log: silent }));
    const traced = tracing.http(http);
    const done = new Promise<void>((resolve) => {
      jobs.observe(({ state }) => {
        if (state === 'done') resolve();
      });
    });
    await jobs.process(
      'harvest-source',
      async (_, context) => {
        context.progress({ stage: 'fetching', done: 0 });
        await traced.get({ url: 'https://nora.example/feed?key=secret' }, context.signal);
        context.progress({ stage: 'comparing', done: 0 });
        return { kind: 'done' };
      },
      { concurrency: 1 },
    );
    await jobs.enqueue({ kind: 'harvest-source', payload: { source: 'nora' } }, {});
    await done;
    await jobs.close({ graceMs: 1000 });
    await tracing.close();
    collector.close();
    expect(collector.paths).toEqual(['/v1/traces']);
    const job = collector.spans.find(({ name }) => name === 'job harvest-source');
    expect(job?.attributes).toContainEqual({ key: 'lanskatalog.source', value: { stringValue: 'nora' } });
    const below = collector.spans.filter(({ parentSpanId }) => parentSpanId === job?.spanId);
    expect(below.map(({ name }) => name).sort()).toEqual([
      'GET nora.example',
      'stage comparing',
      'stage fetching',
    ]);
    expect(JSON.stringify(collector.spans)).not.toContain('secret');
  });

  it('costs the traces and nothing else where the collector is away', async () => {
    const tracing = await startTracing({ endpoint: 'http://127.0.0.1:9', worker: 'test@here:1' });
    const result = await tracing.http(http).get({ url: 'https://nora.example/' }, AbortSignal.timeout(1000));
    expect(result.kind).toBe('unchanged');
    await tracing.close();
  });
});
