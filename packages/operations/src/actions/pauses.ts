import {
  pauseEverything,
  pauseSource,
  rescheduleSource,
  rescheduleSources,
  resumeEverything,
  resumeSource,
} from '@lanskatalog/harvest';
import { z } from 'zod';
import { action } from '../action.ts';
import { asResult, deciderOf } from '../changes.ts';
import { reasonParam, sourceParam } from '../params.ts';

export const pauseSourceAction = action({
  name: 'pause-source',
  title: { sv: 'Pausa', en: 'Pause' },
  summary: {
    sv: 'Källan skördas inte förrän någon återupptar den. Det som är publicerat från den ligger kvar; en skörd som pågår går klart.',
    en: 'The source is not harvested until somebody resumes it. What is published from it stays; a harvest under way goes on.',
  },
  role: 'operator',
  params: z.strictObject({ source: sourceParam, reason: reasonParam }),
  async run({ source, reason }, { deps, jobs, actor }) {
    const change = await pauseSource(deps, source, deciderOf(actor, reason));
    await rescheduleSource(jobs, deps, source);
    return asResult(change);
  },
});

export const resumeSourceAction = action({
  name: 'resume-source',
  title: { sv: 'Återuppta', en: 'Resume' },
  summary: {
    sv: 'Källan skördas igen enligt sitt schema.',
    en: 'The source is harvested again on its schedule.',
  },
  role: 'operator',
  params: z.strictObject({ source: sourceParam }),
  async run({ source }, { deps, jobs }) {
    const change = await resumeSource(deps, source);
    await rescheduleSource(jobs, deps, source);
    return asResult(change);
  },
});

export const pauseAll = action({
  name: 'pause-all',
  title: { sv: 'Pausa alla', en: 'Pause all' },
  summary: {
    sv: 'Ingen källa skördas förrän någon återupptar allt. Det som är publicerat ligger kvar; skördar som pågår går klart.',
    en: 'No source is harvested until somebody resumes all. What is published stays; harvests under way go on.',
  },
  role: 'operator',
  params: z.strictObject({ reason: reasonParam }),
  async run({ reason }, { deps, jobs, actor }) {
    const change = await pauseEverything(deps, deciderOf(actor, reason));
    await rescheduleSources(jobs, deps);
    return asResult(change);
  },
});

export const resumeAll = action({
  name: 'resume-all',
  title: { sv: 'Återuppta alla', en: 'Resume all' },
  summary: {
    sv: 'Källorna skördas igen enligt sina scheman. De som är pausade var för sig förblir pausade.',
    en: 'The sources are harvested again on their schedules. Those paused on their own stay paused.',
  },
  role: 'operator',
  params: z.strictObject({}),
  async run(_, { deps, jobs }) {
    const change = await resumeEverything(deps);
    await rescheduleSources(jobs, deps);
    return asResult(change);
  },
});
