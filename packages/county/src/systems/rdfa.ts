import { contactIri } from '../catalogue/describe-agents.ts';
import { datasetIri } from '../catalogue/describe-dataset.ts';
import type { PublishedDataset } from '../datasets/published-dataset.ts';
import { exampleHost } from '../municipalities.ts';
import { htmlPage } from '../site/html-page.ts';
import { identityBase, type Site } from '../site/site-state.ts';
import { escapeXml } from '../writers/write-rdfxml.ts';
import { fileLinks } from './dataset-links.ts';
import type { WebSystem } from './web-system.ts';

const prefixes =
  'dcat: http://www.w3.org/ns/dcat# dct: http://purl.org/dc/terms/ foaf: http://xmlns.com/foaf/0.1/ vcard: http://www.w3.org/2006/vcard/ns# xsd: http://www.w3.org/2001/XMLSchema#';

/** One page for people whose attributes say the same in RDFa 1.1. */
export const rdfa: WebSystem = {
  kind: 'rdfa',
  path: '/psidata',
  startPage: '/psidata',
  answer(site, { path }) {
    if (path !== '/psidata') return undefined;
    const { municipality } = site;
    const name = escapeXml(municipality.officialName);
    const publisher = `${identityBase(site)}/organisation/kommunen`;
    const sections = site.datasets.map((dataset) => section(dataset, publisher, site));
    return htmlPage({
      title: `Öppna data – ${municipality.officialName}`,
      main: `<div prefix="${prefixes}" typeof="dcat:Catalog" about="${identityBase(site)}/katalog">
<h1 property="dct:title" lang="sv">Öppna data från ${name}</h1>
<p property="dct:description" lang="sv">Här finns de datamängder som kommunen publicerar.</p>
<p>Utgivare: <span rel="dct:publisher"><span about="${publisher}" typeof="foaf:Organization" property="foaf:name">${name}</span></span>.
Beskrivningarna är fria enligt <a rel="dct:license" href="http://creativecommons.org/publicdomain/zero/1.0/">CC0</a>.</p>
<div rel="dcat:dataset">
${sections.join('')}</div>
</div>
<p about="${contactIri(site)}" typeof="vcard:Organization" prefix="${prefixes}">Kontakt: <span property="vcard:fn">Öppna data</span>, <a rel="vcard:hasEmail" href="mailto:oppnadata@${exampleHost(municipality)}">oppnadata@${exampleHost(municipality)}</a></p>
`,
    });
  },
};

function section(dataset: PublishedDataset, publisher: string, site: Site): string {
  const { description, issued, key, keywords, modified, theme, title } = dataset;
  const files = fileLinks(dataset, site).map(
    (file) =>
      `<li typeof="dcat:Distribution" about="${identityBase(site)}/distribution/${key}/${escapeXml(file.url.slice(file.url.lastIndexOf('/') + 1))}"><a rel="dcat:downloadURL dcat:accessURL" href="${escapeXml(file.url)}">${escapeXml(file.title)}</a> (<span property="dct:format">${file.mediaType}</span>, <a rel="dct:license" href="http://creativecommons.org/publicdomain/zero/1.0/">CC0</a>)</li>\n`,
  );
  const words = keywords.sv.map(
    (word) => `<span property="dcat:keyword" lang="sv">${escapeXml(word)}</span>`,
  );
  return `<section about="${datasetIri(dataset, site)}" typeof="dcat:Dataset">
<h2 property="dct:title" lang="sv">${escapeXml(title.sv)}</h2>
<p property="dct:description" lang="sv">${escapeXml(description.sv)}</p>
<p>Nyckelord: ${words.join(', ')}. Publicerad <time property="dct:issued" datatype="xsd:date" content="${issued}">${issued}</time>, ändrad <time property="dct:modified" datatype="xsd:date" content="${modified}">${modified}</time>.</p>
<link rel="dct:publisher" href="${publisher}"><link rel="dcat:contactPoint" href="${contactIri(site)}"><link rel="dcat:theme" href="http://publications.europa.eu/resource/authority/data-theme/${theme}">
<ul rel="dcat:distribution">
${files.join('')}</ul>
</section>
`;
}
