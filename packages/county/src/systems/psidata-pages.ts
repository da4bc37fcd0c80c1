import type { PublishedDataset } from '../datasets/published-dataset.ts';
import { exampleHost } from '../municipalities.ts';
import { htmlPage } from '../site/html-page.ts';
import type { Site } from '../site/site-state.ts';
import { escapeXml } from '../writers/write-rdfxml.ts';
import { fileLinks, frequencyInWords, type FileLink } from './dataset-links.ts';
import type { WebSystem } from './web-system.ts';

const psidataPage = (path: string, main: (site: Site) => string): WebSystem => ({
  kind: 'psidata-page',
  path,
  startPage: path,
  answer: (site, request) =>
    request.path === path
      ? htmlPage({ title: `Öppna data (PSI) – ${site.municipality.officialName}`, main: main(site) })
      : undefined,
});

const link = ({ format, url }: FileLink, text: string = format): string =>
  `<a href="${url}">${escapeXml(text)}</a>`;
const heading = ({ title }: PublishedDataset): string => escapeXml(title.sv);
const mailbox = ({ municipality }: Site): string => `oppnadata@${exampleHost(municipality)}`;

/** A heading for each dataset with what the guidance of old asked for beneath it. */
export const psidataHeadings = psidataPage('/psidata', (site) => {
  const sections = site.datasets.map(
    (dataset) => `<h2>${heading(dataset)}</h2>
<p>${escapeXml(dataset.description.sv)}</p>
<dl><dt>Adress</dt><dd>${fileLinks(dataset, site)
      .map((file) => link(file, file.title))
      .join('<br>')}</dd>
<dt>Format</dt><dd>${[...new Set(fileLinks(dataset, site).map(({ format }) => format))].join(', ')}</dd>
<dt>Uppdatering</dt><dd>${frequencyInWords(dataset)}, senast ${dataset.modified}</dd>
<dt>Kontakt</dt><dd>${mailbox(site)}</dd></dl>
`,
  );
  return `<h1>Öppna data</h1>
<p>Informationen får användas fritt. För alla källor gäller licensen <a href="https://creativecommons.org/publicdomain/zero/1.0/deed.sv">CC0</a>.</p>
${sections.join('')}<h2>Kontakta oss</h2>
<p>Har du frågor? Skriv till <a href="mailto:${mailbox(site)}">${mailbox(site)}</a>.</p>
`;
});

/** A table with a row for each dataset. */
export const psidataTable = psidataPage('/psidata', (site) => {
  const rows = site.datasets.map(
    (dataset) =>
      `<tr><td>${heading(dataset)}</td><td>${escapeXml(dataset.description.sv)}</td><td>${fileLinks(
        dataset,
        site,
      )
        .map((file) => link(file))
        .join(' ')}</td><td>${frequencyInWords(dataset)}</td><td>${dataset.modified}</td></tr>\n`,
  );
  return `<h1>PSI-data</h1>
<p>Kommunens öppna data enligt lagen om den offentliga sektorns tillgängliggörande av data. Licens: Creative Commons Erkännande 4.0 (CC BY 4.0).</p>
<table>
<thead><tr><th>Datamängd</th><th>Beskrivning</th><th>Ladda ner</th><th>Uppdateras</th><th>Senast ändrad</th></tr></thead>
<tbody>
${rows.join('')}</tbody>
</table>
<p>Sidan uppdaterades 2026-09-01. Kontakt: ${mailbox(site)}</p>
`;
});

/** Lists of links, as one writes them who has no other tool than a text editor. */
export const psidataList = psidataPage('/oppnadata', (site) => {
  const items = site.datasets.map((dataset) => {
    const links = fileLinks(dataset, site).map((file) => link(file, `${file.format}, ${file.title}`));
    return `<li><strong>${heading(dataset)}</strong> – ${escapeXml(dataset.description.sv)} ${links.join(' | ')}</li>\n`;
  });
  return `<h1>Öppna data</h1>
<p>Här samlar vi den information som kommunen lämnar ut för vidareutnyttjande. Den är fri att använda utan villkor.</p>
<ul>
${items.join('')}</ul>
<p>Frågor om öppna data besvaras av kommunkansliet, ${mailbox(site)}.</p>
`;
});
