import { defineProblems } from './define-problems.ts';

/** Writing the catalogue and checking the release: packages/catalogue. */
export const releaseProblems = defineProblems({
  'merge.unwritable': {
    severity: 'error',
    title: { sv: 'Kan inte skrivas', en: 'Cannot be written' },
    message: {
      sv: '{subject} kan inte skrivas ({fault}) och är utelämnad ur katalogen. Ingenting annat påverkas.',
      en: '{subject} cannot be written ({fault}) and is left out of the catalogue. Nothing else is affected.',
    },
    remedy: {
      sv: 'Ge den en giltig adress och en klass (rdf:type) hos källan.',
      en: 'Give it a valid address and a class (rdf:type) at the source.',
    },
  },
  'merge.agent-differs': {
    severity: 'info',
    title: {
      sv: 'Organisationen beskrivs på flera sätt',
      en: 'The organisation is described in several ways',
    },
    message: {
      sv: '{source} anger ett annat värde för {property} på {subject} än konfigurationen eller en tidigare källa. En organisation beskrivs bara en gång, så det första värdet gäller.',
      en: '{source} states another value for {property} of {subject} than the configuration or an earlier source. An organisation is described only once, so the first value stands.',
    },
    remedy: {
      sv: 'Beskriv organisationen lika överallt. Är namnet fel i den publicerade katalogen, rätta det i konfigurationen.',
      en: 'Describe the organisation in the same way everywhere. If its name is wrong in the published catalogue, correct it in the configuration.',
    },
  },
  'merge.described-twice': {
    severity: 'info',
    title: { sv: 'Samma adress beskrivs på flera sätt', en: 'The same address is described in several ways' },
    message: {
      sv: '{before} i {subject} är redan beskriven på ett annat sätt på ett annat ställe. Den första beskrivningen gäller.',
      en: '{before} in {subject} is described in another way elsewhere already. The first description stands.',
    },
    remedy: {
      sv: 'Ge olika saker olika adresser, eller beskriv samma sak lika överallt.',
      en: 'Give different things different addresses, or describe the same thing in the same way everywhere.',
    },
  },
  'merge.iri-unwritable': {
    severity: 'warning',
    title: { sv: 'Ogiltig adress utelämnad', en: 'Invalid address left out' },
    message: {
      sv: '{property} på {subject} har värdet "{before}", som inte är en giltig adress. Värdet är utelämnat, annars hade hela katalogen blivit oläsbar.',
      en: '{property} of {subject} has the value "{before}", which is not a valid address. The value is left out, or the whole catalogue would be unreadable.',
    },
    remedy: {
      sv: 'Skriv en fullständig adress utan mellanslag, till exempel https://www.example.se/fil.csv.',
      en: 'Write a whole address without blanks, for example https://www.example.se/file.csv.',
    },
  },
  'merge.property-unwritable': {
    severity: 'warning',
    title: { sv: 'Egenskap utelämnad', en: 'Property left out' },
    message: {
      sv: 'Egenskapen "{before}" på {subject} kan inte skrivas i RDF/XML och är utelämnad.',
      en: 'The property "{before}" of {subject} cannot be written in RDF/XML and is left out.',
    },
    remedy: {
      sv: 'Använd en egenskap från DCAT-AP-SE, eller en vars adress slutar med ett namn.',
      en: 'Use a property of DCAT-AP-SE, or one whose address ends in a name.',
    },
  },
  'merge.nameless': {
    severity: 'error',
    title: { sv: 'Del utan adress utelämnad', en: 'Part without an address left out' },
    message: {
      sv: '{property} på {subject} är en {before} utan egen adress, vilket dataportalen inte tar emot. Den är utelämnad.',
      en: '{property} of {subject} is a {before} without an address of its own, which the national portal does not accept. It is left out.',
    },
    remedy: {
      sv: 'Ge delen en egen adress (rdf:about) hos källan.',
      en: 'Give the part an address of its own (rdf:about) at the source.',
    },
  },
  'merge.text-cleaned': {
    severity: 'info',
    title: { sv: 'Otillåtna tecken borttagna', en: 'Characters removed' },
    message: {
      sv: '{property} på {subject} innehöll styrtecken som inte får finnas i XML. De är borttagna.',
      en: '{property} of {subject} held control characters that XML does not allow. They are removed.',
    },
    remedy: {
      sv: 'Ta bort tecknen hos källan; de kommer ofta med när text kopieras från en pdf.',
      en: 'Remove the characters at the source; they often come along when text is copied from a PDF.',
    },
  },
  'merge.tag-unwritable': {
    severity: 'info',
    title: { sv: 'Ogiltig språkkod eller datatyp', en: 'Invalid language tag or datatype' },
    message: {
      sv: '{property} på {subject} har språkkoden eller datatypen "{before}", som inte är giltig. Texten publiceras utan den.',
      en: '{property} of {subject} has the language tag or datatype "{before}", which is not valid. The text is published without it.',
    },
    remedy: {
      sv: 'Skriv språkkoden som sv eller en, och datatypen som en fullständig adress.',
      en: 'Write the language tag as sv or en, and the datatype as a whole address.',
    },
  },
  'merge.release-unfit': {
    severity: 'error',
    title: { sv: 'Utgåvan klarade inte kontrollen', en: 'The release did not pass its check' },
    message: {
      sv: 'Den nya utgåvan publiceras inte, den förra ligger kvar: {fault}',
      en: 'The new release is not published, the one before stays: {fault}',
    },
    remedy: {
      sv: 'Det är ett fel i lanskatalog, eller ont om plats på disken. Anmäl felet med texten ovan.',
      en: 'This is a fault of lanskatalog, or the disk is full. Report it with the text above.',
    },
  },
});
