import type { Overview, SourceCondition, SourceOverview } from '@lanskatalog/operations';
import type { Registry } from 'prom-client';
import { Gauge } from 'prom-client';

/** What is asked for at one scrape: the state of all, and how many problems are published. */
export interface Measured {
  readonly overview: Overview;
  readonly problems: Readonly<Record<'error' | 'warning' | 'info', number>>;
}

/** Scrapes within a few seconds of each other are answered from one look. */
const freshForMs = 10_000;

const conditions: readonly SourceCondition[] = [
  'running',
  'guarded',
  'failing',
  'interrupted',
  'stale',
  'incomplete',
  'never',
  'paused',
  'ok',
];

interface Definition {
  readonly name: string;
  readonly help: string;
  readonly labelNames?: readonly string[];
  readonly values: (measured: Measured) => readonly Value[];
}
type Value = readonly [labels: Readonly<Record<string, string>>, value: number];

/** The state of the whole installation: ask one process for it, as all say the same. */
export function measureInstallation(registry: Registry, look: () => Promise<Measured>): void {
  let last: { readonly at: number; readonly measured: Promise<Measured> } | undefined;
  const measured = (): Promise<Measured> => {
    if (last === undefined || Date.now() - last.at > freshForMs) last = { at: Date.now(), measured: look() };
    return last.measured;
  };
  for (const { name, help, labelNames = [], values } of definitions) {
    const gauge = new Gauge({
      name,
      help,
      labelNames,
      registers: [registry],
      async collect() {
        // Sources and workers that are gone are gone here too; and while the store is away nothing is known.
        gauge.reset();
        const found = await measured().catch(() => undefined);
        for (const [labels, value] of found === undefined ? [] : values(found)) gauge.set(labels, value);
      },
    });
  }
}

const perSource =
  (value: (source: SourceOverview, overview: Overview) => number | undefined) =>
  ({ overview }: Measured): Value[] =>
    overview.sources.flatMap((source): Value[] => {
      const known = value(source, overview);
      return known === undefined ? [] : [[{ source: source.id }, known]];
    });

const age = ({ at }: Overview, since: string | undefined): number | undefined =>
  since === undefined ? undefined : (Date.parse(at) - Date.parse(since)) / 1000;

const single = (value: number | undefined): Value[] => (value === undefined ? [] : [[{}, value]]);

const counted = (keys: readonly string[], all: readonly string[]): Value[] =>
  all.map((key) => [{ key }, keys.filter((each) => each === key).length]);

const labelled = (label: string, values: readonly Value[]): Value[] =>
  values.map(([{ key = '' }, value]) => [{ [label]: key }, value]);

const definitions: readonly Definition[] = [
  {
    name: 'lanskatalog_source_age_seconds',
    help: 'Time since a source last said that this is what it has; absent where it never did.',
    labelNames: ['source'],
    values: perSource(({ lastSuccess }, overview) => age(overview, lastSuccess)),
  },
  {
    name: 'lanskatalog_source_interval_seconds',
    help: 'Time between two ticks of a source’s schedule.',
    labelNames: ['source'],
    values: perSource(({ intervalMs }) => intervalMs / 1000),
  },
  {
    name: 'lanskatalog_source_failures',
    help: 'Attempts in a row to harvest a source that brought nothing.',
    labelNames: ['source'],
    values: perSource(({ failures }) => failures),
  },
  {
    name: 'lanskatalog_source_datasets',
    help: 'Datasets that are published from a source.',
    labelNames: ['source'],
    values: perSource(({ published }) => published),
  },
  {
    name: 'lanskatalog_sources',
    help: 'Sources by condition, as the operators’ page shows it.',
    labelNames: ['condition'],
    values: ({ overview }) =>
      labelled(
        'condition',
        counted(
          overview.sources.map(({ condition }) => condition),
          conditions,
        ),
      ),
  },
  {
    name: 'lanskatalog_problems',
    help: 'Problems in what is published now, by severity.',
    labelNames: ['severity'],
    values: ({ problems }) => Object.entries(problems).map(([severity, count]) => [{ severity }, count]),
  },
  {
    name: 'lanskatalog_release_number',
    help: 'Number of the current release; 0 before the first.',
    values: ({ overview }) => single(overview.release?.number ?? 0),
  },
  {
    name: 'lanskatalog_release_datasets',
    help: 'Datasets, series and services in the current release.',
    values: ({ overview }) => single(overview.release?.datasets ?? 0),
  },
  {
    name: 'lanskatalog_release_age_seconds',
    help: 'Time since the current release was published.',
    values: ({ overview }) => single(age(overview, overview.release?.publishedAt)),
  },
  {
    name: 'lanskatalog_complete_round_age_seconds',
    help: 'Time since all sources had been attempted and the region was published after that.',
    values: ({ overview }) => single(age(overview, overview.lastCompleteRound)),
  },
  {
    name: 'lanskatalog_alerts_open',
    help: 'Alerts that are open, by rule.',
    labelNames: ['rule'],
    values: ({ overview }) => {
      const open = overview.alerts.map(({ rule }) => rule);
      return labelled('rule', counted(open, [...new Set(open)]));
    },
  },
  {
    name: 'lanskatalog_workers',
    help: 'Processes by kind and by whether they have been heard of of late.',
    labelNames: ['kind', 'state'],
    values: ({ overview }) => workersOf(overview),
  },
  {
    name: 'lanskatalog_queued_jobs',
    help: 'Jobs by kind and state, over all processes; the longest lists are cut.',
    labelNames: ['kind', 'state'],
    values: ({ overview }) =>
      overview.queues.flatMap(({ kind, waiting, running, failed }): Value[] => [
        [{ kind, state: 'waiting' }, waiting],
        [{ kind, state: 'running' }, running],
        [{ kind, state: 'failed' }, failed],
      ]),
  },
];

function workersOf({ workers }: Overview): Value[] {
  const kinds = [...new Set(workers.map(({ kind }) => kind))];
  return kinds.flatMap((kind): Value[] => {
    const own = workers.filter((worker) => worker.kind === kind);
    const silent = own.filter((worker) => worker.silent).length;
    return [
      [{ kind, state: 'alive' }, own.length - silent],
      [{ kind, state: 'silent' }, silent],
    ];
  });
}
