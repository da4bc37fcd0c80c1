import type { SourceKind } from '@lanskatalog/core';
import { expand } from '@lanskatalog/core';
import { z } from 'zod';
import { dcatApFeeds, dcatUsFeeds } from '../arcgis-hub/read-arcgis-hub.ts';
import { searchAddress } from '../ckan/read-ckan.ts';
import { searchSchema } from '../ckan/schema.ts';
import { readCsvRegister } from '../csv-register/read-csv-register.ts';
import { cswEndpoint, recordsAddress } from '../csw/read-csw.ts';
import { datasetKeys } from '../dcat/datasets.ts';
import { catalogueSchema } from '../dcat-us/schema.ts';
import { ofType, searchUrl } from '../entryscape/entry-store.ts';
import { storeOf } from '../entryscape/store-address.ts';
import { listAddress, repositoryOf } from '../oai-pmh/read-oai-pmh.ts';
import { readOgc } from '../ogc/read-ogc.ts';
import { catalogueAddress } from '../opendatasoft/read-opendatasoft.ts';
import { odsPageSchema } from '../opendatasoft/schema.ts';
import { apiRoot } from '../pxweb/read-pxweb.ts';
import { levelSchema } from '../pxweb/schema.ts';
import { parseRdf } from '../rdf/parse-rdf.ts';
import { at } from '../xml/xml-element.ts';
import type { Candidate } from './candidate.ts';
import type { Clue } from './page-clues.ts';
import type { Prober } from './prober.ts';

const storeAnswer = z.object({ results: z.number() });

/** Number of datasets behind a clue by one request or two; undefined where it leads nowhere. */
const counters: Readonly<
  Partial<Record<SourceKind, (url: string, prober: Prober) => Promise<number | undefined>>>
> = {
  dcat: countRdf,
  entryscape: async (url, prober) => {
    if (/\/metadata\//.test(url)) return countRdf(url, prober);
    const answer = await prober
      .reading()
      .json(searchUrl(storeOf(url).store, ofType(expand('dcat:Dataset'))), storeAnswer);
    return answer.kind === 'json' ? answer.value.results : undefined;
  },
  ckan: async (url, prober) => {
    const answer = await prober.reading().json(searchAddress(url, 0, 0), searchSchema);
    return answer.kind === 'json' ? answer.value.result.count : undefined;
  },
  opendatasoft: async (url, prober) => {
    const answer = await prober.reading().json(catalogueAddress(url, 0, 0), odsPageSchema);
    return answer.kind === 'json' ? answer.value.total_count : undefined;
  },
  'arcgis-hub': async (url, prober) => {
    for (const feed of dcatApFeeds(url)) {
      const count = await countRdf(feed, prober);
      if (count !== undefined) return count;
    }
    return countDcatUs(dcatUsFeeds(url)[0] ?? url, prober);
  },
  'dcat-us': countDcatUs,
  csw: async (url, prober) => {
    const answer = await prober.reading().xml(recordsAddress(cswEndpoint(url), 1), /^GetRecordsResponse$/);
    if (answer.kind !== 'xml') return undefined;
    return Number(at(answer.root, 'SearchResults')[0]?.attributes['numberOfRecordsMatched'] ?? 0);
  },
  pxweb: async (url, prober) => {
    const root = apiRoot(url);
    const databases = await prober.reading().json(`${root}/`, levelSchema);
    if (databases.kind !== 'json') return undefined;
    const [first] = databases.value;
    const search = await prober
      .reading()
      .json(`${root}/${first?.dbid ?? first?.id ?? ''}?query=*&filter=*`, z.array(z.unknown()));
    return search.kind === 'json' ? search.value.length : databases.value.length;
  },
  ogc: async (url, prober) => {
    const { context } = prober;
    const result = await readOgc({ ...prober.counted(), source: { ...context.source, url } });
    return result.kind === 'read' ? datasetKeys(result.graph).size : undefined;
  },
  'oai-pmh': async (url, prober) => {
    const { endpoint, set } = repositoryOf(url);
    const answer = await prober.reading().xml(listAddress(endpoint, set), /^OAI-PMH$/);
    return answer.kind === 'xml' ? at(answer.root, 'ListRecords/record').length : undefined;
  },
  'csv-register': async (url, prober) => {
    const result = await readCsvRegister({ ...prober.counted(), source: { ...prober.context.source, url } });
    return result.kind === 'read' ? datasetKeys(result.graph).size : undefined;
  },
};

async function countRdf(url: string, prober: Prober): Promise<number | undefined> {
  const page = await prober.page(url);
  if (page === undefined) return undefined;
  const parsed = await parseRdf(page.bytes, {
    mediaType: page.mediaType,
    baseIri: page.finalUrl,
    signal: prober.context.signal,
  });
  if (parsed.kind !== 'graph') {
    prober.remark(url, parsed.looksLike);
    return undefined;
  }
  return datasetKeys(parsed.graph).size;
}

async function countDcatUs(url: string, prober: Prober): Promise<number | undefined> {
  const answer = await prober.reading().json(url, catalogueSchema);
  return answer.kind === 'json' ? answer.value.length : undefined;
}

/** Tries a clue out; a source without datasets is none. */
export async function verify({ kind, url }: Clue, prober: Prober): Promise<Candidate | undefined> {
  if (prober.exhausted) return undefined;
  const datasets = await counters[kind]?.(url, prober);
  if (datasets !== undefined) prober.remark(url, `${kind} ${datasets}`);
  return datasets === undefined || datasets === 0 ? undefined : { kind, url, datasets };
}
