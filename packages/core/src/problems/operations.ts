import { defineProblems } from './define-problems.ts';

/** What operators should know that no single harvest tells: packages/operations. */
export const operationsProblems = defineProblems({
  'operations.never-harvested': {
    severity: 'warning',
    title: { sv: 'Källan har aldrig skördats', en: 'The source has never been harvested' },
    message: {
      sv: 'Ingen har ännu frågat {subject} vad den har, så inget från källan {source} är publicerat.',
      en: 'Nobody has asked {subject} yet what it has, so nothing from the source {source} is published.',
    },
    remedy: {
      sv: 'Skörda den nu. Om den väntar i kön utan att något händer: se efter att någon arbetsprocess lever.',
      en: 'Harvest it now. If it waits in the queue and nothing happens, see that a worker is alive.',
    },
  },
  'operations.overdue': {
    severity: 'error',
    title: { sv: 'Källan är försenad', en: 'The source is overdue' },
    message: {
      sv: 'Källan {source} bekräftade senast {since} vad den har. Det är mer än dubbla tiden mellan två skördar enligt schemat. Det som är publicerat sedan tidigare ligger kvar.',
      en: 'The source {source} last confirmed what it has at {since}. That is more than twice the time between two harvests on its schedule. What was published before stays.',
    },
    remedy: {
      sv: 'Skörda den nu. Se efter att schemaläggaren och skördarna lever, och att inget är pausat.',
      en: 'Harvest it now. See that the scheduler and the harvesters are alive, and that nothing is paused.',
    },
  },
  'operations.interrupted': {
    severity: 'warning',
    title: { sv: 'Den senaste skörden avbröts', en: 'The last harvest was interrupted' },
    message: {
      sv: 'Processen som skördade källan {source} slutade innan skörden var klar. Det som är publicerat sedan tidigare ligger kvar.',
      en: 'The process that harvested the source {source} ended before the harvest was done. What was published before stays.',
    },
    remedy: {
      sv: 'Skörden görs om av sig själv. Händer det igen: läs processens logg och se efter att minne och disk räcker.',
      en: 'The harvest is done again by itself. If it happens again, read the log of the process and see that memory and disk suffice.',
    },
  },
});
