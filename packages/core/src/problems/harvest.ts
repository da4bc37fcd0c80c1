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
  'harvest.stage-overdue': {
    severity: 'error',
    title: { sv: 'Skördningen tog för lång tid', en: 'The harvest took too long' },
    message: {
      sv: 'Skördningen av {source} ({subject}) avbröts: {stage} var inte klart efter {minutes} minuter. Det som är publicerat sedan tidigare ligger kvar.',
      en: 'The harvest of {source} ({subject}) was ended: {stage} was not done after {minutes} minutes. What was published before stays.',
    },
    remedy: {
      sv: 'Se på körningens sida vilka frågor som tog lång tid. Svarar servern långsamt: fråga kommunen. Är källan mycket stor: dela upp den eller begränsa den med include, exclude eller maxPages i dess inställningar. Annars: skörda igen, och anmäl felet om det kommer tillbaka.',
      en: 'See on the page of the run which requests took long. If the server is slow, ask the municipality. If the source is very large, divide it or limit it with include, exclude or maxPages in its settings. Otherwise harvest again, and report the fault if it comes back.',
    },
  },
  'harvest.job-overdue': {
    severity: 'error',
    title: { sv: 'Ett jobb tog för lång tid', en: 'A job took too long' },
    message: {
      sv: 'Jobbet avbröts: {stage} var inte klart efter {minutes} minuter. Det som är publicerat sedan tidigare ligger kvar.',
      en: 'The job was ended: {stage} was not done after {minutes} minutes. What was published before stays.',
    },
    remedy: {
      sv: 'Kontrollera att databas och disk svarar och att maskinen inte är överlastad, och starta jobbet igen. Anmäl felet om det kommer tillbaka.',
      en: 'Check that database and disk answer and that the machine is not overloaded, and start the job again. Report the fault if it comes back.',
    },
  },
  'harvest.interrupted': {
    severity: 'warning',
    title: {
      sv: 'Skördningen avbröts innan den var klar',
      en: 'The harvest was interrupted before it was done',
    },
    message: {
      sv: 'Processen {worker} som skördade {source} slutade under arbetet med {stage}. Inget av körningen har sparats, och det som är publicerat ligger kvar.',
      en: 'The process {worker} that harvested {source} ended while {stage}. Nothing of the run was kept, and what is published stays.',
    },
    remedy: {
      sv: 'Källan skördas igen av sig själv. Avbryts den om och om igen: se efter i systemets logg varför processen slutar, till exempel brist på minne.',
      en: 'The source is harvested again by itself. If it is interrupted again and again, see in the system log why the process ends, for example for lack of memory.',
    },
  },
  'harvest.cancelled': {
    severity: 'info',
    title: { sv: 'Skördningen stoppades', en: 'The harvest was stopped' },
    message: {
      sv: 'Skördningen av {source} stoppades av en person under arbetet med {stage}. Inget av körningen har sparats, och det som är publicerat ligger kvar.',
      en: 'The harvest of {source} was stopped by a person while {stage}. Nothing of the run was kept, and what is published stays.',
    },
    remedy: {
      sv: 'Skörda källan igen när du vill; annars skördas den vid nästa tid i schemat.',
      en: 'Harvest the source again when you like; otherwise it is harvested at the next time of its schedule.',
    },
  },
});
