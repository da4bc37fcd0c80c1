import type { PublishedDataset } from '../datasets/published-dataset.ts';
import { exampleHost, type CountyMunicipality } from '../municipalities.ts';
import { xml, type Answer, type SiteRequest } from '../site/answer.ts';
import { htmlPage } from '../site/html-page.ts';
import type { Site } from '../site/site-state.ts';
import { escapeXml } from '../writers/write-rdfxml.ts';
import type { WebSystem } from './web-system.ts';

/** GeoServer: what there is stands in the capabilities of its WMS 1.3.0 and WFS 2.0.0, a layer for each dataset. */
export const geoserver: WebSystem = {
  kind: 'ogc',
  path: '/geoserver/ows?service=WMS&version=1.3.0&request=GetCapabilities',
  startPage: '/kartor',
  withoutTables: true,
  answer(site, request) {
    const { path } = request;
    if (path === '/kartor') return mapPage(site);
    if (path === '/geoserver/web/' || path === '/geoserver') return frontPage(site);
    return /^\/geoserver\/(?:ows|wms|wfs)$/.test(path) ? capabilities(site, request) : undefined;
  },
};

const links = ({ baseUrl }: Site): string =>
  ['WMS', 'WFS']
    .map(
      (name) =>
        `<li><a href="${baseUrl}/geoserver/ows?service=${name}&amp;request=GetCapabilities">${name}</a></li>\n`,
    )
    .join('');

const mapPage = (site: Site): Answer =>
  htmlPage({
    title: `Kartor och geodata – ${site.municipality.officialName}`,
    main: `<h1>Kartor och geodata</h1>\n<p>Kommunens geodata är fri att använda (CC0) genom dessa tjänster:</p>\n<ul>\n${links(site)}</ul>\n`,
  });

const frontPage = (site: Site): Answer =>
  htmlPage({
    title: 'GeoServer: Welcome',
    main: `<h1>Welcome</h1>\n<p>This GeoServer belongs to ${escapeXml(site.municipality.officialName)}.</p>\n<h2>Service Capabilities</h2>\n<ul>\n${links(site)}</ul>\n`,
  });

function capabilities(site: Site, { path, query }: SiteRequest): Answer | undefined {
  const of = (name: string): string =>
    [...query].find(([key]) => key.toLowerCase() === name)?.[1].toLowerCase() ?? '';
  const service = of('service') || path.slice('/geoserver/'.length);
  if (of('request') !== 'getcapabilities') return undefined;
  if (service === 'wms') return xml(wmsCapabilities(site), 'text/xml');
  return service === 'wfs' ? xml(wfsCapabilities(site)) : undefined;
}

const workspace = ({ domain }: CountyMunicipality): string => domain.replace(/\.se$/, '');
const title = ({ officialName }: CountyMunicipality): string => escapeXml(`Geodata från ${officialName}`);
const corners = ({ latitude, longitude }: CountyMunicipality): readonly string[] =>
  [longitude - 0.3, latitude - 0.2, longitude + 0.3, latitude + 0.2].map((value) => value.toFixed(4));
const keywords = (dataset: PublishedDataset, tag: string): string =>
  dataset.keywords.sv.map((word) => `<${tag}>${escapeXml(word)}</${tag}>`).join('');

