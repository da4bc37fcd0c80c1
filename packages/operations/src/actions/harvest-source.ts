import { requestRound } from '@lanskatalog/harvest';
import { z } from 'zod';
import { action } from '../action.ts';
import type { ActionContext } from '../action.ts';
import { sourceParam } from '../params.ts';
import { noSuchSource, refused, sourceOf } from '../refusals.ts';

/** A person waits for it, so it goes before what the schedule asks for. */
export const personsPriority = 1;

const params = z.strictObject({ source: sourceParam });

/** The municipality of the source that an action names. */
export const municipalityOfSource = async (
  { source }: { readonly source: string },
  { deps }: ActionContext,
): Promise<string | undefined> => sourceOf(deps, source)?.municipality;

export const harvestSource = action({
  name: 'harvest-source',
  title: { sv: 'Skörda nu', en: 'Harvest now' },
  summary: {
    sv: 'Frågar källan vad den har och publicerar sedan regionen. En källa som redan väntar frågas inte två gånger.',
    en: 'Asks the source what it has and then publishes the region. A source that waits already is not asked twice.',
  },
  role: 'operator',
  municipalityOf: municipalityOfSource,
  params,
  async run({ source: id }, { deps, jobs }) {
    const source = sourceOf(deps, id);
    if (source === undefined) return noSuchSource(id);
    if (source.paused)
      return refused(
        409,
        { sv: `Källan ${id} är pausad.`, en: `The source ${id} is paused.` },
        {
          sv: 'Återuppta den först, eller allt om allt är pausat.',
          en: 'Resume it first, or all if all is paused.',
        },
      );
    await requestRound(jobs, { sources: [id], priority: personsPriority });
    return { kind: 'done' };
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
  params: z.strictObject({}),
  async run(_, { jobs }) {
    await requestRound(jobs, { priority: personsPriority });
    return { kind: 'done' };
  },
});
