import type { Jobs } from '@lanskatalog/core';
import type { HarvestDeps } from '@lanskatalog/harvest';
import { sourceStates } from '@lanskatalog/harvest';
import { loadOverview } from '@lanskatalog/operations';
import type { Registry } from 'prom-client';
import type { Measured } from './measure-installation.ts';
import { measureInstallation } from './measure-installation.ts';
import { measureHttp, measureJobs } from './measure-work.ts';
import { createMetrics } from './metrics.ts';
import { startTracing } from './tracing.ts';

interface InstrumentOptions<J extends Jobs | undefined> {
  readonly deps: HarvestDeps;
  readonly mode: 'embedded' | 'distributed';
  /** Absent in a process that has no way to the queue. */
  readonly jobs: J;
  /** Address of an OpenTelemetry collector; without one nothing is traced. */
  readonly otlpEndpoint?: string | undefined;
}

interface Instrumented<J extends Jobs | undefined> {
  readonly metrics: Registry;
  /** The same, with what they do counted and traced. */
  readonly deps: HarvestDeps;
  readonly jobs: Jobs | J;
  close(): Promise<void>;
}

/** Lets others see what a process does: numbers for Prometheus, and traces where there is somewhere to send them. */
export async function instrument<J extends Jobs | undefined>({
  deps,
  mode,
  jobs,
  otlpEndpoint,
}: InstrumentOptions<J>): Promise<Instrumented<J>> {
  const metrics = createMetrics();
  measureInstallation(metrics, async () => ({
    overview: await loadOverview({ deps, jobs, mode }),
    problems: await problemsOf(deps),
  }));
  const tracing =
    otlpEndpoint === undefined
      ? undefined
      : await startTracing({ endpoint: otlpEndpoint, worker: deps.worker });
  const http = measureHttp(metrics, tracing?.http(deps.http) ?? deps.http);
  return {
    metrics,
    deps: { ...deps, http },
    jobs: jobs && measureJobs(metrics, tracing?.jobs(jobs) ?? jobs),
    close: async () => tracing?.close(),
  };
}

async function problemsOf({ documents }: HarvestDeps): Promise<Measured['problems']> {
  const sum = { error: 0, warning: 0, info: 0 };
  for await (const { state } of sourceStates(documents)) {
    sum.error += state.problemCounts.error;
    sum.warning += state.problemCounts.warning;
    sum.info += state.problemCounts.info;
  }
  return sum;
}
