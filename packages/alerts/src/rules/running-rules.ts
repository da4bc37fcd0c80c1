import type { Overview, SourceOverview, WorkerOverview } from '@lanskatalog/operations';
import { bilingual } from '../bilingual.ts';
import type { Finding, Machine, Rule, Watched } from '../finding.ts';
import { isOlder } from '../finding.ts';
import { stillServed } from './publishing-rules.ts';

const minuteMs = 60_000;

/** Without one of each, nothing new comes in. */
const neededKinds = ['scheduler', 'harvester', 'publisher'] as const;

function lackingWorkers({ overview, machine }: Watched): Finding[] {
  return neededKinds
    .filter((kind) => !overview.workers.some((worker) => worker.kind === kind && !worker.silent))
    .map((kind) =>
      noHeartbeat(overview, { kind, since: lastSeen(overview.workers, kind) ?? machine.startedAt }),
    );
}

const lastSeen = (workers: readonly WorkerOverview[], kind: string): string | undefined =>
  workers
    .filter((worker) => worker.kind === kind)
    .map(({ seenAt }) => seenAt)
    .sort()
    .at(-1);

const noHeartbeat = (
  overview: Overview,
  { kind, since }: { readonly kind: string; readonly since: string },
): Finding => ({
  rule: 'no-heartbeat',
  subject: kind,
  since,
  title: bilingual(({ say }) => say(`Ingen ${kind} lever`, `No ${kind} is alive`)),
  happened: bilingual(({ say, time }) =>
    say(
      `Ingen process av slaget ${kind} har hörts av sedan ${time(since)}.`,
      `No process of the kind ${kind} has been heard of since ${time(since)}.`,
    ),
  ),
  works: stillServed(overview),
  remedy: bilingual(({ say }) =>
    say(
      `Starta den: docker compose up -d ${kind}. Stannar den igen: docker compose logs ${kind} säger varför på sista raden.`,
      `Start it: docker compose up -d ${kind}. If it stops again, docker compose logs ${kind} says why on its last line.`,
    ),
  ),
  path: '/operator',
});

/** Twice the shortest interval has gone, and no source at all has been attempted: it is not the sources' fault. */
function nothingRuns({ overview, machine }: Watched): Finding[] {
  const active = overview.sources.filter(
    ({ paused, condition }) => paused === undefined && condition !== 'paused',
  );
  if (active.length === 0 || overview.paused !== undefined) return [];
  if (active.some(({ running }) => running !== undefined)) return [];
  const shortest = Math.min(...active.map(({ intervalMs }) => intervalMs));
  const last = active.flatMap(attempts).sort().at(-1) ?? machine.startedAt;
  return isOlder(overview, last, 2 * shortest) ? [nothingRun(overview, last)] : [];
}

const attempts = ({ lastAttempt }: SourceOverview): string[] =>
  lastAttempt === undefined ? [] : [lastAttempt];

const nothingRun = (overview: Overview, since: string): Finding => ({
  rule: 'nothing-run',
  subject: 'region',
  since,
  title: bilingual(({ say }) => say('Ingenting har hämtats', 'Nothing has been harvested')),
  happened: bilingual(({ say, time }) =>
    say(
      `Ingen enda källa har försökts sedan ${time(since)}, fast flera skulle ha gjort det.`,
      `Not a single source has been attempted since ${time(since)}, though several should have been.`,
    ),
  ),
  works: stillServed(overview),
  remedy: bilingual(({ say }) =>
    say(
      'Se efter att schemaläggaren lever och att kön svarar. I en installation med en process: starta om den.',
      'See that the scheduler is alive and that the queue answers. In an installation of one process: restart it.',
    ),
  ),
  path: '/operator',
});

const queueAway = (overview: Overview, reason: string): Finding => ({
  rule: 'queue-away',
  subject: 'queue',
  since: overview.at,
  title: bilingual(({ say }) => say('Kön (Redis) svarar inte', 'The queue (Redis) does not answer')),
  happened: bilingual(({ say }) =>
    say(
      `Inget nytt hämtas så länge kön är borta: ${reason}.`,
      `Nothing new is harvested as long as the queue is away: ${reason}.`,
    ),
  ),
  works: stillServed(overview),
  remedy: bilingual(({ say }) =>
    say(
      'Starta Redis: docker compose up -d redis. När den svarar går allt vidare av sig självt, också det som pågick.',
      'Start Redis: docker compose up -d redis. When it answers all goes on by itself, what was under way included.',
    ),
  ),
  path: '/operator',
});

const gibibyte = 1024 ** 3;

function diskLow(overview: Overview, { host, disk }: Machine, leastPercent: number): Finding[] {
  if (disk === undefined || (disk.freeBytes / disk.totalBytes) * 100 >= leastPercent) return [];
  const free = Math.round((disk.freeBytes / gibibyte) * 10) / 10;
  const finding: Finding = {
    rule: 'disk-low',
    subject: host,
    since: overview.at,
    title: bilingual(({ say }) =>
      say(`Disken på ${host} är snart full`, `The disk of ${host} is nearly full`),
    ),
    happened: bilingual(({ say, number }) =>
      say(
        `${number(free)} GiB är ledigt där ${disk.path} ligger, mindre än ${leastPercent} procent.`,
        `${number(free)} GiB is free where ${disk.path} lies, less than ${leastPercent} per cent.`,
      ),
    ),
    works: stillServed(overview),
    remedy: bilingual(({ say }) =>
      say(
        'Ge disken mer plats, eller ta bort gammalt med lanskatalog retention. Blir den full hämtas inget nytt, men det publicerade skadas inte.',
        'Give the disk more room, or remove what is old with lanskatalog retention. If it fills up nothing new is harvested, but what is published takes no harm.',
      ),
    ),
    path: '/operator',
  };
  return [finding];
}

export const runningRules: readonly Rule[] = [
  {
    name: 'no-heartbeat',
    urgent: true,
    afterMs: 2 * minuteMs,
    find(watched) {
      const { mode, missing } = watched.overview;
      if (mode === 'embedded') return [];
      return missing.some(({ part }) => part === 'workers') ? undefined : lackingWorkers(watched);
    },
  },
  { name: 'nothing-run', urgent: true, afterMs: 0, find: nothingRuns },
  {
    name: 'queue-away',
    urgent: true,
    afterMs: 2 * minuteMs,
    find: ({ overview, hasQueue }) =>
      hasQueue
        ? overview.missing
            .filter(({ part }) => part === 'jobs')
            .map(({ reason }) => queueAway(overview, reason))
        : undefined,
  },
  {
    name: 'disk-low',
    urgent: true,
    afterMs: 0,
    local: true,
    find: ({ overview, machine }, { diskFreePercent }) => diskLow(overview, machine, diskFreePercent),
  },
];
