import { defineProblems } from './define-problems.ts';

const openDefinition = 'https://opendefinition.org/od/2.1/en/';

/** What keeps a dataset from being open, or fresh. */
export const opennessProblems = defineProblems({
  'score.licence-not-open': {
    severity: 'info',
    title: { sv: 'Licensen är inte öppen', en: 'The licence is not open' },
    message: {
      sv: '{subject} har en licens som begränsar vem som får använda data eller till vad: {before}',
      en: '{subject} has a licence that limits who may use the data, or for what: {before}',
    },
    remedy: {
      sv: 'Välj en öppen licens, helst CC0 eller CC BY 4.0.',
      en: 'Choose an open licence, preferably CC0 or CC BY 4.0.',
    },
    clause: openDefinition,
  },
  'score.charge': {
    severity: 'info',
    title: { sv: 'Data kostar', en: 'The data is charged for' },
    message: { sv: '{subject} har en avgift.', en: '{subject} has a charge.' },
    remedy: {
      sv: 'Öppna data är avgiftsfria. Ta bort schema:offers om ingen avgift tas ut.',
      en: 'Open data is free of charge. Remove schema:offers if nothing is charged.',
    },
    clause: openDefinition,
  },
  'score.restricted': {
    severity: 'info',
    title: { sv: 'Data är inte öppna för alla', en: 'The data is not open to all' },
    message: {
      sv: '{subject} har begränsad åtkomst: {before}',
      en: '{subject} has restricted access: {before}',
    },
    remedy: {
      sv: 'Inget behöver göras om begränsningen är avsedd; annars ange PUBLIC.',
      en: 'Nothing needs to be done if the restriction is intended; else state PUBLIC.',
    },
    clause: openDefinition,
  },
  'score.overdue': {
    severity: 'warning',
    title: { sv: 'Utlovad uppdatering har uteblivit', en: 'A promised update has not come' },
    message: {
      sv: '{subject} lovar {promised} men ändrades senast {before}, {days} dagar för länge sedan.',
      en: '{subject} promises {promised} but last changed {before}, {days} days too long ago.',
    },
    remedy: {
      sv: 'Uppdatera data, eller ändra dct:accrualPeriodicity till vad som gäller.',
      en: 'Update the data, or change dct:accrualPeriodicity to what holds.',
    },
  },
  'score.future-date': {
    severity: 'warning',
    title: { sv: 'Ändringsdatumet ligger i framtiden', en: 'The modification date is in the future' },
    message: {
      sv: '{subject} säger sig ha ändrats {before}.',
      en: '{subject} says that it changed {before}.',
    },
    remedy: {
      sv: 'Rätta dct:modified till när data senast ändrades.',
      en: 'Correct dct:modified to when the data last changed.',
    },
  },
});
