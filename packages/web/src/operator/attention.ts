import type { LocalisedText } from '@lanskatalog/core';
import type { AlertOverview, Overview, SourceOverview } from '@lanskatalog/operations';
import { both } from './operator-view.ts';
import { conditions } from './operator-words.ts';

/** A button: an action of the list, and what it is about. */
interface Remedy {
  readonly action: string;
  readonly params: Readonly<Record<string, string>>;
  /** In place of the action's own title. */
  readonly label?: LocalisedText;
}

/** Something that waits for a person: what, why, and what to do about it. */
export interface Attention {
  readonly id: string;
  readonly grade: 'poor' | 'fair';
  /** What it is about, in words. */
  readonly about: LocalisedText;
  readonly title: LocalisedText;
  readonly cause: LocalisedText;
  readonly remedy: LocalisedText;
  readonly since?: string;
  /** Code of the municipality whose source it is. */
  readonly municipality?: string;
  readonly remedies: readonly Remedy[];
  /** The page that tells more, and what it is for. */
  readonly path?: string;
  readonly pathText?: LocalisedText;
}

/** All that waits for a person, what stops most first. Nothing is told twice: an alert about a source joins the source. */
export function attentionOf(overview: Overview): readonly Attention[] {
  const sources = overview.sources.flatMap(attentionOfSource);
  const told = new Set(sources.map(({ id }) => id));
  const all = [
    ...partsMissing(overview),
    ...workersSilent(overview),
    ...whatIsHeld(overview),
    ...sources,
    ...jobsFailed(overview),
    ...overview.alerts
      .filter(({ rule, subject }) => rule === aboutPeople || !told.has(`source-${subject}`))
      .map(attentionOfAlert),
  ];
  return [...all.filter(({ grade }) => grade === 'poor'), ...all.filter(({ grade }) => grade === 'fair')];
}

/** Not why a source is as it is, but what it shows: told besides. */
const aboutPeople = 'personal-data-at-source';

const attentionOfAlert = ({ id, subject, message, remedy, since, path }: AlertOverview): Attention => ({
  id: `alert-${id}`,
  grade: 'fair',
  about: both('Larm', 'Alert'),
  title: { sv: subject },
  cause: message,
  remedy,
  since,
  remedies: [],
  path,
});

const parts = {
  jobs: {
    title: both('Kön svarar inte', 'The queue does not answer'),
    remedy: both(
      'Se efter att Redis är igång och att REDIS_URL stämmer. Publicerade sidor och filer fungerar under tiden; inget nytt skördas förrän kön är tillbaka, och då fortsätter allt av sig självt.',
      'Check that Redis is running and that REDIS_URL is right. Published pages and files work meanwhile; nothing new is harvested until the queue is back, and then all goes on by itself.',
    ),
  },
  workers: {
    title: both('Det går inte att se vilka processer som lever', 'Which processes are alive cannot be told'),
    remedy: both(
      'Se efter att databasen är igång och nås härifrån.',
      'Check that the database is running and reached from here.',
    ),
  },
  alerts: {
    title: both('Larmen går inte att läsa', 'The alerts cannot be read'),
    remedy: both(
      'Se efter att databasen är igång. Under tiden: lita på det som står om varje källa nedan.',
      'Check that the database is running. Meanwhile: go by what is said of each source below.',
    ),
  },
} as const;

const partsMissing = ({ missing }: Overview): Attention[] =>
  missing.map(({ part, reason }) => ({
    id: `missing-${part}`,
    grade: 'poor',
    about: both('Driften', 'Operation'),
    title: parts[part].title,
    cause: { sv: reason },
    remedy: parts[part].remedy,
    remedies: [],
  }));

