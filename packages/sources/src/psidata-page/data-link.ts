import type { Link } from '../html/links.ts';

/** A link to data: what a distribution is made of. */
export interface DataLink {
  readonly href: string;
  readonly text: string;
  /** A word that the normaliser knows; '' where nothing tells. */
  readonly format: string;
  readonly mediaType: string | undefined;
  /** A file to fetch, as against a service to ask. */
  readonly file: boolean;
}

/** Suffixes of files, with the word that the normaliser knows where it is another. */
const extensions = new Map(
  'csv tsv txt xls xlsx ods json xml gml gpkg kml kmz gpx shp zip 7z pdf dwg dxf las laz px sie parquet rss'
    .split(' ')
    .map((name) => [name, name.toUpperCase()]),
);
for (const [name, word] of [
  ['xlsm', 'XLSX'],
  ['geojson', 'GeoJSON'],
  ['gz', 'GZIP'],
  ['rdf', 'RDF/XML'],
  ['ttl', 'Turtle'],
  ['jsonld', 'JSON-LD'],
  ['nt', 'N-Triples'],
  ['ics', 'iCalendar'],
  ['atom', 'Atom'],
  ['tif', 'TIFF'],
  ['tiff', 'TIFF'],
  ['se', 'SIE'],
] as const) {
  extensions.set(name, word);
}
const services: readonly (readonly [RegExp, string])[] = [
  [/[?&]service=wms\b|\/wms\b/i, 'WMS'],
  [/[?&]service=wfs\b|\/wfs\b/i, 'WFS'],
  [/[?&]service=wmts\b|\/wmts\b/i, 'WMTS'],
  [/[?&]service=csw\b|\/csw\b/i, 'CSW'],
  [/\/(?:map|feature)server\b/i, 'ArcGIS GeoServices REST API'],
  [/\/sparql\b/i, 'SPARQL'],
  [/\/odata\b/i, 'OData'],
  [/\/(?:api|rowstore)\//i, 'API'],
];
/** Formats as links say them: `Badplatser (CSV)`, `Excel-fil`, `pdf, 300 kB`. */
const spoken: readonly (readonly [RegExp, string])[] = [
  [/\bcsv\b/i, 'CSV'],
  [/\b(?:xlsx?|excel)\b/i, 'XLSX'],
  [/\bgeojson\b/i, 'GeoJSON'],
  [/\bjson-?ld\b/i, 'JSON-LD'],
  [/\bjson\b/i, 'JSON'],
  [/\b(?:shape|shp)(?:fil)?\b/i, 'SHP'],
  [/\bgeopackage\b/i, 'GPKG'],
  [/\bxml\b/i, 'XML'],
  [/\b(?:wms|wfs|kml|gpx|dwg|zip|ods|rss)\b/i, ''],
  [/\bpdf\b/i, 'PDF'],
  [/\bapi\b/i, 'API'],
];
/** A link that gives out something, whatever its address looks like. */
const command = /^(?:ladda (?:ner|ned|hem)\b|hämta\b|download\b|till (?:data|filen|tjänsten|api)\b)/i;
/** Documents that stand on every page about open data and are none. */
const aboutTheRules =
  /psi-?lag|öppna data-?lag|policy|riktlinj|blankett|villkor|licens|avtal|delegation|personuppgift|gdpr|integritet|lathund|manual|guide|instruktion|handledning|anvisning|vägledning|beslut|protokoll|cookie|tillgänglighet|avgift/i;

/** Where pages on open data link to for reading, not for data of their own; a feed in DCAT tells of data and is none. */
const elsewhere =
  /^https?:\/\/(?:[\w-]+\.)*(?:dataportal\.se|digg\.se|oppnadata\.se|data\.europa\.eu|riksdagen\.se|creativecommons\.org|w3\.org)\/|\/datasets\/dcat\b|\bdcat\b/i;

/** What a link leads to, if that is data. */
export function dataLinkOf(link: Link): DataLink | undefined {
  if (!/^(?:https?|ftp):/i.test(link.href) || elsewhere.test(link.href)) return undefined;
  const { href, text, mediaType } = link;
  const service = services.find(([pattern]) => pattern.test(href))?.[1];
  const extension = extensionOf(href) ?? extensionOf(link.hints.trim());
  const format =
    extension ??
    formatParameter(href) ??
    service ??
    spokenFormat(text) ??
    (mediaType !== undefined || (command.test(text) && !aboutTheRules.test(text)) ? '' : undefined);
  if (format === undefined || (format === 'PDF' && aboutTheRules.test(`${text} ${href}`))) return undefined;
  return { href, text, format, mediaType, file: extension !== undefined || service === undefined };
}

function extensionOf(address: string): string | undefined {
  const path = address.replace(/[?#].*$/s, '');
  const extension = /\.([a-z0-9]{2,8})$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  // `.se` is a host unless a path comes before it, and `.txt` in a root is robots.txt and its kin.
  if (/^[a-z]+:\/\/[^/]*$/i.test(path)) return undefined;
  return extensions.get(extension);
}

function formatParameter(href: string): string | undefined {
  const value =
    /[?&](?:f|format|outputformat|type|filetype|export)=([\w+./-]+)/i.exec(href)?.[1]?.toLowerCase() ?? '';
  return extensions.get(value.replace(/^(?:text|application)\//, ''));
}

function spokenFormat(text: string): string | undefined {
  // Only what looks like naming a file: `… (CSV)`, `CSV-fil`, `som JSON`, or nothing but the format.
  const part =
    /\(([^)]*)\)\s*$/.exec(text)?.[1] ??
    /\b(\w+)-?(?:fil(?:en)?|format|tjänst)\b/i.exec(text)?.[1] ??
    /\bsom (\w+)\.?$/i.exec(text)?.[1] ??
    /^[\w-]{3,10}$/.exec(text.trim())?.[0] ??
    '';
  const found = spoken.find(([pattern]) => pattern.test(part));
  return found === undefined ? undefined : found[1] || part.toUpperCase();
}
