import type { PublishedDataset } from '../datasets/published-dataset.ts';
import { json, type Answer } from '../site/answer.ts';
import { htmlPage } from '../site/html-page.ts';
import type { Site } from '../site/site-state.ts';
import type { WebSystem } from './web-system.ts';

const api = '/api/v1/sv';
const database = 'Kommunfakta';

const subjects: Readonly<Record<string, string>> = {
  ECON: 'Ekonomi',
  EDUC: 'Utbildning och kultur',
  ENER: 'Energi',
  ENVI: 'Miljö',
  GOVE: 'Demokrati',
  HEAL: 'Hälsa',
  REGI: 'Mark och bebyggelse',
  SOCI: 'Befolkning och samhälle',
  TECH: 'Teknik',
  TRAN: 'Trafik',
};

/** PxWeb: a tree of folders whose leaves are statistical tables. */
export const pxweb: WebSystem = {
  kind: 'pxweb',
  path: `${api}/`,
  startPage: '/statistik',
  withoutTables: true,
  answer(site, { path }) {
    if (path === '/statistik') return startPage(site);
    if (path !== api && !path.startsWith(`${api}/`)) return undefined;
    const [base, subject, table] = path.slice(api.length).split('/').filter(Boolean);
    if (base === undefined)
      return json([{ dbid: database, text: `Statistik för ${site.municipality.officialName}` }]);
    if (base !== database) return undefined;
    if (subject === undefined) return json(folders(site));
    const tables = site.datasets.filter(({ theme }) => theme === subject);
    if (table === undefined) return tables.length === 0 ? undefined : json(tables.map(leaf));
    const dataset = tables.find((candidate) => tableName(candidate) === table);
    return dataset && json(metadata(dataset, site));
  },
};

const startPage = ({ baseUrl, municipality }: Site): Answer =>
  htmlPage({
    title: `Statistikdatabas – ${municipality.officialName}`,
    head: '<meta name="generator" content="PxWeb">\n',
    main: `<h1>Statistikdatabas</h1>\n<p>Välj databas: <a href="/pxweb/sv/${database}/">${database}</a>. Det finns ett <a href="${baseUrl}${api}/">API (PxWeb)</a>.</p>\n`,
  });

function folders({ datasets }: Site): object[] {
  const themes = [...new Set(datasets.map(({ theme }) => theme))].sort();
  return themes.map((id) => ({ id, type: 'l', text: subjects[id] ?? id }));
}

const tableName = ({ key }: PublishedDataset): string => `${key}.px`;

const leaf = (dataset: PublishedDataset): object => ({
  id: tableName(dataset),
  type: 't',
  text: dataset.title.sv,
  updated: `${dataset.modified}T09:30:00`,
});

function metadata(dataset: PublishedDataset, { municipality }: Site): object {
  const years = Array.from({ length: 5 }, (_, index) => String(2021 + index));
  const contents = ['Antal', 'Andel, procent'];
  return {
    title: `${dataset.title.sv} efter region, tabellinnehåll och år`,
    variables: [
      { code: 'Region', text: 'region', values: [municipality.code], valueTexts: [municipality.name] },
      { code: 'ContentsCode', text: 'tabellinnehåll', values: ['ANTAL', 'ANDEL'], valueTexts: contents },
      { code: 'Tid', text: 'år', values: years, valueTexts: years, time: true },
    ],
  };
}
