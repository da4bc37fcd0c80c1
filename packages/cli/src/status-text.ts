import type { Overview, SourceOverview } from '@lanskatalog/operations';
import { spanText } from './span-text.ts';
import { textTable } from './text-table.ts';

/** An installation at one moment, for a terminal: the release, what needs a person, sources, work, and who is there. */
export function statusText(overview: Overview): string {
  return [
    releaseText(overview),
    sourcesText(overview),
    causesText(overview),
    workText(overview),
    alertsText(overview),
    overview.missing.map(({ part, reason }) => `Not known: ${part} (${reason})\n`).join(''),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

const ago = (at: string, now: string): string => `${spanText(Date.parse(now) - Date.parse(at))} ago`;

function releaseText({ at, release, lastCompleteRound, paused }: Overview): string {
  const lines = [
    release === undefined
      ? 'Nothing is published yet.'
      : `Release ${release.number}, published ${ago(release.publishedAt, at)}: ${release.datasets} datasets.`,
    ...(release?.held === undefined
      ? []
      : [
          `Publishing is held by ${release.held.by}, ${ago(release.held.at, at)}${because(release.held.reason)}.`,
        ]),
    lastCompleteRound === undefined
      ? 'No round has been complete yet.'
      : `The last complete round was published ${ago(lastCompleteRound, at)}.`,
    ...(paused === undefined
      ? []
      : [`Everything is paused by ${paused.by}, ${ago(paused.at, at)}${because(paused.reason)}.`]),
  ];
  return `${lines.join('\n')}\n`;
}

const because = (reason: string | undefined): string => (reason === undefined ? '' : ` (${reason})`);

const sourcesText = ({ sources, at }: Overview): string =>
  textTable<SourceOverview>(
    [
      { name: 'source', value: ({ id }) => id },
      { name: 'municipality', value: ({ municipality }) => municipality.name },
      {
        name: 'condition',
        value: ({ condition, running }) => [condition, running?.stage].filter(Boolean).join(' '),
      },
      { name: 'datasets', value: ({ published }) => published },
      {
        name: 'last success',
        value: ({ lastSuccess }) => (lastSuccess === undefined ? 'never' : ago(lastSuccess, at)),
        right: true,
      },
      { name: 'every', value: ({ intervalMs }) => spanText(intervalMs), right: true },
      { name: 'next', value: ({ nextRun }) => nextRun?.slice(0, 16).replace('T', ' ') ?? '' },
      { name: 'cause', value: ({ cause }) => cause?.title.en ?? '' },
    ],
    sources,
  );

/** What is wrong in full, and what to do about it, below the table that has no room for it. */
const causesText = ({ sources }: Overview): string =>
  sources
    .flatMap(({ id, cause }) =>
      cause === undefined
        ? []
        : [`${id}: ${cause.message.en ?? cause.message.sv}\n  → ${cause.remedy.en ?? cause.remedy.sv}\n`],
    )
    .join('');

const jobsShown = 20;

function workText({ at, jobs, queues, workers }: Overview): string {
  const waiting = queues.map(
    ({ kind, running, waiting: others, failed }) =>
      `${kind}: ${running} running, ${others} waiting, ${failed} failed of late`,
  );
  const told = jobs.slice(0, jobsShown).map(({ id, state, since, progress, leftMs, reason }) => {
    const stage = progress === undefined ? '' : `, ${progress.stage} ${progress.done}`;
    const left = leftMs === undefined ? '' : `, about ${spanText(leftMs)} left`;
    return `  ${id}: ${state} since ${ago(since, at)}${stage}${left}${because(reason)}`;
  });
  const there = workers.map(
    ({ id, seenAt, silent }) => `${id}: ${silent ? 'SILENT' : 'seen'} ${ago(seenAt, at)}`,
  );
  const lines = [...(queues.length === 0 ? ['No jobs.'] : waiting), ...told, ...there];
  return `${lines.join('\n')}\n`;
}

/** Each open alert, since when, and what to do. */
export const alertsText = ({ at, alerts }: Pick<Overview, 'at' | 'alerts'>): string =>
  alerts
    .map(
      ({ rule, since, message, remedy }) =>
        `ALERT ${rule}, since ${ago(since, at)}: ${message.en ?? message.sv}\n  → ${remedy.en ?? remedy.sv}\n`,
    )
    .join('');
