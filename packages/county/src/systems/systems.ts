import type { Site } from '../site/site-state.ts';
import { arcgisHub } from './arcgis-hub.ts';
import { ckan } from './ckan.ts';
import { csw } from './csw.ts';
import { dcat } from './dcat.ts';
import { entryscape } from './entryscape.ts';
import { geoserver } from './geoserver.ts';
import { oaiPmh } from './oai-pmh.ts';
import { opendatasoft } from './opendatasoft.ts';
import { psidataHeadings, psidataList, psidataTable } from './psidata-pages.ts';
import { pxweb } from './pxweb.ts';
import { rdfa } from './rdfa.ts';
import { schemaOrg } from './schema-org.ts';
import type { WebSystem } from './web-system.ts';

/** Everything that a municipality of the county may publish with. */
export const systems = {
  dcat,
  entryscape,
  ckan,
  'arcgis-hub': arcgisHub,
  opendatasoft,
  pxweb,
  geoserver,
  csw,
  'schema-org': schemaOrg,
  rdfa,
  'psidata-headings': psidataHeadings,
  'psidata-table': psidataTable,
  'psidata-list': psidataList,
  'oai-pmh': oaiPmh,
} as const satisfies Record<string, WebSystem>;
export type SystemName = keyof typeof systems;

export const systemOf = ({ profile }: Pick<Site, 'profile'>): WebSystem => systems[profile.system];

/** Which of them each of the twelve has in the layout of web systems. */
export const systemsByMunicipality: Readonly<Record<string, SystemName>> = {
  1880: 'entryscape',
  1881: 'ckan',
  1882: 'csw',
  1883: 'arcgis-hub',
  1884: 'schema-org',
  1885: 'opendatasoft',
  1814: 'psidata-headings',
  1860: 'rdfa',
  1861: 'geoserver',
  1862: 'pxweb',
  1863: 'psidata-table',
  1864: 'psidata-list',
};
