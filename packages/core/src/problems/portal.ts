import { defineProblems } from './define-problems.ts';

const harvesting = 'https://docs.dataportal.se/dcat/docs/harvesting/';
const recommendations = 'https://docs.dataportal.se/dcat/docs/recommendations/';

/** Findings of the validator by the national portal's own rules for what it harvests. */
export const portalProblems = defineProblems({
  'quality.blank-node': {
    severity: 'error',
    title: { sv: 'Resursen har ingen egen adress', en: 'The resource has no address of its own' },
    message: {
      sv: 'En {class} ({name}) är en tom nod; portalen kräver en egen IRI.',
      en: 'A {class} ({name}) is a blank node; the portal demands an IRI of its own.',
    },
    remedy: {
      sv: 'Ge den en egen, beständig webbadress (rdf:about). Se {clause}',
      en: 'Give it a lasting web address of its own (rdf:about). See {clause}',
    },
    clause: `${harvesting}#undvik-blanka-noder`,
  },
  'quality.invalid-iri': {
    severity: 'error',
    title: { sv: 'Ogiltig webbadress', en: 'Invalid web address' },
    message: {
      sv: '{subject}: "{before}" i {property} är ingen giltig absolut IRI. Portalen avvisar hela katalogen för en enda sådan.',
      en: '{subject}: "{before}" in {property} is not a valid absolute IRI. The portal refuses the whole catalogue for a single one.',
    },
    remedy: {
      sv: 'Skriv hela adressen med http:// eller https:// och koda blanksteg som %20. Se {clause}',
      en: 'Write the whole address with http:// or https:// and encode blanks as %20. See {clause}',
    },
    clause: `${harvesting}#format`,
  },
  'quality.not-rdf-xml': {
    severity: 'warning',
    title: { sv: 'Filen är inte RDF/XML', en: 'The file is not RDF/XML' },
    message: {
      sv: '{subject} är skriven på ett annat sätt än RDF/XML, som är det enda portalen lovar att läsa.',
      en: '{subject} is written in another way than RDF/XML, which is all that the portal promises to read.',
    },
    remedy: {
      sv: 'Exportera katalogen som RDF/XML. Se {clause}',
      en: 'Export the catalogue as RDF/XML. See {clause}',
    },
    clause: `${harvesting}#format`,
  },
  'quality.media-type': {
    severity: 'warning',
    title: {
      sv: 'Servern säger inte att svaret är RDF/XML',
      en: 'The server does not say that the answer is RDF/XML',
    },
    message: { sv: '{subject} levereras som {before}.', en: '{subject} is served as {before}.' },
    remedy: {
      sv: 'Låt servern svara med Content-Type: application/rdf+xml. Se {clause}',
      en: 'Let the server answer with Content-Type: application/rdf+xml. See {clause}',
    },
    clause: `${harvesting}#format`,
  },
  'quality.no-catalogue': {
    severity: 'error',
    title: { sv: 'Ingen katalog', en: 'No catalogue' },
    message: { sv: 'Filen innehåller ingen dcat:Catalog.', en: 'The file holds no dcat:Catalog.' },
    remedy: {
      sv: 'Beskriv katalogen som dcat:Catalog och länka datamängderna med dcat:dataset. Se {clause}',
      en: 'Describe the catalogue as dcat:Catalog and link the datasets by dcat:dataset. See {clause}',
    },
    clause: 'https://docs.dataportal.se/dcat/sv/#dcat_Catalog',
  },
  'quality.many-main-catalogues': {
    severity: 'error',
    title: { sv: 'Flera huvudkataloger', en: 'Several main catalogues' },
    message: {
      sv: '{count} kataloger hör inte till någon annan: {before}. Portalen läser en huvudkatalog.',
      en: '{count} catalogues belong to no other: {before}. The portal reads one main catalogue.',
    },
    remedy: {
      sv: 'Låt en katalog vara huvudkatalog och peka ut de andra med dct:hasPart. Se {clause}',
      en: 'Let one be the main catalogue and point at the others by dct:hasPart. See {clause}',
    },
    clause: `${harvesting}#multipla-kataloger-per-organisation`,
  },
  'quality.nested-catalogue': {
    severity: 'error',
    title: { sv: 'Delkatalog i delkatalog', en: 'Sub-catalogue within a sub-catalogue' },
    message: {
      sv: '{subject} är delkatalog men har egna delkataloger: {before}. Portalen läser en nivå.',
      en: '{subject} is a sub-catalogue but has sub-catalogues of its own: {before}. The portal reads one level.',
    },
    remedy: {
      sv: 'Länka alla delkataloger direkt från huvudkatalogen. Se {clause}',
      en: 'Link all sub-catalogues straight from the main catalogue. See {clause}',
    },
    clause: `${harvesting}#multipla-kataloger-per-organisation`,
  },
  'quality.catalogue-not-inlined': {
    severity: 'error',
    title: { sv: 'Delkatalogen finns inte i filen', en: 'The sub-catalogue is not in the file' },
    message: {
      sv: 'Delkatalogen {subject} beskrivs inte i filen. Går den inte att hämta avbryter portalen hela skördningen.',
      en: 'The sub-catalogue {subject} is not described in the file. If it cannot be fetched the portal stops the whole harvest.',
    },
    remedy: {
      sv: 'Ta med delkatalogens innehåll i samma fil. Se {clause}',
      en: 'Put the content of the sub-catalogue into the same file. See {clause}',
    },
    clause: `${harvesting}#ladda-underkataloger-fran-separata-skordningskallor`,
  },
  'quality.catalogue-record': {
    severity: 'error',
    title: { sv: 'CatalogRecord får inte användas', en: 'CatalogRecord must not be used' },
    message: {
      sv: '{subject} är en dcat:CatalogRecord, som den nationella portalen inte kan ta emot.',
      en: '{subject} is a dcat:CatalogRecord, which the national portal cannot take.',
    },
    remedy: {
      sv: 'Ta bort den ur filen till portalen. Se {clause}',
      en: 'Remove it from the file for the portal. See {clause}',
    },
    clause: 'https://docs.dataportal.se/dcat/docs/changes/',
  },
  'quality.publisher-iri': {
    severity: 'warning',
    title: {
      sv: 'Utgivaren har inte portalens adress',
      en: 'The publisher does not have the portal’s address',
    },
    message: {
      sv: 'Utgivaren {subject} har en egen adress, så portalen känner inte igen den i andra kataloger.',
      en: 'The publisher {subject} has an address of its own, so the portal does not recognise it in other catalogues.',
    },
    remedy: {
      sv: 'Skriv http://dataportal.se/organisation/SE följt av organisationsnumret, tio siffror, och behåll den gamla adressen med owl:sameAs. Se {clause}',
      en: 'Write http://dataportal.se/organisation/SE and the organisation number, ten digits, and keep the old address by owl:sameAs. See {clause}',
    },
    clause: `${harvesting}#identifierare-for-utgivande-organisationer`,
  },
  'quality.publisher-twice': {
    severity: 'warning',
    title: { sv: 'Samma utgivare beskrivs flera gånger', en: 'One publisher is described several times' },
    message: {
      sv: '{subject} och {before} är båda ”{name}”.',
      en: '{subject} and {before} are both “{name}”.',
    },
    remedy: {
      sv: 'Beskriv utgivaren en gång och använd samma adress överallt. Se {clause}',
      en: 'Describe the publisher once and use one address everywhere. See {clause}',
    },
    clause: `${harvesting}#beskriv-en-utgivande-organisation-enbart-en-gang`,
  },
  'quality.contact-is-publisher': {
    severity: 'error',
    title: { sv: 'Kontakt och utgivare har samma adress', en: 'Contact and publisher share an address' },
    message: {
      sv: '{subject} används både som utgivare och som kontakt.',
      en: '{subject} is used both as publisher and as contact.',
    },
    remedy: {
      sv: 'Ge kontakten en egen adress. Se {clause}',
      en: 'Give the contact an address of its own. See {clause}',
    },
    clause: `${harvesting}#hall-isar-kontakter-och-utgivande-organisationer`,
  },
  'quality.series-too-large': {
    severity: 'warning',
    title: { sv: 'Datamängdsserien är för stor', en: 'The dataset series is too large' },
    message: {
      sv: 'Serien {subject} har {count} medlemmar; högst {max} rekommenderas.',
      en: 'The series {subject} has {count} members; at most {max} are recommended.',
    },
    remedy: {
      sv: 'Dela upp serien, till exempel per år. Se {clause}',
      en: 'Split the series, for example by year. See {clause}',
    },
    clause: `${recommendations}#17-antalet-datamangder-i-en-datamangdsserie`,
  },
  'quality.series-nested': {
    severity: 'error',
    title: { sv: 'Serie i serie', en: 'Series within a series' },
    message: {
      sv: 'Serien {subject} ingår själv i serien {before}.',
      en: 'The series {subject} is itself part of the series {before}.',
    },
    remedy: {
      sv: 'Ta bort dcat:inSeries från serien. Se {clause}',
      en: 'Remove dcat:inSeries from the series. See {clause}',
    },
    clause: `${recommendations}#18-inga-datamangdsserier-i-datamangdsserier`,
  },
  'quality.hvd-distribution-missing': {
    severity: 'error',
    title: {
      sv: 'Värdefull datamängd utan märkt distribution',
      en: 'High-value dataset without a marked distribution',
    },
    message: {
      sv: '{subject} är märkt som värdefull datamängd, men ingen av dess distributioner är det.',
      en: '{subject} is marked as a high-value dataset, but none of its distributions is.',
    },
    remedy: {
      sv: 'Ange {property} {wanted} på minst en distribution. Se {clause}',
      en: 'Give {property} {wanted} on at least one distribution. See {clause}',
    },
    clause: `${recommendations}#14-vardefulla-datamangder`,
  },
  'quality.hvd-service-incomplete': {
    severity: 'error',
    title: { sv: 'Värdefull datatjänst saknar uppgifter', en: 'High-value data service lacks information' },
    message: {
      sv: 'Datatjänsten {subject} är märkt som värdefull men saknar {property}.',
      en: 'The data service {subject} is marked as high-value but lacks {property}.',
    },
    remedy: {
      sv: 'Ange kontakt, dokumentation om tjänstens kvalitet och den datamängd som tjänsten ger. Se {clause}',
      en: 'Give a contact, documentation of the quality of service, and the dataset that the service serves. See {clause}',
    },
    clause: `${recommendations}#14-vardefulla-datamangder`,
  },
  'quality.keyword-list': {
    severity: 'warning',
    title: { sv: 'Flera nyckelord i ett', en: 'Several keywords in one' },
    message: {
      sv: '{subject}: nyckelordet ”{before}” är en lista.',
      en: '{subject}: the keyword “{before}” is a list.',
    },
    remedy: {
      sv: 'Skriv varje nyckelord som ett eget värde. Se {clause}',
      en: 'Write each keyword as a value of its own. See {clause}',
    },
    clause: `${recommendations}#10-tema-och-nyckelord`,
  },
});
