import type { PublishedDataset } from '../datasets/published-dataset.ts';
import { exampleHost } from '../municipalities.ts';
import { xml, type Answer, type SiteRequest } from '../site/answer.ts';
import type { Site } from '../site/site-state.ts';
import { escapeXml } from '../writers/write-rdfxml.ts';
import { fileLinks } from './dataset-links.ts';
import { listPage } from './paged-list.ts';
import type { WebSystem } from './web-system.ts';

const endpoint = '/oai';
const pageSize = 10;

/** A repository that is harvested by OAI-PMH 2.0 in Dublin Core, ten records at a time. */
export const oaiPmh: WebSystem = {
  kind: 'oai-pmh',
  path: endpoint,
  startPage: endpoint,
  answer: (site, request) => (request.path === endpoint ? respond(site, request) : undefined),
};

const formats =
  '<ListMetadataFormats><metadataFormat><metadataPrefix>oai_dc</metadataPrefix><schema>http://www.openarchives.org/OAI/2.0/oai_dc.xsd</schema><metadataNamespace>http://www.openarchives.org/OAI/2.0/oai_dc/</metadataNamespace></metadataFormat></ListMetadataFormats>';

function respond(site: Site, { query }: SiteRequest): Answer {
  const verb = query.get('verb');
  if (verb === 'Identify') return envelope(site, identify(site));
  if (verb === 'ListMetadataFormats') return envelope(site, formats);
  if (verb === 'ListRecords') return records(site, Number(query.get('resumptionToken') ?? '0'));
  return envelope(site, '<error code="badVerb">Illegal verb</error>');
}

const envelope = ({ baseUrl }: Site, content: string): Answer =>
  xml(
    `<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-09-01T04:00:00Z</responseDate><request>${baseUrl}${endpoint}</request>\n${content}\n</OAI-PMH>\n`,
    'text/xml',
  );

const identify = ({ baseUrl, municipality }: Site): string =>
  `<Identify><repositoryName>${escapeXml(`Arkiv, ${municipality.officialName}`)}</repositoryName><baseURL>${baseUrl}${endpoint}</baseURL><protocolVersion>2.0</protocolVersion><adminEmail>arkiv@${exampleHost(municipality)}</adminEmail><earliestDatestamp>2014-01-01</earliestDatestamp><deletedRecord>transient</deletedRecord><granularity>YYYY-MM-DD</granularity></Identify>`;

function records(site: Site, offset: number): Answer {
  const page = listPage(site, offset, pageSize);
  if (page === undefined) return { status: 503, headers: { 'retry-after': '1' }, body: [] };
  const next = offset + pageSize;
  const token =
    next < page.total
      ? `<resumptionToken completeListSize="${page.total}" cursor="${offset}">${next}</resumptionToken>`
      : '<resumptionToken/>';
  return envelope(
    site,
    `<ListRecords>\n${page.datasets.map((dataset) => record(dataset, site)).join('')}${token}</ListRecords>`,
  );
}

const element = (name: string, text: string): string => `<dc:${name}>${escapeXml(text)}</dc:${name}>`;

function record(dataset: PublishedDataset, site: Site): string {
  const fields = [
    element('title', dataset.title.sv),
    element('description', dataset.description.sv),
    ...dataset.keywords.sv.map((word) => element('subject', word)),
    element('publisher', site.municipality.officialName),
    element('date', dataset.modified),
    element('type', 'Dataset'),
    element('language', 'swe'),
    element('rights', 'http://creativecommons.org/publicdomain/zero/1.0/'),
    element('identifier', `${site.baseUrl}/datamangd/${dataset.key}`),
    ...fileLinks(dataset, site).map(({ url }) => element('identifier', url)),
  ];
  return `<record><header><identifier>oai:${exampleHost(site.municipality)}:${dataset.key}</identifier><datestamp>${dataset.modified}</datestamp></header><metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">${fields.join('')}</oai_dc:dc></metadata></record>\n`;
}
