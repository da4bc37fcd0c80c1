import { defineProblems } from './define-problems.ts';

/** Repairs of packages/normalise. Parts of a dataset: distributions, licences, contacts. */
export const normalisePartsProblems = defineProblems({
  'normalise.distribution-left-out': {
    severity: 'error',
    title: { sv: 'Distribution utan adress', en: 'Distribution without an address' },
    message: {
      sv: '{subject} ({property}) har ingen adress att hämta data från och är inte med. {before}',
      en: '{subject} ({property}) has no address to get data from and is left out. {before}',
    },
    remedy: {
      sv: 'Ange dcat:accessURL för distributionen, eller ta bort den.',
      en: 'State dcat:accessURL for the distribution, or take it away.',
    },
    clause: 'dcat_Distribution-dcat_accessURL',
  },
  'normalise.distribution-split': {
    severity: 'warning',
    title: { sv: 'Distributionen hade flera adresser', en: 'The distribution had several addresses' },
    message: {
      sv: '{subject} hade {count} accessURL och är delad i lika många distributioner: {before}',
      en: '{subject} had {count} accessURL and is split into as many distributions: {before}',
    },
    remedy: { sv: 'Ange en distribution per adress.', en: 'State one distribution per address.' },
    clause: 'dcat_Distribution-dcat_accessURL',
  },
  'normalise.distribution-from-link': {
    severity: 'info',
    title: { sv: 'Länk i stället för distribution', en: 'Link instead of a distribution' },
    message: {
      sv: 'Datamängden {subject} pekar direkt på filen {before}. Den publiceras som en distribution.',
      en: 'The dataset {subject} points straight at the file {before}. It is published as a distribution.',
    },
    remedy: {
      sv: 'Beskriv filen som dcat:Distribution med accessURL, format och licens.',
      en: 'Describe the file as a dcat:Distribution with accessURL, format and licence.',
    },
    clause: 'dcat_Dataset-dcat_distribution',
  },
  'normalise.distribution-unclaimed': {
    severity: 'warning',
    title: { sv: 'Distribution som ingen datamängd har', en: 'A distribution that no dataset has' },
    message: {
      sv: 'Distributionen {subject} beskrivs, men ingen datamängd pekar på den. Den är inte med.',
      en: 'The distribution {subject} is described, but no dataset points at it. It is left out.',
    },
    remedy: {
      sv: 'Länka den från sin datamängd med dcat:distribution, eller ta bort den.',
      en: 'Link it from its dataset with dcat:distribution, or take it away.',
    },
    clause: 'dcat_Dataset-dcat_distribution',
  },
  'normalise.access-from-other': {
    severity: 'warning',
    title: { sv: 'accessURL saknas', en: 'accessURL missing' },
    message: {
      sv: '{subject} saknar accessURL. Adressen {after} från samma källa används.',
      en: '{subject} has no accessURL. The address {after} from the same source is used.',
    },
    remedy: {
      sv: 'Ange dcat:accessURL; den får vara samma som downloadURL eller landningssidan.',
      en: 'State dcat:accessURL; it may be the same as downloadURL or the landing page.',
    },
    clause: 'dcat_Distribution-dcat_accessURL',
  },
  'normalise.format-from-address': {
    severity: 'info',
    title: { sv: 'Format är hämtat ur filnamnet', en: 'Format taken from the file name' },
    message: {
      sv: '{subject} anger inget format. Adressen {before} tyder på {after}.',
      en: '{subject} states no format. The address {before} points to {after}.',
    },
    remedy: {
      sv: 'Ange dct:format som medietyp, till exempel text/csv.',
      en: 'State dct:format as a media type, such as text/csv.',
    },
    clause: 'dcat_Distribution-dcterms_format',
  },
  'normalise.licence-moved': {
    severity: 'info',
    title: { sv: 'Licensen är flyttad till distributionen', en: 'Licence moved to the distribution' },
    message: {
      sv: 'Licensen {after} stod på datamängden och gäller nu distributionen {subject}.',
      en: 'The licence {after} stood on the dataset and now applies to the distribution {subject}.',
    },
    remedy: { sv: 'Ange licens på varje distribution.', en: 'State the licence on each distribution.' },
    clause: 'recommendation 11',
  },
  'normalise.licence-configured': {
    severity: 'info',
    title: { sv: 'Licensen kommer från konfigurationen', en: 'Licence taken from the configuration' },
    message: {
      sv: '{subject} anger ingen licens. Källan är inställd på {after}.',
      en: '{subject} states no licence. The source is configured with {after}.',
    },
    remedy: {
      sv: 'Ange licens på varje distribution i källan, så behövs inte inställningen.',
      en: 'State the licence on each distribution at the source, and the setting is not needed.',
    },
    clause: 'recommendation 11',
  },
  'normalise.licence-in-words': {
    severity: 'warning',
    title: { sv: 'Licensen är angiven med ord', en: 'Licence stated in words' },
    message: {
      sv: 'Licensen ”{before}” i {subject} är ingen känd licens. Den publiceras som ett eget licensdokument, {after}.',
      en: 'The licence “{before}” of {subject} is no licence we know. It is published as a licence document of its own, {after}.',
    },
    remedy: {
      sv: 'Ange licensens adress, helst http://creativecommons.org/publicdomain/zero/1.0/ eller http://creativecommons.org/licenses/by/4.0/.',
      en: 'State the address of the licence, preferably http://creativecommons.org/publicdomain/zero/1.0/ or http://creativecommons.org/licenses/by/4.0/.',
    },
    clause: 'recommendation 11',
  },
  'normalise.part-left-out': {
    severity: 'warning',
    title: { sv: 'Ofullständig uppgift', en: 'Incomplete statement' },
    message: {
      sv: '{property} i {subject} saknar {missing} och är inte med.',
      en: '{property} of {subject} lacks {missing} and is left out.',
    },
    remedy: { sv: 'Komplettera uppgiften i källan.', en: 'Complete the statement at the source.' },
  },
  'normalise.period-left-out': {
    severity: 'warning',
    title: { sv: 'Tidsperiod utan datum', en: 'Period without dates' },
    message: {
      sv: '{property} i {subject} har varken start- eller slutdatum och är inte med.',
      en: '{property} of {subject} has neither start nor end and is left out.',
    },
    remedy: {
      sv: 'Ange dcat:startDate och, om perioden är avslutad, dcat:endDate.',
      en: 'State dcat:startDate and, if the period is over, dcat:endDate.',
    },
    clause: 'recommendation 8',
  },
  'normalise.person-replaced': {
    severity: 'warning',
    title: { sv: 'Namngiven person som kontakt', en: 'A named person as contact' },
    message: {
      sv: 'Kontakten för {subject} är en namngiven person. I stället visas {after}.',
      en: 'The contact of {subject} is a named person. Shown instead is {after}.',
    },
    remedy: {
      sv: 'Ange en funktion med funktionsbrevlåda som kontakt, till exempel oppnadata@kommunen.se.',
      en: 'Give a function with a mailbox of its own as the contact, such as oppnadata@kommunen.se.',
    },
  },
  'normalise.person-left-out': {
    severity: 'warning',
    title: { sv: 'Personuppgift är inte med', en: 'Personal data left out' },
    message: {
      sv: '{subject} namnger en person ({property}). Uppgiften publiceras inte.',
      en: '{subject} names a person ({property}). It is not published.',
    },
    remedy: {
      sv: 'Ange en organisation eller funktion i stället för en person.',
      en: 'Name an organisation or function instead of a person.',
    },
  },
  'normalise.contact-separated': {
    severity: 'info',
    title: { sv: 'Kontakt och utgivare hade samma adress', en: 'Contact and publisher had the same IRI' },
    message: {
      sv: '{before} står både för utgivare och kontakt. Kontakten har fått en egen adress.',
      en: '{before} stands for both publisher and contact. The contact was given an IRI of its own.',
    },
    remedy: {
      sv: 'Ge kontakten en egen URI; portalen blandar annars ihop dem.',
      en: 'Give the contact a URI of its own; the portal confuses the two otherwise.',
    },
    clause: 'vcard_Kind',
  },
  'normalise.contact-completed': {
    severity: 'warning',
    title: { sv: 'Kontakten är ofullständig', en: 'The contact is incomplete' },
    message: {
      sv: '{property} saknas för kontakten {subject}. Så länge används {after}.',
      en: '{property} is missing for the contact {subject}. Meanwhile {after} is used.',
    },
    remedy: {
      sv: 'Ange namn och e-postadress för kontakten.',
      en: 'State name and mail address of the contact.',
    },
    clause: 'vcard_Kind',
  },
});