function whatIsHeld({ paused, release }: Overview): Attention[] {
  const items: Attention[] = [];
  if (paused !== undefined) {
    items.push({
      id: 'paused',
      grade: 'fair',
      about: both('Hela länet', 'The whole county'),
      title: both('Allt är pausat', 'Everything is paused'),
      cause: both(
        `${paused.by} pausade all skördning${because(paused.reason)}.`,
        `${paused.by} paused all harvests${because(paused.reason)}.`,
      ),
      remedy: both(
        'Återuppta när orsaken är borta. Det som är publicerat ligger kvar under tiden.',
        'Resume when the reason has gone. What is published stays meanwhile.',
      ),
      since: paused.at,
      remedies: [{ action: 'resume-all', params: {} }],
    });
  }
  if (release?.held !== undefined) {
    const { by, at, reason } = release.held;
    items.push({
      id: 'held',
      grade: 'fair',
      about: both('Publiceringen', 'Publishing'),
      title: both('Ny publicering hålls inne', 'Publishing is held'),
      cause: both(
        `${by} gick tillbaka till utgåva ${release.number}${because(reason)}. Källorna skördas, men inget nytt publiceras.`,
        `${by} went back to release ${release.number}${because(reason)}. Sources are harvested, but nothing new is published.`,
      ),
      remedy: both(
        'Rätta det som var fel och släpp sedan publiceringen: nästa utgåva visar det som källorna säger då.',
        'Correct what was wrong, then let publishing go on: the next release shows what the sources say then.',
      ),
      since: at,
      remedies: [{ action: 'resume-publishing', params: {} }],
      path: '/operator/releases',
    });
  }
  return items;
}

const because = (reason: string | undefined): string =>
  reason === undefined || reason === '' ? '' : ` (${reason})`;

const urgent = {
  failing: 'poor',
  interrupted: 'poor',
  guarded: 'fair',
  stale: 'fair',
  incomplete: 'fair',
  never: 'fair',
} as const;
type Urgent = keyof typeof urgent;

const isUrgent = (condition: string): condition is Urgent => condition in urgent;

/** A source that is in order can have files for the shared tables that are not. */
const gradeOf = ({ condition, cause }: SourceOverview): Attention['grade'] | undefined => {
  if (isUrgent(condition)) return urgent[condition];
  return condition === 'ok' && cause !== undefined ? 'fair' : undefined;
};

function attentionOfSource(source: SourceOverview): Attention[] {
  const { id, condition, municipality, cause } = source;
  const grade = gradeOf(source);
  if (grade === undefined) return [];
  return [
    {
      id: `source-${id}`,
      grade,
      about: { sv: `${municipality.name} (${id})` },
      title: cause?.title ?? conditions[condition],
      cause: cause?.message ?? untold.cause,
      remedy: cause?.remedy ?? untold.remedy,
      ...(source.lastSuccess === undefined ? {} : { since: source.lastSuccess }),
      municipality: municipality.code,
      ...(condition === 'guarded'
        ? { remedies: [], path: `/operator/sources/${id}#beslut`, pathText: seeWhich }
        : {
            remedies: [{ action: 'harvest-source', params: { source: id } }],
            path:
              source.lastRun === undefined ? `/operator/sources/${id}` : `/operator/runs/${source.lastRun}`,
            pathText: source.lastRun === undefined ? theSource : theRun,
          }),
    },
  ];
}

const untold = {
  cause: both('Den senaste körningen säger inte varför.', 'The last run does not say why.'),
  remedy: both(
    'Öppna den senaste körningen och se vilken begäran som den stannade vid.',
    'Open the last run and see which request it stopped at.',
  ),
};

const seeWhich = both('Se vilka som skulle bort, och besluta', 'See which would go, and decide');
const theRun = both('Den senaste körningen', 'The last run');
const theSource = both('Källan', 'The source');

const workersSilent = ({ workers }: Overview): Attention[] =>
  workers
    .filter(({ silent }) => silent)
    .map(({ id, seenAt }) => ({
      id: `worker-${id}`,
      grade: 'poor',
      about: { sv: id },
      title: both('En process har tystnat', 'A process has gone silent'),
      cause: both(
        'Den har inte hörts av så länge som en levande process gör.',
        'It has not been heard from for as long as a living process is.',
      ),
      remedy: both(
        'Se efter att den är igång (docker compose ps) och starta den om den inte är det. Dess jobb tas över av andra.',
        'See that it is running (docker compose ps) and start it if it is not. Others take over its jobs.',
      ),
      since: seenAt,
      remedies: [],
    }));

/** Failed jobs of no source: those of sources are told with the source. */
const jobsFailed = ({ jobs }: Overview): Attention[] =>
  jobs
    .filter(({ state, source }) => state === 'failed' && source === undefined)
    .map(({ id, kind, since, reason }) => ({
      id: `job-${id}`,
      grade: 'poor',
      about: { sv: kind },
      title: both('Ett jobb misslyckades', 'A job failed'),
      cause: { sv: reason ?? '–' },
      remedy: both(
        'Jobbet görs om vid nästa omgång. Kommer felet tillbaka: anmäl det med texten ovan.',
        'The job is done again in the next round. If the fault comes back: report it with the text above.',
      ),
      since,
      remedies: [],
    }));