function wmsCapabilities({ baseUrl, datasets, municipality }: Site): string {
  const [west, south, east, north] = corners(municipality);
  const layers = datasets.map(
    (dataset) =>
      `<Layer queryable="1"><Name>${workspace(municipality)}:${dataset.key}</Name><Title>${escapeXml(dataset.title.sv)}</Title><Abstract>${escapeXml(dataset.description.sv)}</Abstract><KeywordList>${keywords(dataset, 'Keyword')}</KeywordList><CRS>EPSG:3006</CRS><CRS>EPSG:4326</CRS><EX_GeographicBoundingBox><westBoundLongitude>${west}</westBoundLongitude><eastBoundLongitude>${east}</eastBoundLongitude><southBoundLatitude>${south}</southBoundLatitude><northBoundLatitude>${north}</northBoundLatitude></EX_GeographicBoundingBox></Layer>\n`,
  );
  const online = `<OnlineResource xmlns:xlink="http://www.w3.org/1999/xlink" xlink:type="simple" xlink:href="${baseUrl}/geoserver/ows"/>`;
  return `<WMS_Capabilities version="1.3.0" xmlns="http://www.opengis.net/wms">
<Service><Name>WMS</Name><Title>${title(municipality)}</Title><Abstract>Kommunens kartlager som visningstjänst.</Abstract><KeywordList><Keyword>geodata</Keyword></KeywordList>${online}<ContactInformation><ContactPersonPrimary><ContactOrganization>${escapeXml(municipality.officialName)}</ContactOrganization></ContactPersonPrimary><ContactElectronicMailAddress>geodata@${exampleHost(municipality)}</ContactElectronicMailAddress></ContactInformation><Fees>NONE</Fees><AccessConstraints>http://creativecommons.org/publicdomain/zero/1.0/</AccessConstraints></Service>
<Capability><Request><GetCapabilities><Format>text/xml</Format><DCPType><HTTP><Get>${online}</Get></HTTP></DCPType></GetCapabilities><GetMap><Format>image/png</Format><DCPType><HTTP><Get>${online}</Get></HTTP></DCPType></GetMap></Request><Exception><Format>XML</Format></Exception>
<Layer><Title>${title(municipality)}</Title><CRS>EPSG:3006</CRS>
${layers.join('')}</Layer></Capability>
</WMS_Capabilities>
`;
}

function wfsCapabilities({ baseUrl, datasets, municipality }: Site): string {
  const [west, south, east, north] = corners(municipality);
  const types = datasets.map(
    (dataset) =>
      `<FeatureType xmlns:${workspace(municipality)}="https://geodata.${exampleHost(municipality)}"><Name>${workspace(municipality)}:${dataset.key}</Name><Title>${escapeXml(dataset.title.sv)}</Title><Abstract>${escapeXml(dataset.description.sv)}</Abstract><ows:Keywords>${keywords(dataset, 'ows:Keyword')}</ows:Keywords><DefaultCRS>urn:ogc:def:crs:EPSG::3006</DefaultCRS><ows:WGS84BoundingBox><ows:LowerCorner>${west} ${south}</ows:LowerCorner><ows:UpperCorner>${east} ${north}</ows:UpperCorner></ows:WGS84BoundingBox></FeatureType>\n`,
  );
  return `<wfs:WFS_Capabilities version="2.0.0" xmlns="http://www.opengis.net/wfs/2.0" xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:ows="http://www.opengis.net/ows/1.1" xmlns:xlink="http://www.w3.org/1999/xlink">
<ows:ServiceIdentification><ows:Title>${title(municipality)}</ows:Title><ows:Abstract>Kommunens kartlager för nedladdning.</ows:Abstract><ows:ServiceType>WFS</ows:ServiceType><ows:ServiceTypeVersion>2.0.0</ows:ServiceTypeVersion><ows:Fees>NONE</ows:Fees><ows:AccessConstraints>http://creativecommons.org/publicdomain/zero/1.0/</ows:AccessConstraints></ows:ServiceIdentification>
<ows:ServiceProvider><ows:ProviderName>${escapeXml(municipality.officialName)}</ows:ProviderName></ows:ServiceProvider>
<ows:OperationsMetadata><ows:Operation name="GetFeature"><ows:DCP><ows:HTTP><ows:Get xlink:href="${baseUrl}/geoserver/wfs"/></ows:HTTP></ows:DCP><ows:Parameter name="outputFormat"><ows:AllowedValues><ows:Value>application/json</ows:Value><ows:Value>csv</ows:Value></ows:AllowedValues></ows:Parameter></ows:Operation></ows:OperationsMetadata>
<FeatureTypeList>
${types.join('')}</FeatureTypeList>
</wfs:WFS_Capabilities>
`;
}
