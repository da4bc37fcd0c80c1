import { holdPublishing, requestPublishing, restoreRelease, resumePublishing } from '@lanskatalog/harvest';
import { z } from 'zod';
import { action } from '../action.ts';
import { described } from '../action-params.ts';
import { asResult, deciderOf } from '../changes.ts';
import { reasonParam } from '../params.ts';
import { refusedFor } from '../refusals.ts';

export const publishNow = action({
  name: 'publish-now',
  title: { sv: 'Publicera nu', en: 'Publish now' },
  summary: {
    sv: 'Gör en utgåva av det senaste goda läget för alla källor, utan att fråga dem igen. Säger den inget nytt blir det ingen.',
    en: 'Makes a release of the last good state of all sources, without asking them again. If it would say nothing new, none is made.',
  },
  role: 'operator',
  params: z.strictObject({}),
  async run(_, { jobs }) {
    await requestPublishing(jobs);
    return { kind: 'done' };
  },
});

export const holdPublishingAction = action({
  name: 'hold-publishing',
  title: { sv: 'Håll publiceringen', en: 'Hold publishing' },
  summary: {
    sv: 'Ingen ny utgåva görs förrän någon släpper på. Källorna skördas som vanligt.',
    en: 'No new release is made until somebody resumes. The sources are harvested as usual.',
  },
  role: 'operator',
  params: z.strictObject({ reason: reasonParam }),
  run: async ({ reason }, { deps, actor }) => asResult(await holdPublishing(deps, deciderOf(actor, reason))),
});

export const resumePublishingAction = action({
  name: 'resume-publishing',
  title: { sv: 'Publicera igen', en: 'Resume publishing' },
  summary: {
    sv: 'Gör en utgåva av det senaste goda läget nu, och sedan efter varje skörd.',
    en: 'Makes a release of the last good state now, and then after each harvest.',
  },
  role: 'operator',
  params: z.strictObject({}),
  async run(_, { deps, jobs }) {
    const change = await resumePublishing(deps);
    await requestPublishing(jobs);
    return asResult(change);
  },
});

export const restoreReleaseAction = action({
  name: 'restore-release',
  title: { sv: 'Gå tillbaka till utgåvan', en: 'Go back to this release' },
  summary: {
    sv: 'Gör en tidigare utgåva till den som visas, byte för byte som den var, och håller publiceringen tills någon släpper på.',
    en: 'Makes an earlier release the current one, byte for byte as it was, and holds publishing until somebody resumes.',
  },
  role: 'operator',
  params: z.strictObject({
    number: described(z.int().min(1).max(1e9), {
      sv: 'Utgåvans nummer, bland dem som finns kvar.',
      en: 'Number of the release, among those that are kept.',
    }),
    reason: reasonParam,
  }),
  async run({ number, reason }, { deps, actor }, signal) {
    const change = await restoreRelease(deps, { number, by: deciderOf(actor, reason) }, signal);
    if (change.kind === 'refused') return refusedFor(change.problems);
    return {
      kind: 'done',
      before: { number: change.before?.number },
      after: { number: change.after?.number },
    };
  },
});
