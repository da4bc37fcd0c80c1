import type { PublishedDataset } from '../datasets/published-dataset.ts';
import { xml, type Answer, type SiteRequest } from '../site/answer.ts';
import { htmlPage } from '../site/html-page.ts';
import type { Site } from '../site/site-state.ts';
import { escapeXml } from '../writers/write-rdfxml.ts';
import { fileLinks } from './dataset-links.ts';
import { isoRecord } from './iso-record.ts';
import { listPage, wholeOf } from './paged-list.ts';
import type { WebSystem } from './web-system.ts';

const endpoint = '/geonetwork/srv/swe/csw';

/** GeoNetwork: a catalogue of ISO 19139 records behind CSW 2.0.2. */
export const csw: WebSystem = {
  kind: 'csw',
  path: `${endpoint}?service=CSW&version=2.0.2&request=GetCapabilities`,
  startPage: '/geodatakatalog',
  answer(site, request) {
    if (request.path === '/geodatakatalog') return cataloguePage(site);
    return request.path === endpoint ? service(site, request) : undefined;
  },
};

const cataloguePage = ({ baseUrl, municipality }: Site): Answer =>
  htmlPage({
    title: `Geodatakatalog – ${municipality.officialName}`,
    head: '<meta name="generator" content="GeoNetwork">\n',
    main: `<h1>Geodatakatalog</h1>\n<p>Sök i <a href="/geonetwork/srv/swe/catalog.search">katalogen</a> eller använd <a href="${baseUrl}${endpoint}?service=CSW&amp;version=2.0.2&amp;request=GetCapabilities">CSW-tjänsten</a>.</p>\n`,
  });

function service(site: Site, { query }: SiteRequest): Answer {
  const parameters = new URLSearchParams(
    [...query].map(([name, value]): [string, string] => [name.toLowerCase(), value]),
  );
  const asked = parameters.get('request')?.toLowerCase();
  if (asked === 'getcapabilities') return xml(capabilities(site));
  return asked === 'getrecords' ? records(site, parameters) : exception('Unknown request');
}

const namespaces =
  'xmlns:csw="http://www.opengis.net/cat/csw/2.0.2" xmlns:ows="http://www.opengis.net/ows" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dct="http://purl.org/dc/terms/" xmlns:gmd="http://www.isotc211.org/2005/gmd" xmlns:gco="http://www.isotc211.org/2005/gco" xmlns:gmx="http://www.isotc211.org/2005/gmx" xmlns:xlink="http://www.w3.org/1999/xlink"';

const capabilities = ({
  baseUrl,
  municipality,
}: Site): string => `<csw:Capabilities ${namespaces} version="2.0.2">
<ows:ServiceIdentification><ows:Title>${escapeXml(`Geodatakatalog för ${municipality.officialName}`)}</ows:Title><ows:Abstract>Beskrivningar av kommunens geodata.</ows:Abstract><ows:ServiceType>CSW</ows:ServiceType><ows:ServiceTypeVersion>2.0.2</ows:ServiceTypeVersion></ows:ServiceIdentification>
<ows:ServiceProvider><ows:ProviderName>${escapeXml(municipality.officialName)}</ows:ProviderName></ows:ServiceProvider>
<ows:OperationsMetadata><ows:Operation name="GetRecords"><ows:DCP><ows:HTTP><ows:Get xlink:href="${baseUrl}${endpoint}"/></ows:HTTP></ows:DCP><ows:Parameter name="outputSchema"><ows:Value>http://www.opengis.net/cat/csw/2.0.2</ows:Value><ows:Value>http://www.isotc211.org/2005/gmd</ows:Value></ows:Parameter></ows:Operation></ows:OperationsMetadata>
</csw:Capabilities>
`;

const exception = (text: string): Answer =>
  xml(
    `<ows:ExceptionReport ${namespaces} version="1.2.0"><ows:Exception exceptionCode="NoApplicableCode"><ows:ExceptionText>${text}</ows:ExceptionText></ows:Exception></ows:ExceptionReport>\n`,
  );

function records(site: Site, parameters: URLSearchParams): Answer {
  const start = wholeOf(parameters, 'startposition', 1);
  const most = Math.min(wholeOf(parameters, 'maxrecords', 10), 100);
  const page = listPage(site, start - 1, most);
  if (page === undefined) return exception('Index is locked');
  const iso = parameters.get('outputschema')?.includes('gmd') ?? false;
  const { datasets, total } = page;
  const next = start + datasets.length > total ? 0 : start + datasets.length;
  const written = datasets.map((dataset) => (iso ? isoRecord(dataset, site) : dublinRecord(dataset, site)));
  return xml(`<csw:GetRecordsResponse ${namespaces} version="2.0.2">
<csw:SearchStatus timestamp="2026-09-01T04:00:00"/>
<csw:SearchResults numberOfRecordsMatched="${total}" numberOfRecordsReturned="${datasets.length}" elementSet="full" nextRecord="${next}">
${written.join('')}</csw:SearchResults>
</csw:GetRecordsResponse>
`);
}

function dublinRecord(dataset: PublishedDataset, site: Site): string {
  const links = fileLinks(dataset, site).map(
    ({ url }) =>
      `<dct:references scheme="WWW:DOWNLOAD-1.0-http--download">${escapeXml(url)}</dct:references>`,
  );
  const subjects = dataset.keywords.sv.map((word) => `<dc:subject>${escapeXml(word)}</dc:subject>`);
  return `<csw:Record><dc:identifier>${dataset.identifier}</dc:identifier><dc:title>${escapeXml(dataset.title.sv)}</dc:title><dc:type>dataset</dc:type>${subjects.join('')}<dct:abstract>${escapeXml(dataset.description.sv)}</dct:abstract><dct:modified>${dataset.modified}</dct:modified><dc:language>swe</dc:language><dc:rights>http://creativecommons.org/publicdomain/zero/1.0/</dc:rights>${links.join('')}</csw:Record>\n`;
}
