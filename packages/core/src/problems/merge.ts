import { defineProblems } from './define-problems.ts';

/** Comparing harvests and merging sources into one catalogue: packages/catalogue. */
export const mergeProblems = defineProblems({
  'merge.no-datasets': {
    severity: 'error',
    title: { sv: 'Källan har inga datamängder', en: 'The source has no datasets' },
    message: {
      sv: 'Källan {source} svarade, men svaret innehåller ingen datamängd.',
      en: 'The source {source} answered, but the answer holds no dataset.',
    },
    remedy: {
      sv: 'Kontrollera att adressen leder till katalogen och att den har publicerade datamängder.',
      en: 'Check that the address leads to the catalogue and that it has published datasets.',
    },
  },
  'merge.all-invalid': {
    severity: 'error',
    title: { sv: 'Ingen datamängd gick att använda', en: 'No dataset could be used' },
    message: {
      sv: 'Källan {source} svarade med {count} datamängder, men alla saknar obligatoriska uppgifter. Det som redan är publicerat ligger kvar.',
      en: 'The source {source} answered with {count} datasets, but all of them lack mandatory values. What is already published stays.',
    },
    remedy: {
      sv: 'Se felen för varje datamängd. När alla är fel på en gång är orsaken ofta en ändring i systemet som skapar katalogen.',
      en: 'See the errors of each dataset. When all are wrong at once, the cause is often a change in the system that makes the catalogue.',
    },
  },
  'merge.guarded': {
    severity: 'error',
    title: { sv: 'Skördningen hölls tillbaka', en: 'The harvest was held back' },
    message: {
      sv: '{gone} av {before} datamängder saknas i svaret från {source}, som nu har {seen}. Det kan vara ett fel hos källan, så det som redan är publicerat ligger kvar.',
      en: '{gone} of {before} datasets are missing from the answer of {source}, which now has {seen}. It may be a fault at the source, so what is already published stays.',
    },
    remedy: {
      sv: 'Kontrollera hos källan. Om datamängderna verkligen ska bort, godkänn ändringen; annars rättar nästa skördning det av sig själv när källan är hel igen.',
      en: 'Check at the source. If the datasets really should go, accept the change; otherwise the next harvest puts it right by itself once the source is whole again.',
    },
  },
  'merge.would-go': {
    severity: 'info',
    title: { sv: 'Skulle ha tagits bort', en: 'Would have been removed' },
    message: {
      sv: '{subject} finns inte i svaret men ligger kvar tills ändringen godkänns.',
      en: '{subject} is not in the answer but stays until the change is accepted.',
    },
    remedy: {
      sv: 'Godkänn ändringen om datamängden ska bort, eller publicera den igen hos källan.',
      en: 'Accept the change if the dataset should go, or publish it again at the source.',
    },
  },
  'merge.incomplete': {
    severity: 'warning',
    title: { sv: 'Katalogen kunde bara läsas delvis', en: 'Only a part of the catalogue could be read' },
    message: {
      sv: 'En del av katalogen hos {source} gick inte att läsa. {unread} datamängder som inte lästes ligger kvar som de var, och ingenting tas bort.',
      en: 'A part of the catalogue of {source} could not be read. {unread} datasets that were not read stay as they were, and nothing is removed.',
    },
    remedy: {
      sv: 'Se varför delen inte gick att läsa. Nästa skördning försöker igen.',
      en: 'See why the part could not be read. The next harvest tries again.',
    },
  },
  'merge.never-valid': {
    severity: 'error',
    title: { sv: 'Datamängden kan inte publiceras', en: 'The dataset cannot be published' },
    message: {
      sv: '{subject} saknar obligatoriska uppgifter och har ingen tidigare version som kan visas i stället.',
      en: '{subject} lacks mandatory values and has no earlier version that could be shown instead.',
    },
    remedy: {
      sv: 'Fyll i det som saknas hos källan; datamängden publiceras vid nästa skördning.',
      en: 'Fill in what is lacking at the source; the dataset is published at the next harvest.',
    },
  },
  'merge.kept-invalid': {
    severity: 'warning',
    title: { sv: 'En äldre version visas', en: 'An older version is shown' },
    message: {
      sv: 'Den nya versionen av {subject} saknar obligatoriska uppgifter, så den senaste fungerande versionen ligger kvar.',
      en: 'The new version of {subject} lacks mandatory values, so the last good version stays.',
    },
    remedy: {
      sv: 'Rätta felen i den nya versionen hos källan.',
      en: 'Correct the errors of the new version at the source.',
    },
  },
  'merge.missing': {
    severity: 'warning',
    title: { sv: 'Datamängden finns inte längre hos källan', en: 'The dataset is no longer at the source' },
    message: {
      sv: '{subject} finns inte längre hos {source}. Den ligger kvar i katalogen till {until}.',
      en: '{subject} is no longer at {source}. It stays in the catalogue until {until}.',
    },
    remedy: {
      sv: 'Publicera den igen hos källan om den försvann av misstag. Annars behöver ingenting göras.',
      en: 'Publish it again at the source if it went by mistake. Otherwise nothing has to be done.',
    },
  },
  'merge.removed': {
    severity: 'info',
    title: { sv: 'Datamängden togs bort', en: 'The dataset was removed' },
    message: {
      sv: '{subject} finns inte längre hos {source} och är borttagen ur katalogen.',
      en: '{subject} is no longer at {source} and is removed from the catalogue.',
    },
    remedy: {
      sv: 'Ingenting behöver göras. Kommer den tillbaka hos källan publiceras den igen.',
      en: 'Nothing has to be done. If it returns at the source it is published again.',
    },
  },
  'merge.moved': {
    severity: 'info',
    title: { sv: 'Datamängden har flyttat', en: 'The dataset has moved' },
    message: {
      sv: '{before} heter nu {subject} hos {source}. Den gamla adressen leder till den nya.',
      en: '{before} is now called {subject} at {source}. The old address leads to the new one.',
    },
    remedy: {
      sv: 'Ingenting behöver göras. Låt gärna den gamla adressen hos källan hänvisa till den nya.',
      en: 'Nothing has to be done. If possible, let the old address at the source redirect to the new one.',
    },
  },
  'merge.move-proposed': {
    severity: 'warning',
    title: { sv: 'Kan vara samma datamängd på ny adress', en: 'May be the same dataset at a new address' },
    message: {
      sv: '{subject} är ny hos {source} och liknar {before}, som är borta (lika: {evidence}). Det är inte säkert att det är samma datamängd.',
      en: '{subject} is new at {source} and resembles {before}, which is gone (alike: {evidence}). It is not certain that they are the same dataset.',
    },
    remedy: {
      sv: 'Godkänn förslaget om det är samma datamängd, så följer historik och gammal adress med.',
      en: 'Accept the proposal if they are the same dataset; then its history and old address go with it.',
    },
  },
  'merge.same-dataset': {
    severity: 'info',
    title: { sv: 'Samma datamängd i två källor', en: 'The same dataset in two sources' },
    message: {
      sv: '{subject} från {source} är samma datamängd som {as}, som publiceras från {publisher}. Den publiceras en gång.',
      en: '{subject} of {source} is the same dataset as {as}, which is published from {publisher}. It is published once.',
    },
    remedy: {
      sv: 'Ingenting behöver göras. Är det två olika datamängder, ge dem olika identifierare (dct:identifier).',
      en: 'Nothing has to be done. If they are two different datasets, give them different identifiers (dct:identifier).',
    },
  },
  'merge.identifier-junk': {
    severity: 'info',
    title: { sv: 'Identifieraren säger ingenting', en: 'The identifier says nothing' },
    message: {
      sv: '{subject} har identifieraren "{before}", som är en platshållare eller en ofullständig adress. Den utelämnas.',
      en: '{subject} has the identifier "{before}", which is a placeholder or an incomplete address. It is left out.',
    },
    remedy: {
      sv: 'Ange en identifierare som bara den här datamängden har, gärna ett UUID, eller ta bort uppgiften.',
      en: 'Give an identifier that only this dataset has, preferably a UUID, or remove it.',
    },
  },
  'merge.identifier-constant': {
    severity: 'warning',
    title: {
      sv: 'Flera datamängder har samma identifierare',
      en: 'Several datasets have the same identifier',
    },
    message: {
      sv: 'Identifieraren "{before}" står på {count} datamängder hos {source}, bland annat {subject}. Den utelämnas, annars skulle de tas för en enda.',
      en: 'The identifier "{before}" stands on {count} datasets of {source}, among them {subject}. It is left out, or they would be taken for one.',
    },
    remedy: {
      sv: 'Ge varje datamängd en egen identifierare.',
      en: 'Give each dataset an identifier of its own.',
    },
  },
  'merge.identifier-taken': {
    severity: 'warning',
    title: {
      sv: 'Identifieraren hör till en annan datamängd',
      en: 'The identifier belongs to another dataset',
    },
    message: {
      sv: '{subject} från {source} har identifieraren "{before}", som redan är publicerad för {as}. Datamängden publiceras utan den.',
      en: '{subject} of {source} has the identifier "{before}", which is already published for {as}. The dataset is published without it.',
    },
    remedy: {
      sv: 'Kontrollera vilken datamängd som identifieraren hör till och ge den andra en egen.',
      en: 'Check which dataset the identifier belongs to, and give the other one its own.',
    },
  },
});
