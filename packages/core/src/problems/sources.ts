import { defineProblems } from './define-problems.ts';

/** Reading a source by its kind: packages/sources. */
export const sourcesProblems = defineProblems({
  'sources.page-failed': {
    severity: 'error',
    title: { sv: 'En sida av katalogen kunde inte läsas', en: 'A page of the catalogue could not be read' },
    message: {
      sv: 'Sidan {subject} kunde inte läsas. Det som lästes före är uppdaterat; inget tas bort.',
      en: 'The page {subject} could not be read. What was read before is updated; nothing is removed.',
    },
    remedy: {
      sv: 'Öppna sidan i en webbläsare och rätta felet på servern. Nästa skördning läser om allt.',
      en: 'Open the page in a browser and correct the fault on the server. The next harvest reads everything again.',
    },
  },
  'sources.paging-loop': {
    severity: 'error',
    title: { sv: 'Bläddringen går i cirkel', en: 'The paging goes in a circle' },
    message: {
      sv: 'Efter {pages} sidor pekar katalogen tillbaka på {subject}, som redan är läst. Inget tas bort.',
      en: 'After {pages} pages the catalogue points back to {subject}, which was read already. Nothing is removed.',
    },
    remedy: {
      sv: 'Rätta hydra:next i exporten: den sista sidan ska inte ha någon nästa sida.',
      en: 'Correct hydra:next in the export: the last page must not have a next one.',
    },
  },
  'sources.page-repeated': {
    severity: 'error',
    title: { sv: 'Samma sida kommer om igen', en: 'The same page comes again' },
    message: {
      sv: 'Sida {pages}, {subject}, innehåller bara det som redan är läst. Inget tas bort.',
      en: 'Page {pages}, {subject}, has only what was read already. Nothing is removed.',
    },
    remedy: {
      sv: 'Servern bortser troligen från sidnumret i adressen; kontrollera exportens bläddring.',
      en: 'The server probably ignores the page number in the address; check the paging of the export.',
    },
  },
  'sources.page-empty': {
    severity: 'error',
    title: { sv: 'En sida utan datamängder', en: 'A page without datasets' },
    message: {
      sv: 'Sida {pages}, {subject}, är tom men säger att fler sidor följer. Inget tas bort.',
      en: 'Page {pages}, {subject}, is empty but says that more pages follow. Nothing is removed.',
    },
    remedy: {
      sv: 'Kontrollera exportens bläddring: varje sida utom den sista ska ha datamängder.',
      en: 'Check the paging of the export: every page but the last must have datasets.',
    },
  },
  'sources.page-cap': {
    severity: 'error',
    title: { sv: 'Katalogen har fler sidor än som läses', en: 'The catalogue has more pages than are read' },
    message: {
      sv: 'Läsningen stannade efter {pages} sidor, före {subject}. Inget tas bort.',
      en: 'Reading stopped after {pages} pages, before {subject}. Nothing is removed.',
    },
    remedy: {
      sv: 'Höj overrides.maxPages för källan om katalogen verkligen är så stor.',
      en: 'Raise overrides.maxPages of the source if the catalogue really is that large.',
    },
  },
  'sources.count-mismatch': {
    severity: 'warning',
    title: { sv: 'Antalet stämmer inte', en: 'The number does not match' },
    message: {
      sv: 'Källan {subject} säger sig ha {expected} datamängder men lämnade {read}.',
      en: 'The source {subject} says it has {expected} datasets but gave {read}.',
    },
    remedy: {
      sv: 'Kontrollera om datamängder saknas i exporten eller räknas fel. Så länge färre kommer än som sägs tas inget bort.',
      en: 'Check whether datasets are missing from the export or counted wrongly. While fewer come than are said, nothing is removed.',
    },
  },
  'sources.catalogue-failed': {
    severity: 'error',
    title: { sv: 'En underkatalog kunde inte läsas', en: 'A sub-catalogue could not be read' },
    message: {
      sv: 'Underkatalogen {subject} kunde inte läsas. Resten är uppdaterat; inget tas bort.',
      en: 'The sub-catalogue {subject} could not be read. The rest is updated; nothing is removed.',
    },
    remedy: {
      sv: 'Beskriv underkatalogen i samma fil, eller se till att dess adress svarar. Nationella dataportalen avbryter hela skördningen i detta läge.',
      en: 'Describe the sub-catalogue in the same file, or make its address answer. The national data portal stops the whole harvest in this case.',
    },
    clause: 'DCAT-AP-SE, rekommendationer för skördning: flera kataloger',
  },
  'sources.catalogue-too-deep': {
    severity: 'error',
    title: { sv: 'Kataloger i för många led', en: 'Catalogues in too many levels' },
    message: {
      sv: 'Underkatalogen {subject} ligger djupare än {depth} led och lästes inte. Inget tas bort.',
      en: 'The sub-catalogue {subject} lies deeper than {depth} levels and was not read. Nothing is removed.',
    },
    remedy: {
      sv: 'Lägg katalogerna i ett led under huvudkatalogen.',
      en: 'Put the catalogues one level below the main catalogue.',
    },
    clause: 'DCAT-AP-SE, rekommendationer för skördning: flera kataloger',
  },
  'sources.answer-unexpected': {
    severity: 'error',
    title: {
      sv: 'Svaret har inte den form som källans typ väntar',
      en: 'The answer does not have the form that the kind of source expects',
    },
    message: {
      sv: '{subject} svarade med något annat än väntat: {detail}',
      en: '{subject} answered with something other than expected: {detail}',
    },
    remedy: {
      sv: 'Kontrollera adressen och källans typ; typen auto tar själv reda på vilket system det är.',
      en: 'Check the address and the kind of the source; the kind auto finds out by itself which system it is.',
    },
  },
  'sources.record-unreadable': {
    severity: 'error',
    title: { sv: 'En post kunde inte läsas', en: 'A record could not be read' },
    message: {
      sv: 'En post i {subject} har inte den form den ska ({detail}) och utelämnades. De andra är lästa; inget tas bort.',
      en: 'A record of {subject} does not have the form it should ({detail}) and was left out. The others were read; nothing is removed.',
    },
    remedy: {
      sv: 'Rätta posten i källsystemet.',
      en: 'Correct the record in the source system.',
    },
  },
  'sources.inferred': {
    severity: 'info',
    title: { sv: 'Uppgiften är gissad', en: 'The value is a guess' },
    message: {
      sv: 'Värdet {after} är läst ur sidans text eller utseende, inte ur en uppgift som säger det.',
      en: 'The value {after} was read from the text or look of the page, not from a statement that says so.',
    },
    remedy: {
      sv: 'Stämmer det inte: skriv uppgiften tydligare på sidan, eller rätta den med overrides i konfigurationen.',
      en: 'If it is wrong, state it more clearly on the page, or correct it by overrides in the configuration.',
    },
  },
  'sources.page-without-data': {
    severity: 'warning',
    title: { sv: 'Sidan har inga datamängder', en: 'The page has no datasets' },
    message: {
      sv: 'På {subject} hittades inga länkar till data.',
      en: 'No links to data were found on {subject}.',
    },
    remedy: {
      sv: 'Lägg länkar till filer (CSV, XLSX, JSON) under en rubrik för varje datamängd, eller publicera en DCAT-fil på /datasets/dcat.',
      en: 'Put links to files (CSV, XLSX, JSON) under a heading for each dataset, or publish a DCAT file at /datasets/dcat.',
    },
  },
  'sources.link-broken': {
    severity: 'warning',
    title: {
      sv: 'En länk leder till en sida som inte finns',
      en: 'A link leads to a page that does not exist',
    },
    message: {
      sv: 'Sidan {subject} finns inte; dess datamängder kunde inte läsas.',
      en: 'The page {subject} does not exist; its datasets could not be read.',
    },
    remedy: { sv: 'Rätta länken eller ta bort den.', en: 'Correct the link or remove it.' },
  },
  'sources.script-unreadable': {
    severity: 'warning',
    title: { sv: 'Ett JSON-LD-skript är trasigt', en: 'A JSON-LD script is broken' },
    message: {
      sv: 'Ett skript med JSON-LD på {subject} är inte giltig JSON; det som gick att läsa är läst.',
      en: 'A JSON-LD script on {subject} is no valid JSON; what could be read was read.',
    },
    remedy: {
      sv: 'Kontrollera skriptet med en JSON-validerare.',
      en: 'Check the script with a JSON validator.',
    },
  },
  'sources.no-catalogue': {
    severity: 'error',
    title: { sv: 'Ingen publik katalog', en: 'No public catalogue' },
    message: {
      sv: '{subject} svarar, men har ingen katalog som är publik.',
      en: '{subject} answers, but has no catalogue that is public.',
    },
    remedy: {
      sv: 'Publicera katalogen i EntryScape, eller ange adressen till dess export.',
      en: 'Publish the catalogue in EntryScape, or give the address of its export.',
    },
  },
  'sources.own-records-skipped': {
    severity: 'info',
    title: { sv: 'Regionens egna poster hoppades över', en: 'The records of the region itself were skipped' },
    message: {
      sv: '{count} poster på {subject} kommer från den här regionens egen katalog och skördas inte tillbaka.',
      en: '{count} records at {subject} come from the catalogue of this region itself and are not harvested back.',
    },
    remedy: { sv: 'Inget behöver göras.', en: 'Nothing needs to be done.' },
  },
  'sources.no-organisation-number': {
    severity: 'error',
    title: { sv: 'Organisationsnumret saknas', en: 'The organisation number is missing' },
    message: {
      sv: 'Kommunens poster på {subject} söks med organisationsnumret, som inte finns i konfigurationen.',
      en: 'The records of the municipality at {subject} are found by the organisation number, which is not in the configuration.',
    },
    remedy: {
      sv: 'Ange kommunens orgnr, eller overrides.publisher för källan.',
      en: 'Give the orgnr of the municipality, or overrides.publisher of the source.',
    },
  },
  'sources.discovery-budget': {
    severity: 'info',
    title: { sv: 'Sökandet stannade', en: 'The search stopped' },
    message: {
      sv: 'Sökandet efter data nådde gränsen för antalet frågor före {subject}.',
      en: 'The search for data reached the limit of requests before {subject}.',
    },
    remedy: {
      sv: 'Ange källans adress och typ i konfigurationen om den är känd.',
      en: 'Give the address and kind of the source in the configuration if they are known.',
    },
  },
  'sources.discovered': {
    severity: 'info',
    title: { sv: 'Källan är funnen', en: 'The source was found' },
    message: {
      sv: 'Data hittades på {after} (typ {kind}).',
      en: 'Data was found at {after} (kind {kind}).',
    },
    remedy: {
      sv: 'Stämmer det: skriv adressen och typen i konfigurationen så slipper systemet leta.',
      en: 'If it is right, put the address and the kind into the configuration, so that nothing has to be looked for.',
    },
  },
  'sources.nothing-found': {
    severity: 'warning',
    title: { sv: 'Inga öppna data hittades', en: 'No open data was found' },
    message: {
      sv: 'Webbplatsen {subject} svarar, men varken en katalog eller länkar till data hittades på de vanliga ställena.',
      en: 'The site {subject} answers, but neither a catalogue nor links to data were found in the usual places.',
    },
    remedy: {
      sv: 'Det enklaste är en sida /psidata med en rubrik för varje datamängd, en mening om den, licens och en länk till filen. Bäst är en DCAT-fil på /datasets/dcat, dit Nationella dataportalen redan frågar.',
      en: 'Simplest is a page /psidata with a heading for each dataset, a sentence about it, the licence and a link to the file. Best is a DCAT file at /datasets/dcat, where the national data portal asks already.',
    },
  },
});
