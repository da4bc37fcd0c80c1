import { defineProblems } from './define-problems.ts';

/** Repairs of packages/normalise. Titles, descriptions, keywords. */
export const normaliseTextsProblems = defineProblems({
  'normalise.language-missing': {
    severity: 'info',
    title: { sv: 'Text utan språk', en: 'Text without a language' },
    message: {
      sv: '{property} i {subject} saknar språk och läses som svenska: ”{before}”.',
      en: '{property} of {subject} has no language tag and is read as Swedish: “{before}”.',
    },
    remedy: {
      sv: 'Ange språk för varje text (xml:lang="sv" eller "en") i källan.',
      en: 'State the language of each text (xml:lang="sv" or "en") at the source.',
    },
    clause: 'recommendation 12',
  },
  'normalise.language-repaired': {
    severity: 'info',
    title: { sv: 'Språkkoden är rättad', en: 'Language tag corrected' },
    message: {
      sv: 'Språkkoden ”{before}” på {property} i {subject} skrivs ”{after}”.',
      en: 'The language tag “{before}” on {property} of {subject} is written “{after}”.',
    },
    remedy: {
      sv: 'Använd språkkoder på två bokstäver, till exempel sv och en.',
      en: 'Use language tags of two letters, such as sv and en.',
    },
    clause: 'recommendation 12',
  },
  'normalise.text-looks-english': {
    severity: 'info',
    title: { sv: 'Texten ser ut att vara på engelska', en: 'The text looks English' },
    message: {
      sv: '{property} i {subject} är märkt som svenska men ser ut att vara på engelska: ”{before}”.',
      en: '{property} of {subject} is tagged as Swedish but looks English: “{before}”.',
    },
    remedy: {
      sv: 'Märk texten med rätt språk, eller skriv den på svenska. Inget har ändrats.',
      en: 'Tag the text with its language, or write it in Swedish. Nothing was changed.',
    },
    clause: 'recommendation 12',
  },
  'normalise.markup-stripped': {
    severity: 'info',
    title: { sv: 'HTML är borttaget ur en text', en: 'HTML taken out of a text' },
    message: {
      sv: '{property} i {subject} innehöll HTML och publiceras som ren text: ”{after}”.',
      en: '{property} of {subject} had HTML in it and is published as plain text: “{after}”.',
    },
    remedy: { sv: 'Skriv texten utan HTML i källan.', en: 'Write the text without HTML at the source.' },
  },
  'normalise.keyword-repaired': {
    severity: 'info',
    title: { sv: 'Nyckelord är uppdelat eller städat', en: 'Keyword taken apart or tidied' },
    message: {
      sv: 'Nyckelordet ”{before}” i {subject} publiceras som: {after}.',
      en: 'The keyword “{before}” of {subject} is published as: {after}.',
    },
    remedy: {
      sv: 'Ange ett nyckelord per värde, utan skiljetecken omkring.',
      en: 'Give one keyword per value, without punctuation around it.',
    },
    clause: 'recommendation 10',
  },
  'normalise.word-kept-as-keyword': {
    severity: 'info',
    title: { sv: 'Okänt tema är sparat som nyckelord', en: 'Unknown theme kept as a keyword' },
    message: {
      sv: '”{before}” ({property}) i {subject} finns inte i temalistan och publiceras som nyckelord.',
      en: '“{before}” ({property}) of {subject} is not in the list and is published as a keyword.',
    },
    remedy: {
      sv: 'Välj ett av de tretton temana i DCAT-AP-SE.',
      en: 'Choose one of the thirteen themes of DCAT-AP-SE.',
    },
    clause: 'dcat_Dataset-dcat_theme',
  },
  'normalise.title-inferred': {
    severity: 'error',
    title: { sv: 'Titel saknas', en: 'Title missing' },
    message: {
      sv: '{subject} har ingen titel. Källans egna ord används så länge: ”{after}”.',
      en: '{subject} has no title. The source’s own words are used meanwhile: “{after}”.',
    },
    remedy: {
      sv: 'Ge datamängden en titel på svenska, gärna också på engelska.',
      en: 'Give the dataset a title in Swedish, preferably in English too.',
    },
    clause: 'dcat_Dataset-dcterms_title',
  },
  'normalise.description-inferred': {
    severity: 'error',
    title: { sv: 'Beskrivning saknas', en: 'Description missing' },
    message: {
      sv: '{subject} har ingen beskrivning. Källans egna ord används så länge: ”{after}”.',
      en: '{subject} has no description. The source’s own words are used meanwhile: “{after}”.',
    },
    remedy: {
      sv: 'Beskriv vad datamängden innehåller, på svenska och gärna på engelska.',
      en: 'Describe what the dataset holds, in Swedish and preferably in English.',
    },
    clause: 'dcat_Dataset-dcterms_description',
  },
});
