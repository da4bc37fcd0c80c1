import type { ProblemDefinition } from './define-problems.ts';
import { defineProblems } from './define-problems.ts';

interface Words {
  readonly sv: string;
  readonly en: string;
}

/** What a dataset, or some of its distributions, lacks. */
function lost(title: Words, lacks: Words, remedy: Words): ProblemDefinition {
  return {
    severity: 'info',
    title,
    message: {
      sv: `{thing} ${lacks.sv} Det kostar {points} poäng av 405.`,
      en: `{thing} ${lacks.en} That costs {points} points of 405.`,
    },
    remedy,
  };
}

/**
 * Points of the metadata quality assessment (MQA) that a dataset loses, one kind an indicator. `{points}` of 405 are lost by the EU's method; `{count}` of `{of}` distributions lose them where `{of}` is given.
 */
export const scoreProblems = defineProblems({
  'score.keyword': lost(
    { sv: 'Nyckelord saknas', en: 'No keywords' },
    { sv: 'har inga nyckelord.', en: 'has no keywords.' },
    {
      sv: 'Ange några nyckelord (dcat:keyword), ett ord per värde, så att datamängden hittas i sökningar.',
      en: 'Give some keywords (dcat:keyword), one word a value, so that searches find the dataset.',
    },
  ),
  'score.theme': lost(
    { sv: 'Tema saknas', en: 'No theme' },
    { sv: 'har inget tema.', en: 'has no theme.' },
    {
      sv: 'Välj minst ett av EU:s tretton teman (dcat:theme).',
      en: 'Choose at least one of the EU’s thirteen themes (dcat:theme).',
    },
  ),
  'score.spatial': lost(
    { sv: 'Geografiskt område saknas', en: 'No geographical coverage' },
    { sv: 'säger inte vilket område den gäller.', en: 'does not say what area it is about.' },
    {
      sv: 'Ange området (dct:spatial), för en hel kommun dess adress i geonames.',
      en: 'Give the area (dct:spatial); for a whole municipality, its address at geonames.',
    },
  ),
  'score.temporal': lost(
    { sv: 'Tidsperiod saknas', en: 'No period' },
    { sv: 'säger inte vilken tid den gäller.', en: 'does not say what time it is about.' },
    {
      sv: 'Ange från när data finns (dct:temporal med dcat:startDate); utelämna slutdatum om den växer.',
      en: 'Give from when there is data (dct:temporal with dcat:startDate); leave out the end date if it grows.',
    },
  ),
  'score.compliance': lost(
    { sv: 'Följer inte profilen', en: 'Does not follow the profile' },
    { sv: 'har fel eller saknar obligatoriska värden.', en: 'has errors or lacks mandatory values.' },
    {
      sv: 'Rätta det som kontrollen mot DCAT-AP-SE visar för datamängden.',
      en: 'Correct what the check against DCAT-AP-SE shows for the dataset.',
    },
  ),
  'score.access-rights': lost(
    { sv: 'Åtkomsträtt saknas', en: 'No access rights' },
    { sv: 'säger inte om den är öppen för alla.', en: 'does not say whether it is open to all.' },
    {
      sv: 'Ange dct:accessRights, för öppna data <http://publications.europa.eu/resource/authority/access-right/PUBLIC>.',
      en: 'Give dct:accessRights, for open data <http://publications.europa.eu/resource/authority/access-right/PUBLIC>.',
    },
  ),
  'score.access-rights-vocabulary': lost(
    { sv: 'Åtkomsträtten är inte ur EU:s lista', en: 'The access rights are not from the EU’s list' },
    {
      sv: 'anger åtkomsträtt på ett eget sätt: {before}',
      en: 'states access rights in a way of its own: {before}',
    },
    {
      sv: 'Skriv PUBLIC, RESTRICTED eller NON_PUBLIC ur <http://publications.europa.eu/resource/authority/access-right/>.',
      en: 'Write PUBLIC, RESTRICTED or NON_PUBLIC from <http://publications.europa.eu/resource/authority/access-right/>.',
    },
  ),
  'score.contact': lost(
    { sv: 'Kontakt saknas', en: 'No contact' },
    { sv: 'har ingen kontakt.', en: 'has no contact.' },
    {
      sv: 'Ange en funktionsadress (dcat:contactPoint) som svarar på frågor om datamängden.',
      en: 'Give a functional address (dcat:contactPoint) that answers questions about the dataset.',
    },
  ),
  'score.publisher': lost(
    { sv: 'Utgivare saknas', en: 'No publisher' },
    { sv: 'har ingen utgivare.', en: 'has no publisher.' },
    {
      sv: 'Ange organisationen som utgivare (dct:publisher).',
      en: 'Name the organisation as publisher (dct:publisher).',
    },
  ),
  'score.issued': lost(
    { sv: 'Utgivningsdatum saknas', en: 'No release date' },
    { sv: 'säger inte när den gavs ut.', en: 'does not say when it was released.' },
    {
      sv: 'Ange dct:issued: när data först publicerades.',
      en: 'Give dct:issued: when the data was first published.',
    },
  ),
  'score.modified': lost(
    { sv: 'Ändringsdatum saknas', en: 'No modification date' },
    { sv: 'säger inte när den senast ändrades.', en: 'does not say when it last changed.' },
    {
      sv: 'Ange dct:modified: när data, inte beskrivningen, senast ändrades.',
      en: 'Give dct:modified: when the data, not the description, last changed.',
    },
  ),
  'score.access-url': lost(
    { sv: 'Åtkomstadressen svarar inte', en: 'The access address does not answer' },
    { sv: 'har en adress som inte svarar: {before}', en: 'has an address that does not answer: {before}' },
    {
      sv: 'Rätta dcat:accessURL, eller ta bort distributionen.',
      en: 'Correct dcat:accessURL, or remove the distribution.',
    },
  ),
  'score.download-url': lost(
    { sv: 'Nedladdningsadress saknas', en: 'No download address' },
    { sv: 'kan inte laddas ned direkt.', en: 'cannot be downloaded directly.' },
    {
      sv: 'Ange filens egen adress (dcat:downloadURL), även när den är samma som åtkomstadressen.',
      en: 'Give the file’s own address (dcat:downloadURL), even where it is the access address.',
    },
  ),
  'score.download-works': lost(
    { sv: 'Filen går inte att ladda ned', en: 'The file cannot be downloaded' },
    {
      sv: 'har en nedladdningsadress som inte svarar: {before}',
      en: 'has a download address that does not answer: {before}',
    },
    {
      sv: 'Rätta dcat:downloadURL, eller lägg tillbaka filen.',
      en: 'Correct dcat:downloadURL, or put the file back.',
    },
  ),
  'score.format': lost(
    { sv: 'Format saknas', en: 'No format' },
    { sv: 'säger inte vilket format data har.', en: 'does not say what format the data has.' },
    {
      sv: 'Ange formatet som medietyp (dct:format), till exempel "text/csv".',
      en: 'Give the format as a media type (dct:format), such as "text/csv".',
    },
  ),
  'score.media-type': lost(
    { sv: 'Medietyp saknas', en: 'No media type' },
    { sv: 'säger inte medietypen på EU:s sätt.', en: 'does not state the media type in the EU’s way.' },
    {
      sv: 'Ange dcat:mediaType med adress hos IANA, till exempel <https://www.iana.org/assignments/media-types/text/csv>.',
      en: 'Give dcat:mediaType as an address at IANA, such as <https://www.iana.org/assignments/media-types/text/csv>.',
    },
  ),
  'score.format-vocabulary': lost(
    { sv: 'Formatet är inte ur någon känd lista', en: 'The format is from no known list' },
    { sv: 'har ett format som ingen känner igen: {before}', en: 'has a format that nobody knows: {before}' },
    {
      sv: 'Skriv en medietyp som är registrerad hos IANA.',
      en: 'Write a media type that is registered at IANA.',
    },
  ),
  'score.non-proprietary': lost(
    { sv: 'Formatet ägs av någon', en: 'The format is proprietary' },
    {
      sv: 'finns bara i ett format som kräver ett visst program, eller säger inte formatet: {before}',
      en: 'comes only in a format that needs a certain program, or does not state it: {before}',
    },
    {
      sv: 'Publicera också i ett öppet format, som CSV, JSON eller GeoJSON.',
      en: 'Publish in an open format, too, such as CSV, JSON or GeoJSON.',
    },
  ),
  'score.machine-readable': lost(
    { sv: 'Formatet kan inte läsas av program', en: 'Programs cannot read the format' },
    {
      sv: 'finns bara i ett format för människor, eller säger inte formatet: {before}',
      en: 'comes only in a format for people, or does not state it: {before}',
    },
    {
      sv: 'Publicera också i ett format för program, som CSV, JSON eller XML.',
      en: 'Publish in a format for programs, too, such as CSV, JSON or XML.',
    },
  ),
  'score.licence': lost(
    { sv: 'Licens saknas', en: 'No licence' },
    {
      sv: 'har ingen licens, så ingen vet vad som är tillåtet.',
      en: 'has no licence, so nobody knows what is allowed.',
    },
    {
      sv: 'Ange dct:license på distributionen, helst <http://creativecommons.org/publicdomain/zero/1.0/>.',
      en: 'Give dct:license on the distribution, preferably <http://creativecommons.org/publicdomain/zero/1.0/>.',
    },
  ),
  'score.licence-vocabulary': lost(
    { sv: 'Licensen är okänd', en: 'The licence is unknown' },
    {
      sv: 'har en licens som inte finns i någon känd lista: {before}',
      en: 'has a licence that is in no known list: {before}',
    },
    {
      sv: 'Använd en känd licens, helst CC0 eller CC BY 4.0.',
      en: 'Use a known licence, preferably CC0 or CC BY 4.0.',
    },
  ),
  'score.rights': lost(
    { sv: 'Rättighetsförklaring saknas', en: 'No rights statement' },
    { sv: 'har ingen rättighetsförklaring.', en: 'has no rights statement.' },
    {
      sv: 'Ange dct:rights: hur källan ska anges, eller att inga villkor finns.',
      en: 'Give dct:rights: how to name the source, or that there are no conditions.',
    },
  ),
  'score.byte-size': lost(
    { sv: 'Filstorlek saknas', en: 'No file size' },
    { sv: 'säger inte hur stor filen är.', en: 'does not say how large the file is.' },
    { sv: 'Ange dcat:byteSize i byte.', en: 'Give dcat:byteSize in bytes.' },
  ),
  'score.distribution': lost(
    { sv: 'Distribution saknas', en: 'No distribution' },
    { sv: 'har ingen distribution.', en: 'has no distribution.' },
    {
      sv: 'Beskriv minst en fil eller tjänst som dcat:Distribution, med adress, format och licens.',
      en: 'Describe at least one file or service as a dcat:Distribution, with address, format and licence.',
    },
  ),
  'score.link-unverified': {
    severity: 'info',
    title: { sv: 'Länken är inte kontrollerad', en: 'The link is not verified' },
    message: {
      sv: '{subject}: {before} har inte kunnat kontrolleras ({points} poäng av 405).',
      en: '{subject}: {before} could not be verified ({points} points of 405).',
    },
    remedy: {
      sv: 'Länkar kontrolleras varje natt. Släpp in kontrollen om servern avvisar program.',
      en: 'Links are checked every night. Let the check in if the server turns programs away.',
    },
  },
});
