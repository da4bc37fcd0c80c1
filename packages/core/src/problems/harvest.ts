import { defineProblems } from './define-problems.ts';

/** The pipeline itself: packages/harvest. */
export const harvestProblems = defineProblems({
  'harvest.broke-off': {
    severity: 'error',
    title: {
      sv: 'Skördningen avbröts av ett fel i programmet',
      en: 'The harvest was broken off by a fault in the program',
    },
    message: {
      sv: 'Källan {source} ({subject}) kunde inte behandlas: {detail}. Det som är publicerat sedan tidigare ligger kvar.',
      en: 'The source {source} ({subject}) could not be processed: {detail}. What was published before stays.',
    },
    remedy: {
      sv: 'Försök igen. Om felet kommer tillbaka: anmäl det till lanskatalogs utvecklare med källans adress och raden ur loggen.',
      en: 'Try again. If the fault comes back, report it to the developers of lanskatalog with the address of the source and the line from the log.',
    },
  },
});
