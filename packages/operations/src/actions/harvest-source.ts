import { requestHarvest, requestRound } from '@lanskatalog/harvest';
import { z } from 'zod';
import { action } from '../action.ts';
import type { ActionContext } from '../action.ts';
import { described } from '../action-params.ts';
import { causeOf } from '../cause.ts';
import { sourceParam } from '../params.ts';
import { refusedFor, sourceOf } from '../refusals.ts';

/** A person waits for it, so it goes before what the schedule asks for. */
export const personsPriority = 1;

const force = described(z.boolean().default(false), {
  sv: 'Även under källans tysta timmar.',
  en: 'Also in the quiet hours of the source.',
});

export const harvestSource = action({
  name: 'harvest-source',
  title: { sv: 'Skörda nu', en: 'Harvest now' },
  summary: {
    sv: 'Frågar källan vad den har och publicerar sedan regionen. En källa som redan väntar frågas inte två gånger.',
    en: 'Asks the source what it has and then publishes the region. A source that waits already is not asked twice.',
  },
  role: 'operator',
  municipalityOf: async ({ source }, { deps }: ActionContext) => sourceOf(deps, source)?.municipality,
  params: z.strictObject({ source: sourceParam, force }),
  async run({ source, force: also }, { deps, jobs }) {
    const request = await requestHarvest(jobs, deps, { source, force: also });
    if (request.kind === 'refused') return refusedFor(request.problems);
    if (request.kind === 'requested') return { kind: 'done' };
    const { until, problem } = request;
    return { kind: 'done', after: { until }, result: { until, message: causeOf(problem).message } };
  },
});

export const harvestAll = action({
  name: 'harvest-all',
  title: { sv: 'Skörda alla nu', en: 'Harvest all now' },
  summary: {
    sv: 'Frågar alla källor som inte är pausade vad de har och publicerar sedan regionen.',
    en: 'Asks all sources that are not paused what they have and then publishes the region.',
  },
  role: 'operator',
  params: z.strictObject({ force }),
  async run({ force: also }, { jobs }) {
    await requestRound(jobs, { priority: personsPriority, force: also });
    return { kind: 'done' };
  },
});
