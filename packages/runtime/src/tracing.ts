import type { Attributes, Span, Tracer } from '@opentelemetry/api';
import type * as Opentelemetry from '@opentelemetry/api';
import type { Http, JobHandler, Jobs } from '@lanskatalog/core';
import { z } from 'zod';
import { version } from './version.ts';
import { wrapHandlers } from './wrap-handlers.ts';

/** Spans of jobs, of the stages within them and of the requests they make, sent to a collector. */
export interface Tracing {
  jobs(jobs: Jobs): Jobs;
  http(http: Http): Http;
  /** Sends what waits to be sent; gives up after some seconds. */
  close(): Promise<void>;
}

export interface TracingOptions {
  /** Of the collector, as OTEL_EXPORTER_OTLP_ENDPOINT has it: `http://collector:4318`. */
  readonly endpoint: string;
  /** Which process this is: `harvester@host:1234`. */
  readonly worker: string;
}

const exportWithinMs = 5000;

/** Its libraries are loaded here and nowhere else, so that an installation without traces pays nothing for them. */
export async function startTracing({ endpoint, worker }: TracingOptions): Promise<Tracing> {
  const [api, { AsyncLocalStorageContextManager }, exporter, { resourceFromAttributes }, sdk] =
    await Promise.all([
      import('@opentelemetry/api'),
      import('@opentelemetry/context-async-hooks'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
      import('@opentelemetry/sdk-trace-base'),
    ]);
  const url = `${endpoint.replace(/\/+$/, '')}/v1/traces`;
  const provider = new sdk.BasicTracerProvider({
    resource: resourceFromAttributes({
      'service.name': 'lanskatalog',
      'service.version': version,
      'service.instance.id': worker,
    }),
    spanProcessors: [
      new sdk.BatchSpanProcessor(new exporter.OTLPTraceExporter({ url, timeoutMillis: exportWithinMs })),
    ],
  });
  api.context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const spans = spansOf(api, provider.getTracer('lanskatalog', version));
  return {
    jobs: (jobs) => wrapHandlers(jobs, (kind, handler) => traceJob(spans, kind, handler)),
    http: (http) => traceHttp(spans, http),
    close: async () => {
      // A collector that is away costs the traces, nothing else.
      await provider.shutdown().catch(() => undefined);
      api.context.disable();
    },
  };
}

interface Spans {
  /** A span below the one that is under way here. */
  readonly start: (name: string, attributes: Attributes) => Span;
  /** Runs the work within the span, and ends it. */
  readonly within: <T>(span: Span, work: () => Promise<T>) => Promise<T>;
}

type Api = Pick<typeof Opentelemetry, 'context' | 'trace' | 'SpanStatusCode'>;

const spansOf = ({ context, trace, SpanStatusCode }: Api, tracer: Tracer): Spans => ({
  start: (name, attributes) => tracer.startSpan(name, { attributes }),
  within: (span, work) =>
    context.with(trace.setSpan(context.active(), span), async () => {
      try {
        return await work();
      } catch (error) {
        span.setStatus({ code: SpanStatusCode.ERROR, message: String(error) });
        throw error;
      } finally {
        span.end();
      }
    }),
});

const ofSource = z.object({ source: z.string() });

function traceJob(spans: Spans, kind: string, handler: JobHandler): JobHandler {
  return async (payload, context) => {
    const source = ofSource.safeParse(payload).data?.source;
    const attributes = {
      'lanskatalog.job.id': context.id,
      'lanskatalog.job.attempt': context.attempt,
      ...(source === undefined ? {} : { 'lanskatalog.source': source }),
    };
    const job = spans.start(`job ${kind}`, attributes);
    let stage: { readonly name: string; readonly span: Span } | undefined;
    return spans.within(job, async () => {
      const progress: typeof context.progress = (value) => {
        if (value.stage !== stage?.name) {
          stage?.span.end();
          stage = { name: value.stage, span: spans.start(`stage ${value.stage}`, {}) };
        }
        context.progress(value);
      };
      try {
        const outcome = await handler(payload, { ...context, progress });
        job.setAttribute('lanskatalog.job.outcome', outcome.kind);
        return outcome;
      } finally {
        stage?.span.end();
      }
    });
  };
}

const traceHttp = (spans: Spans, http: Http): Http => ({
  get: async (request, signal) => {
    // Without its query, which may hold a key.
    const { host, pathname } = URL.canParse(request.url) ? new URL(request.url) : { host: '', pathname: '' };
    const method = request.method ?? 'GET';
    const span = spans.start(`${method} ${host}`, {
      'http.request.method': method,
      'server.address': host,
      'url.path': pathname,
    });
    return spans.within(span, async () => {
      const result = await http.get(request, signal);
      span.setAttribute('lanskatalog.http.result', result.kind);
      if (result.kind !== 'refused' && result.status !== undefined)
        span.setAttribute('http.response.status_code', result.status);
      return result;
    });
  },
  close: () => http.close(),
});
