import { causesText } from './causes-text.ts';
import { diffText } from './diff-text.ts';
import type { ShownDetails, ShownRun } from './shown-run.ts';
import { spanText } from './span-text.ts';
import { textTable } from './text-table.ts';

/** A run for people: what came of it, its timeline, its requests, its problems by cause, and what it changed. */
export function runText({ run, details, causes }: ShownRun): string {
  const ms = Date.parse(run.finishedAt) - Date.parse(run.startedAt);
  const { seen, new: come, changed, removed, kept } = run.datasets;
  const head = `${run.source}: ${run.outcome}, ${run.startedAt}, ${spanText(ms)}\n`;
  const because = run.reason === undefined ? '' : `${run.reason}\n`;
  const counts = `${seen} datasets seen: ${come} new, ${changed} changed, ${removed} removed, ${kept} kept\n`;
  const told = details === undefined ? 'The details of this run were cleared away.\n' : detailsText(details);
  return `${head}${because}${counts}\n${told}\n${causesText(causes)}`;
}

function detailsText({ stages, requests, requestsLeftOut, snapshots, diff }: ShownDetails): string {
  const timeline = textTable(
    [
      { name: 'stage', value: ({ stage }) => stage },
      { name: 'from', value: ({ startedAt }) => startedAt.slice(11, 19) },
      { name: 'time', value: ({ ms }) => spanText(ms), right: true },
      { name: 'done', value: ({ done }) => done ?? '', right: true },
    ],
    stages,
  );
  const asked = textTable(
    [
      { name: 'answer', value: ({ result, status, reason }) => `${status ?? reason ?? ''} ${result}`.trim() },
      { name: 'time', value: ({ ms }) => spanText(ms), right: true },
      { name: 'bytes', value: ({ bytes }) => bytes ?? '', right: true },
      { name: 'address', value: ({ url }) => url },
    ],
    requests,
  );
  const more = requestsLeftOut === 0 ? '' : `… and ${requestsLeftOut} more\n`;
  const saved = snapshots.map(({ url, size }, index) => `snapshot ${index + 1}: ${size} bytes of ${url}\n`);
  return [timeline, `${asked}${more}`, saved.join(''), diff === undefined ? '' : diffText(diff)]
    .filter((part) => part !== '')
    .join('\n');
}
