const formatWords = String.raw`(?:csv|tsv|xlsx?|excel|ods|geojson|json(?:-ld)?|xml|gml|kml|kmz|gpx|gpkg|geopackage|shape?|shp|zip|pdf|rdf|txt|wms|wfs|dwg|dxf|rss|api|sie)`;
const size = String.raw`\d+(?:[.,]\d+)?\s*[kmg]?b(?:yte)?s?`;
const inParentheses = new RegExp(
  String.raw`\s*\((?=[^)]*(?:\b${formatWords}\b|${size}|nytt fönster|extern))[^)]*\)`,
  'gi',
);
const trailing = new RegExp(
  String.raw`[\s,.;–-]+(?:${size}|öppnas i (?:ett )?nytt (?:fönster|flik)|länk till annan webbplats|extern länk)\.?(?=[\s,.;–-]|$)`,
  'gi',
);
const suffix = new RegExp(
  String.raw`(?:\s*[,–-]\s*|\s+som\s+|\s+i\s+)?\b${formatWords}(?:-?(?:fil(?:en)?|format(?:et)?|tjänst))?\s*$`,
  'i',
);
const prefix = new RegExp(String.raw`^${formatWords}\s*[,:–-]\s+(?=\S)`, 'i');
const extension = new RegExp(String.raw`\.${formatWords}$`, 'i');
const command =
  /^(?:ladda (?:ner|ned|hem)(?: filen?)?|hämta|öppna|visa|se|exportera|länk(?: till)?|till|klicka här)\b\s*/i;

/** A title without what a link says of its file: `Ladda ner Badplatser (CSV, 12 kB)` → `Badplatser`. */
export function cleanTitle(text: string): string {
  let title = text.replace(inParentheses, '').replace(trailing, '').trim();
  for (let before = ''; before !== title;) {
    before = title;
    title = title
      .replace(extension, '')
      .replace(suffix, '')
      .replace(prefix, '')
      .replace(/[\s:,–-]+$/, '')
      .trim();
  }
  return title.replace(command, '') || title;
}

const months =
  'jan(?:uari)?|feb(?:ruari)?|mars?|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?|sep(?:t(?:ember)?)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const period = new RegExp(
  String.raw`\b(?:(?:19|20)\d{2}(?:[-–/]?(?:\d{1,2}|(?:19|20)\d{2}))?(?:-\d{2})?|(?:${months})|kvartal \d|q[1-4]|år|halvår \d)\b`,
  'gi',
);

/**
 * What is left of a title when format, period and commands are taken away: files whose stems are alike are one
 * dataset's.
 */
export const stemOf = (text: string): string =>
  cleanTitle(text)
    .replace(command, '')
    .replace(period, ' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Headings that name a part of the page, not a dataset. */
const generic =
  /^(?:(?:våra |alla |tillgängliga |publicerade |kommunens )?(?:öppna |öppen )?data(?:mängder(?:na)?|set|källor|kataloge?n?|filer)?(?: (?:från|i|hos) .*)?|psi-?(?:data|information)\b.*|vidareutnyttjande.*|återanvändning.*|offentliga? (?:information|handlingar|data).*|tillgängliggör.*|öppna data.*|filer(?: att .*)?|dokument|länkar?|ladda (?:ner|ned|hem)\b.*|hämta.*|relatera.*|mer information.*|läs mer.*|kontakt.*|om .*|vad (?:är|innebär).*|varför.*|hur .*|villkor.*|licens.*|användning.*|här (?:hittar|finns).*|översikt|lista.*|innehåll|hitta .*|sök .*|vanliga frågor|frågor.*|synpunkter.*|statistik och data|data och statistik|format|geodata|karttjänster|e-tjänster|api(?:er)?)$/i;

export const isGenericHeading = (text: string): boolean => generic.test(text.trim());

/** Headings over the files of the dataset that the heading above them names. */
const overFiles =
  /^(?:filer|data(?:filer)?|dokument|ladda (?:ner|ned|hem)\b.*|hämta\b.*|länkar?|(?:tillgängliga )?(?:fil)?format|resurser|nedladdning.*|distribution(?:er)?|api(?:er)?)$/i;

export const isOverFiles = (text: string): boolean => overFiles.test(text.trim());

/** `badplatser i kommunen` under the heading Badplatser is the same thing. */
export function belongsTo(stem: string, heading: string | undefined): boolean {
  if (heading === undefined) return false;
  const whole = stemOf(heading);
  return whole.includes(stem) || (whole !== '' && stem.includes(whole));
}

/** `Leverantörsreskontra 2024` is one file; the dataset of several years is `Leverantörsreskontra`. */
export const withoutPeriod = (title: string): string =>
  title.replace(/[\s,(]*\b(?:19|20)\d{2}(?:[-–/]\d{2,4})*\)?\s*$/, '') || title;

/** A name for a place on a page: `Särskilda boenden` → `sarskilda-boenden`. */
export const slugOf = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
