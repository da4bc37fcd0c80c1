import { fileLinks } from '../systems/dataset-links.ts';
import type { WebSystem } from '../systems/web-system.ts';
import { escapeXml } from '../writers/write-rdfxml.ts';
import type { Answer } from './answer.ts';
import { htmlPage } from './html-page.ts';
import type { Site } from './site-state.ts';

export const homePage = ({ municipality }: Site, { homeHead = '', startPage }: WebSystem): Answer =>
  htmlPage({
    title: municipality.officialName,
    head: homeHead,
    main: `<h1>Välkommen till ${escapeXml(municipality.officialName)}</h1>
<p>En simulerad kommun: namnen är verkliga, allt innehåll är påhittat.</p>
<ul>
<li><a href="/nyheter/vintervaghallning">Så sköter vi vägarna i vinter</a></li>
<li><a href="/nyheter/budget">Kommunfullmäktige antog budgeten</a></li>
<li><a href="${startPage}">Öppna data</a></li>
</ul>
`,
  });

/** The page for people beside a feed: what there is, and where the feed is. */
export function openDataPage({ baseUrl, datasets, municipality }: Site): Answer {
  const items = datasets.map(
    ({ key, title }) => `<li><a href="${baseUrl}/datamangd/${key}">${escapeXml(title.sv)}</a></li>\n`,
  );
  return htmlPage({
    title: `Öppna data – ${municipality.officialName}`,
    head: `<link rel="alternate" type="application/rdf+xml" href="${baseUrl}/datasets/dcat">\n`,
    main: `<h1>Öppna data</h1>
<p>${escapeXml(municipality.officialName)} publicerar följande datamängder. Hela katalogen finns som <a href="${baseUrl}/datasets/dcat">DCAT</a>.</p>
<ul>
${items.join('')}</ul>
`,
  });
}

export function datasetPage(site: Site, key: string): Answer | undefined {
  const dataset = site.datasets.find((candidate) => candidate.key === key);
  if (dataset === undefined) return undefined;
  const { description, title } = dataset;
  const links = fileLinks(dataset, site).map(
    (file) => `<li><a href="${file.url}">${escapeXml(file.title)}</a></li>\n`,
  );
  return htmlPage({
    title: title.sv,
    main: `<h1>${escapeXml(title.sv)}</h1>\n<p>${escapeXml(description.sv)}</p>\n<ul>\n${links.join('')}</ul>\n`,
  });
}

export const notFoundPage = (status: number): Answer =>
  htmlPage({
    title: 'Sidan finns inte',
    main: '<h1>Sidan kunde inte hittas</h1>\n<p>Den kan ha flyttats eller tagits bort.</p>\n',
    status,
  });

export const errorPage = (status: number): Answer =>
  htmlPage({
    title: 'Tekniskt fel',
    main: '<h1>Tekniskt fel</h1>\n<p>Vi har tillfälliga problem. Försök igen senare.</p>\n',
    status,
  });
