import type { LocalisedText, Problem, Source } from '@lanskatalog/core';
import type { HarvestDeps } from '@lanskatalog/harvest';
import type { ActionResult } from './action.ts';
import { causeOf } from './cause.ts';

export type Refused = Extract<ActionResult, { kind: 'refused' }>;

export const refused = (
  status: Refused['status'],
  reason: Required<LocalisedText>,
  remedy: Required<LocalisedText>,
): Refused => ({ kind: 'refused', status, reason, remedy });

export const noSuchSource = (id: string): Refused =>
  refused(
    404,
    { sv: `Det finns ingen källa ${id}.`, en: `There is no source ${id}.` },
    {
      sv: 'Översikten visar vilka källor som finns och vad de heter.',
      en: 'The overview shows which sources there are and what they are called.',
    },
  );

export const sourceOf = ({ config }: HarvestDeps, id: string): Source | undefined =>
  config.sources.find((source) => source.id === id);

/** What the problems of a refused change say; the first one tells what to do. */
export function refusedFor(problems: readonly Problem[]): Refused {
  const causes = problems.map(causeOf);
  const join = (lang: 'sv' | 'en'): string =>
    causes.map(({ message }) => message[lang] ?? message.sv).join(' ');
  const remedy = causes[0]?.remedy ?? { sv: '', en: '' };
  return {
    kind: 'refused',
    status: statusOf(problems[0]),
    reason: { sv: join('sv'), en: join('en') },
    remedy,
  };
}

function statusOf(problem: Problem | undefined): Refused['status'] {
  const code = problem?.code ?? '';
  if (code.startsWith('config.')) return 400;
  return code.startsWith('settings.unknown-') ? 404 : 409;
}
