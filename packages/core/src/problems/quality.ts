import { defineProblems } from './define-problems.ts';

/**
 * Findings of the validator: the profile (DCAT-AP-SE 3.0.1) and the national portal's own harvest rules. `{clause}` is
 * the address of the specification's section about the property.
 */
export const qualityProblems = defineProblems({
  'quality.mandatory-missing': {
    severity: 'error',
    title: { sv: 'Obligatoriskt värde saknas', en: 'Mandatory value missing' },
    message: {
      sv: '{class} {subject} saknar {property} ({label}), som är obligatorisk.',
      en: '{class} {subject} lacks {property} ({label}), which is mandatory.',
    },
    remedy: { sv: 'Ange {property}: {wanted}. Se {clause}', en: 'Give {property}: {wanted}. See {clause}' },
  },
  'quality.recommended-missing': {
    severity: 'warning',
    title: { sv: 'Rekommenderat värde saknas', en: 'Recommended value missing' },
    message: {
      sv: '{class} {subject} saknar {property} ({label}), som är rekommenderad.',
      en: '{class} {subject} lacks {property} ({label}), which is recommended.',
    },
    remedy: { sv: 'Ange {property}: {wanted}. Se {clause}', en: 'Give {property}: {wanted}. See {clause}' },
  },
  'quality.conditional-missing': {
    severity: 'error',
    title: { sv: 'Värde som hör ihop med ett annat saknas', en: 'A value that goes with another is missing' },
    message: {
      sv: '{class} {subject} har {requires} men saknar {property} ({label}).',
      en: '{class} {subject} has {requires} but lacks {property} ({label}).',
    },
    remedy: {
      sv: 'Ange båda eller ingen av dem. Se {clause}',
      en: 'Give both or neither. See {clause}',
    },
  },
  'quality.conditional-alone': {
    severity: 'error',
    title: { sv: 'Värde som kräver ett annat står ensamt', en: 'A value that requires another stands alone' },
    message: {
      sv: '{class} {subject} har {property} utan {requires}.',
      en: '{class} {subject} has {property} without {requires}.',
    },
    remedy: { sv: 'Ange båda eller ingen av dem. Se {clause}', en: 'Give both or neither. See {clause}' },
  },
  'quality.too-many': {
    severity: 'error',
    title: { sv: 'För många värden', en: 'Too many values' },
    message: {
      sv: '{class} {subject} har {count} värden för {property} ({label}); högst {max} får finnas.',
      en: '{class} {subject} has {count} values of {property} ({label}); at most {max} may be given.',
    },
    remedy: {
      sv: 'Behåll det som gäller och ta bort resten. Se {clause}',
      en: 'Keep the one that holds and remove the rest. See {clause}',
    },
  },
  'quality.wrong-form': {
    severity: 'error',
    title: { sv: 'Värdet har fel form', en: 'The value has the wrong form' },
    message: {
      sv: '{class} {subject}: {property} ({label}) är "{before}".',
      en: '{class} {subject}: {property} ({label}) is "{before}".',
    },
    remedy: { sv: 'Skriv {wanted}. Se {clause}', en: 'Write {wanted}. See {clause}' },
  },
  'quality.language-missing': {
    severity: 'error',
    title: { sv: 'Språkmärkning saknas', en: 'Language tag missing' },
    message: {
      sv: '{class} {subject}: texten i {property} ("{before}") säger inte vilket språk den är på.',
      en: '{class} {subject}: the text of {property} ("{before}") does not say what language it is in.',
    },
    remedy: {
      sv: 'Lägg till språket: xml:lang="sv" eller "en". Se {clause}',
      en: 'Add the language: xml:lang="sv" or "en". See {clause}',
    },
    clause: 'https://docs.dataportal.se/dcat/docs/recommendations/#12',
  },
  'quality.not-in-vocabulary': {
    severity: 'error',
    title: { sv: 'Värdet finns inte i vokabulären', en: 'The value is not in the vocabulary' },
    message: {
      sv: '{class} {subject}: {property} ({label}) är "{before}", som inte finns i vokabulären {vocabulary}.',
      en: '{class} {subject}: {property} ({label}) is "{before}", which is not in the vocabulary {vocabulary}.',
    },
    remedy: { sv: 'Använd {wanted}. Se {clause}', en: 'Use {wanted}. See {clause}' },
  },
  'quality.old-name': {
    severity: 'warning',
    title: { sv: 'Föråldrat eller felaktigt namn på egenskap', en: 'Outdated or mistaken property name' },
    message: {
      sv: '{class} {subject} använder {before}, som numera heter {property}.',
      en: '{class} {subject} uses {before}, which is now called {property}.',
    },
    remedy: {
      sv: 'Byt {before} mot {property}. Se {clause}',
      en: 'Replace {before} by {property}. See {clause}',
    },
  },
  'quality.blank-node': {
    severity: 'error',
    title: { sv: 'Resursen har ingen egen adress', en: 'The resource has no address of its own' },
    message: {
      sv: 'En {class} ({name}) är en tom nod; portalen kräver en egen IRI.',
      en: 'A {class} ({name}) is a blank node; the portal demands an IRI of its own.',
    },
    remedy: {
      sv: 'Ge den en egen, beständig webbadress (rdf:about).',
      en: 'Give it a lasting web address of its own (rdf:about).',
    },
    clause: 'https://docs.dataportal.se/dcat/docs/harvesting/',
  },
  'quality.invalid-iri': {
    severity: 'error',
    title: { sv: 'Ogiltig webbadress', en: 'Invalid web address' },
    message: {
      sv: '{subject}: "{before}" i {property} är ingen giltig absolut IRI. Portalen avvisar hela katalogen för en enda sådan.',
      en: '{subject}: "{before}" in {property} is not a valid absolute IRI. The portal refuses the whole catalogue for a single one.',
    },
    remedy: {
      sv: 'Skriv hela adressen med http:// eller https:// och koda blanksteg som %20.',
      en: 'Write the whole address with http:// or https:// and encode blanks as %20.',
    },
    clause: 'https://docs.dataportal.se/dcat/docs/harvesting/',
  },
  'quality.no-catalogue': {
    severity: 'error',
    title: { sv: 'Ingen katalog', en: 'No catalogue' },
    message: {
      sv: 'Filen innehåller ingen dcat:Catalog med datamängder.',
      en: 'The file holds no dcat:Catalog with datasets.',
    },
    remedy: {
      sv: 'Beskriv katalogen som dcat:Catalog och länka datamängderna med dcat:dataset.',
      en: 'Describe the catalogue as dcat:Catalog and link the datasets by dcat:dataset.',
    },
  },
  'quality.many-main-catalogues': {
    severity: 'error',
    title: { sv: 'Flera huvudkataloger', en: 'Several main catalogues' },
    message: {
      sv: '{count} kataloger hör inte till någon annan: {list}. Portalen läser en huvudkatalog.',
      en: '{count} catalogues belong to no other: {list}. The portal reads one main catalogue.',
    },
    remedy: {
      sv: 'Låt en katalog vara huvudkatalog och peka ut de andra med dct:hasPart.',
      en: 'Let one be the main catalogue and point at the others by dct:hasPart.',
    },
  },
  'quality.nested-catalogue': {
    severity: 'error',
    title: { sv: 'Delkatalog i delkatalog', en: 'Sub-catalogue within a sub-catalogue' },
    message: {
      sv: '{subject} är delkatalog men har egna delkataloger. Portalen läser en nivå.',
      en: '{subject} is a sub-catalogue but has sub-catalogues of its own. The portal reads one level.',
    },
    remedy: {
      sv: 'Länka alla delkataloger direkt från huvudkatalogen.',
      en: 'Link all sub-catalogues straight from the main catalogue.',
    },
  },
  'quality.catalogue-not-inlined': {
    severity: 'error',
    title: { sv: 'Delkatalogen finns inte i filen', en: 'The sub-catalogue is not in the file' },
    message: {
      sv: 'Delkatalogen {subject} beskrivs inte i filen. Går den inte att hämta avbryter portalen hela skördningen.',
      en: 'The sub-catalogue {subject} is not described in the file. If it cannot be fetched the portal stops the whole harvest.',
    },
    remedy: {
      sv: 'Ta med delkatalogens innehåll i samma fil.',
      en: 'Put the content of the sub-catalogue into the same file.',
    },
  },
  'quality.catalogue-record': {
    severity: 'error',
    title: { sv: 'CatalogRecord får inte användas', en: 'CatalogRecord must not be used' },
    message: {
      sv: '{subject} är en dcat:CatalogRecord, som den nationella portalen inte kan ta emot.',
      en: '{subject} is a dcat:CatalogRecord, which the national portal cannot take.',
    },
    remedy: { sv: 'Ta bort den ur filen till portalen.', en: 'Remove it from the file for the portal.' },
  },
  'quality.publisher-iri': {
    severity: 'warning',
    title: {
      sv: 'Utgivaren har inte portalens adress',
      en: 'The publisher does not have the portal’s address',
    },
    message: {
      sv: 'Utgivaren {subject} borde heta http://dataportal.se/organisation/SE följt av organisationsnumret.',
      en: 'The publisher {subject} should be http://dataportal.se/organisation/SE and the organisation number.',
    },
    remedy: {
      sv: 'Byt adress och behåll den gamla med owl:sameAs.',
      en: 'Change the address and keep the old one by owl:sameAs.',
    },
  },
  'quality.contact-is-publisher': {
    severity: 'error',
    title: { sv: 'Kontakt och utgivare har samma adress', en: 'Contact and publisher share an address' },
    message: {
      sv: '{subject} används både som utgivare och som kontakt.',
      en: '{subject} is used both as publisher and as contact.',
    },
    remedy: { sv: 'Ge kontakten en egen adress.', en: 'Give the contact an address of its own.' },
  },
  'quality.series-too-large': {
    severity: 'warning',
    title: { sv: 'Datamängdsserien är för stor', en: 'The dataset series is too large' },
    message: {
      sv: 'Serien {subject} har {count} medlemmar; högst 50 rekommenderas.',
      en: 'The series {subject} has {count} members; at most 50 are recommended.',
    },
    remedy: { sv: 'Dela upp serien, till exempel per år.', en: 'Split the series, for example by year.' },
  },
  'quality.series-nested': {
    severity: 'error',
    title: { sv: 'Serie i serie', en: 'Series within a series' },
    message: {
      sv: 'Serien {subject} ingår själv i en serie.',
      en: 'The series {subject} is itself part of a series.',
    },
    remedy: { sv: 'Ta bort dcat:inSeries från serien.', en: 'Remove dcat:inSeries from the series.' },
  },
  'quality.licence-form': {
    severity: 'warning',
    title: { sv: 'Licensens adress är inte den exakta', en: 'The licence’s address is not the exact one' },
    message: {
      sv: '{class} {subject}: {before} är inte licensens exakta adress.',
      en: '{class} {subject}: {before} is not the exact address of the licence.',
    },
    remedy: {
      sv: 'Skriv {after}: alltid http, alltid snedstreck sist, aldrig deed.sv.',
      en: 'Write {after}: always http, always a final slash, never deed.sv.',
    },
  },
});
