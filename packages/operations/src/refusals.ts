import type { ActionResult } from './action.ts';
import type { HarvestDeps } from '@lanskatalog/harvest';
import type { Source } from '@lanskatalog/core';

type Refused = Extract<ActionResult, { kind: 'refused' }>;

export const noSuchSource = (id: string): Refused => ({
  kind: 'refused',
  status: 404,
  reason: { sv: `Det finns ingen källa ${id}.`, en: `There is no source ${id}.` },
  remedy: {
    sv: 'Översikten visar vilka källor som finns och vad de heter.',
    en: 'The overview shows which sources there are and what they are called.',
  },
});

export const sourceOf = ({ config }: HarvestDeps, id: string): Source | undefined =>
  config.sources.find((source) => source.id === id);
