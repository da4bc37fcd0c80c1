import type { ReadContext, ReadResult } from '@lanskatalog/core';
import type { Failed } from '../reading/source-reading.ts';
import { reasonOf, SourceReading } from '../reading/source-reading.ts';
import { writeDataset } from '../sketch/write-sketch.ts';
import { levelSchema, searchSchema, tableSchema, tablesSchema } from './schema.ts';

/** Folders looked into where the configuration sets no limit. */
const defaultMaxPages = 300;

/** Root of the API, from any address of the statistics database. */
export function apiRoot(url: string): string {
  const [, api] = /^(.*?\/api\/v\d(?:\/[a-z]{2})?)(?:[/?#]|$)/is.exec(url) ?? [];
  if (api !== undefined) return api.endsWith('/v1') ? `${api}/sv` : api;
  return `${url.replace(/[?#].*$/s, '').replace(/\/(?:pxweb(?:\/.*)?)?$/i, '')}/api/v1/sv`;
}

/** Reads a PxWeb statistics database: each table is a dataset, and the API is how it is got. */
export async function readPxweb(context: ReadContext): Promise<ReadResult> {
  const reading = new SourceReading(context);
  const root = apiRoot(context.source.url);
  const failed = /\/v2\b/.test(root)
    ? await readVersion2(reading, root)
    : await new Version1(reading, root).read();
  return failed ?? reading.result();
}

class Version1 {
  readonly #reading: SourceReading;
  readonly #root: string;
  #levels = 0;

  constructor(reading: SourceReading, root: string) {
    this.#reading = reading;
    this.#root = root;
  }

  async read(): Promise<Failed | undefined> {
    const databases = await this.#reading.json(`${this.#root}/`, levelSchema);
    if (databases.kind !== 'json') return databases;
    for (const { dbid, id } of databases.value) await this.#database(dbid ?? id ?? '');
    return undefined;
  }

  /** By one search where the server can, else folder by folder. */
  async #database(name: string): Promise<void> {
    const address = `${this.#root}/${encodeURIComponent(name)}`;
    const search = await this.#reading.json(`${address}?query=*&filter=*`, searchSchema);
    if (
      search.kind !== 'json' ||
      search.value.length === 0 ||
      search.value.every(({ title }) => title === undefined)
    ) {
      return this.#folder(`${address}/`);
    }
    for (const { id, path, title, published } of search.value) {
      const folder = (path ?? '')
        .split('/')
        .filter((part) => part !== '')
        .map(encodeURIComponent)
        .join('/');
      this.#table(`${address}/${folder === '' ? '' : `${folder}/`}${encodeURIComponent(id)}`, {
        id,
        title,
        updated: published,
      });
    }
  }

  async #folder(address: string): Promise<void> {
    this.#levels += 1;
    const limit = this.#reading.context.source.overrides.maxPages ?? defaultMaxPages;
    if (this.#levels > limit)
      return this.#reading.incomplete('sources.page-cap', { subject: address, params: { pages: limit } });
    const level = await this.#reading.json(address, levelSchema);
    if (level.kind !== 'json') return this.#reading.broke(address, level);
    for (const { id, type, text, updated } of level.value) {
      if (id === undefined) continue;
      const inner = address + encodeURIComponent(id);
      if (type === 't') this.#table(inner, { id, title: text, updated });
      else if (type === 'l') await this.#folder(`${inner}/`);
    }
  }

  #table(
    address: string,
    table: { readonly id: string; readonly title: string | undefined; readonly updated: string | undefined },
  ): void {
    writeTable(this.#reading, address, table);
  }
}

async function readVersion2(reading: SourceReading, root: string): Promise<Failed | undefined> {
  let totalPages = 1;
  let expected = 0;
  let read = 0;
  for (let page = 1; page <= totalPages; page += 1) {
    const url = `${root}/tables?lang=sv&pageSize=100&pageNumber=${page}`;
    const answer = await reading.json(url, tablesSchema);
    if (answer.kind !== 'json') {
      if (page === 1) return answer;
      reading.broke(url, answer);
      return undefined;
    }
    ({ totalPages, totalElements: expected } = answer.value.page);
    if (answer.value.tables.length === 0) break;
    for (const item of answer.value.tables) {
      const parsed = tableSchema.safeParse(item);
      read += 1;
      if (!parsed.success)
        reading.incomplete('sources.record-unreadable', {
          subject: url,
          params: { detail: reasonOf(parsed.error) },
        });
      else
        writeTable(reading, `${root}/tables/${encodeURIComponent(parsed.data.id)}`, {
          ...parsed.data,
          title: parsed.data.label,
        });
    }
  }
  if (read < expected)
    reading.incomplete('sources.count-mismatch', { subject: root, params: { expected, read } });
  return undefined;
}

interface Table {
  readonly id: string;
  readonly title: string | undefined;
  readonly description?: string | undefined;
  readonly updated: string | undefined;
  readonly firstPeriod?: string | undefined;
  readonly lastPeriod?: string | undefined;
  readonly source?: string | undefined;
}

function writeTable({ builder }: SourceReading, address: string, table: Table): void {
  const title = table.title === undefined ? undefined : { text: table.title, lang: 'sv' };
  writeDataset(builder, {
    iri: address,
    identifier: table.id,
    title,
    description: table.description === undefined ? undefined : { text: table.description, lang: 'sv' },
    landingPage: address,
    modified: table.updated,
    temporal: { start: table.firstPeriod, end: table.lastPeriod },
    provenance: table.source === undefined ? undefined : { text: table.source, lang: 'sv' },
    distributions: [
      {
        iri: `${address}#api`,
        title: { text: 'API (PxWeb)', lang: 'sv' },
        accessUrl: address,
        format: 'application/json',
        accessService: {
          iri: `${address}#service`,
          title: title === undefined ? undefined : { ...title, text: `${title.text} (API)` },
          endpointUrl: address,
          format: 'application/json',
        },
      },
    ],
  });
}
