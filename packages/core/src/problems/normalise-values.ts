import { defineProblems } from './define-problems.ts';

/** Repairs of packages/normalise. Single values: dates, addresses, words of controlled vocabularies. */
export const normaliseValuesProblems = defineProblems({
  'normalise.property-renamed': {
    severity: 'info',
    title: { sv: 'Äldre egenskap', en: 'Older property' },
    message: {
      sv: '{before} i {subject} är en äldre eller felaktig form och skrivs {after}.',
      en: '{before} on {subject} is an older or mistaken form and is written {after}.',
    },
    remedy: { sv: 'Byt till {after} i källan.', en: 'Change to {after} at the source.' },
  },
  'normalise.value-mapped': {
    severity: 'info',
    title: {
      sv: 'Värdet är översatt till kontrollerad vokabulär',
      en: 'Value translated to the controlled vocabulary',
    },
    message: {
      sv: '”{before}” ({property}) i {subject} skrivs {after}.',
      en: '“{before}” ({property}) of {subject} is written {after}.',
    },
    remedy: { sv: 'Ange {after} i källan.', en: 'State {after} at the source.' },
  },
  'normalise.value-repaired': {
    severity: 'info',
    title: { sv: 'Värdet är rättat', en: 'Value corrected' },
    message: {
      sv: '”{before}” ({property}) i {subject} skrivs ”{after}”.',
      en: '“{before}” ({property}) of {subject} is written “{after}”.',
    },
    remedy: { sv: 'Skriv värdet så i källan.', en: 'Write the value that way at the source.' },
  },
  'normalise.value-left-out': {
    severity: 'warning',
    title: { sv: 'Värdet går inte att använda', en: 'Value that cannot be used' },
    message: {
      sv: '”{before}” ({property}) i {subject} går inte att tolka och är inte med.',
      en: '“{before}” ({property}) of {subject} cannot be understood and is left out.',
    },
    remedy: {
      sv: 'Ange ett värde som profilen tillåter; se DCAT-AP-SE under egenskapen.',
      en: 'State a value that the profile allows; see DCAT-AP-SE under the property.',
    },
  },
  'normalise.values-left-out': {
    severity: 'warning',
    title: { sv: 'Fler värden än profilen tillåter', en: 'More values than the profile allows' },
    message: {
      sv: '{property} i {subject} får ha högst {max} värde. Kvar är ”{after}”, borta är ”{before}”.',
      en: '{property} of {subject} may have {max} value at most. Kept is “{after}”, left out is “{before}”.',
    },
    remedy: { sv: 'Välj ett värde i källan.', en: 'Choose one value at the source.' },
  },
  'normalise.statements-left-out': {
    severity: 'info',
    title: { sv: 'Uppgifter utanför profilen är inte med', en: 'Statements outside the profile left out' },
    message: {
      sv: 'Om {subject} finns uppgifter som inte hör hit: {before}.',
      en: 'There are statements on {subject} that do not belong here: {before}.',
    },
    remedy: {
      sv: 'Inget behöver göras om uppgifterna inte saknas.',
      en: 'Nothing need be done unless the statements are missed.',
    },
  },
  'normalise.address-repaired': {
    severity: 'info',
    title: { sv: 'Adressen är rättad', en: 'Address corrected' },
    message: {
      sv: '”{before}” ({property}) i {subject} var text eller ingen giltig adress och skrivs {after}.',
      en: '“{before}” ({property}) of {subject} was text or no valid address and is written {after}.',
    },
    remedy: {
      sv: 'Ange adressen som länk (rdf:resource), utan blanksteg och citattecken.',
      en: 'State the address as a link (rdf:resource), without blanks and quotes.',
    },
  },
  'normalise.date-repaired': {
    severity: 'info',
    title: { sv: 'Datumet har fått rätt form', en: 'Date put in the right form' },
    message: {
      sv: '”{before}” ({property}) i {subject} skrivs {after}.',
      en: '“{before}” ({property}) of {subject} is written {after}.',
    },
    remedy: {
      sv: 'Ange datum som ÅÅÅÅ-MM-DD med datatypen xsd:date.',
      en: 'Write dates as YYYY-MM-DD with the datatype xsd:date.',
    },
  },
  'normalise.date-left-out': {
    severity: 'warning',
    title: { sv: 'Datumet finns inte', en: 'No such date' },
    message: {
      sv: '”{before}” ({property}) i {subject} är inget datum och är inte med.',
      en: '“{before}” ({property}) of {subject} is no date and is left out.',
    },
    remedy: {
      sv: 'Ange datum som ÅÅÅÅ-MM-DD med datatypen xsd:date.',
      en: 'Write dates as YYYY-MM-DD with the datatype xsd:date.',
    },
  },
  'normalise.date-open': {
    severity: 'info',
    title: { sv: 'Perioden är öppen', en: 'The period is open' },
    message: {
      sv: '”{before}” ({property}) i {subject} betyder att slutet inte är bestämt, och lämnas därför bort.',
      en: '“{before}” ({property}) of {subject} means that no end is set, and is therefore left out.',
    },
    remedy: {
      sv: 'Utelämna slutdatum när perioden pågår.',
      en: 'Give no end date while the period goes on.',
    },
    clause: 'recommendation 8',
  },
  'normalise.identifier-refused': {
    severity: 'warning',
    title: { sv: 'Identifieraren identifierar ingenting', en: 'The identifier identifies nothing' },
    message: {
      sv: '”{before}” ({property}) i {subject} är en platshållare eller delas av flera datamängder och är inte med.',
      en: '“{before}” ({property}) of {subject} is a placeholder or shared by several datasets and is left out.',
    },
    remedy: {
      sv: 'Ge varje datamängd en egen identifierare, helst ett UUID, eller ingen alls.',
      en: 'Give each dataset an identifier of its own, preferably a UUID, or none at all.',
    },
    clause: 'dcat_Dataset-dcterms_identifier',
  },
});
