import { acceptShrink, loadRun, loadShrinkDecision, rejectShrink, requestRound } from '@lanskatalog/harvest';
import type { ShrinkAnswer } from '@lanskatalog/harvest';
import { z } from 'zod';
import type { ActionContext, ActionResult } from '../action.ts';
import { action } from '../action.ts';
import { described } from '../action-params.ts';
import { runParam, sourceParam } from '../params.ts';
import { noSuchSource, refused, sourceOf } from '../refusals.ts';
import { personsPriority } from './harvest-source.ts';

const params = z.strictObject({
  source: sourceParam,
  run: runParam,
  count: described(z.int().min(1).exactOptional(), {
    sv: 'Hur många datamängder som försvinner, som du såg det; en kontroll för den som inte har listan framför sig.',
    en: 'How many datasets would go, as you saw it; a check for whoever does not have the list before them.',
  }),
});
type Params = z.infer<typeof params>;

export const acceptShrinkAction = action({
  name: 'accept-shrink',
  title: { sv: 'Godta minskningen', en: 'Accept the shrink' },
  summary: {
    sv: 'Låter nästa skörd ta bort just de datamängder som körningen räknar upp, inga andra, och skördar källan nu.',
    en: 'Lets the next harvest take out exactly the datasets that the run lists, and no others, and harvests the source now.',
  },
  role: 'operator',
  params,
  async run(asked, context) {
    const result = await decide(asked, context, acceptShrink);
    if (result.kind === 'done')
      await requestRound(context.jobs, { sources: [asked.source], priority: personsPriority });
    return result;
  },
});

export const rejectShrinkAction = action({
  name: 'reject-shrink',
  title: { sv: 'Behåll datamängderna', en: 'Keep the datasets' },
  summary: {
    sv: 'Datamängderna som skulle försvinna ligger kvar. Försvinner andra nästa gång frågas det igen.',
    en: 'The datasets that would go stay. If others would go next time, it is asked again.',
  },
  role: 'operator',
  params,
  run: (asked, context) => decide(asked, context, rejectShrink),
});

async function decide(
  { source, run, count }: Params,
  { deps, actor }: ActionContext,
  decision: typeof acceptShrink,
): Promise<ActionResult> {
  if (sourceOf(deps, source) === undefined) return noSuchSource(source);
  const wouldGo = (await loadRun(deps.documents, run))?.wouldGo?.count;
  if (count !== undefined && wouldGo !== undefined && count !== wouldGo) return otherCount(wouldGo);
  const before = await loadShrinkDecision(deps.documents, source);
  const answer = await decision(deps, { source, run, by: actor.name });
  if (answer.kind !== 'decided') return reasons[answer.kind];
  const { decision: made, uris } = answer.decision;
  return {
    kind: 'done',
    before: before === undefined ? undefined : { decision: before.decision, run: before.run },
    after: { decision: made, run, datasets: uris },
  };
}

const otherCount = (count: number) =>
  refused(
    409,
    { sv: `Körningen räknar upp ${count} datamängder.`, en: `The run lists ${count} datasets.` },
    { sv: 'Se efter vilka de är innan du avgör det.', en: 'Look which they are before you decide.' },
  );

const lookAgain = {
  sv: 'Öppna källans senaste körning och avgör det där.',
  en: 'Open the latest run of the source and decide there.',
};

const reasons: Record<Exclude<ShrinkAnswer['kind'], 'decided'>, ActionResult> = {
  'unknown-run': refused(
    404,
    { sv: 'Källan har ingen sådan körning.', en: 'The source has no such run.' },
    lookAgain,
  ),
  'not-guarded': refused(
    409,
    { sv: 'Inget hölls tillbaka i den körningen.', en: 'Nothing was held back in that run.' },
    lookAgain,
  ),
  'list-gone': refused(
    409,
    {
      sv: 'Listan över vilka datamängder som skulle försvinna finns inte kvar.',
      en: 'The list of the datasets that would go is no longer there.',
    },
    {
      sv: 'Skörda källan igen och avgör det i den körningen.',
      en: 'Harvest the source again and decide in that run.',
    },
  ),
};
