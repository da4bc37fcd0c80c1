import { escapeXml } from '../writers/write-rdfxml.ts';
import { html, type Answer } from './answer.ts';
import type { Site } from './site-state.ts';

const page = (title: string, body: string, head = ''): string =>
  `<!DOCTYPE html>\n<html lang="sv">\n<head>\n<meta charset="utf-8">\n<title>${escapeXml(title)}</title>\n${head}</head>\n<body>\n<main>\n${body}</main>\n</body>\n</html>\n`;

export function homePage({ municipality }: Site): Answer {
  const name = escapeXml(municipality.officialName);
  return html(
    page(
      municipality.officialName,
      `<h1>Välkommen till ${name}</h1>\n<p>En simulerad kommun: namnen är verkliga, allt innehåll är påhittat.</p>\n<p><a href="psidata">Öppna data</a></p>\n`,
    ),
  );
}

export function openDataPage({ baseUrl, datasets, municipality }: Site): Answer {
  const items = datasets.map(
    ({ key, title }) => `<li><a href="${baseUrl}/datamangd/${key}">${escapeXml(title.sv)}</a></li>\n`,
  );
  const name = escapeXml(municipality.officialName);
  return html(
    page(
      `Öppna data – ${municipality.officialName}`,
      `<h1>Öppna data</h1>\n<p>${name} publicerar följande datamängder. Hela katalogen finns som <a href="${baseUrl}/datasets/dcat">DCAT</a>.</p>\n<ul>\n${items.join('')}</ul>\n`,
      `<link rel="alternate" type="application/rdf+xml" href="${baseUrl}/datasets/dcat">\n`,
    ),
  );
}

export function datasetPage(site: Site, key: string): Answer | undefined {
  const dataset = site.datasets.find((candidate) => candidate.key === key);
  if (dataset === undefined) return undefined;
  const links = dataset.distributions.flatMap(({ files, title }) =>
    files.map(
      ({ name }) =>
        `<li><a href="${site.baseUrl}/filer/${key}/${encodeURIComponent(name)}">${escapeXml(title)}</a></li>\n`,
    ),
  );
  const { sv } = dataset.title;
  return html(
    page(
      sv,
      `<h1>${escapeXml(sv)}</h1>\n<p>${escapeXml(dataset.description.sv)}</p>\n<ul>\n${links.join('')}</ul>\n`,
    ),
  );
}

export const notFoundPage = (): Answer =>
  html(page('Sidan finns inte', '<h1>Sidan finns inte</h1>\n<p>Kontrollera adressen.</p>\n'), 404);

export const errorPage = (status: number): Answer =>
  html(
    page('Tekniskt fel', '<h1>Tekniskt fel</h1>\n<p>Vi har tillfälliga problem. Försök igen senare.</p>\n'),
    status,
  );
