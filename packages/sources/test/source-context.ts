import type {
  Municipality,
  PageFetcher,
  PageResult,
  ReadContext,
  Region,
  Source,
  SourceKind,
  SourceOverrides,
} from '@lanskatalog/core';
import { problem } from '@lanskatalog/core';

const region: Region = {
  id: 'orebro-lan',
  baseUri: 'https://data.example.se/',
  title: { sv: 'Öppna data i Örebro län' },
  description: { sv: 'Kommunernas öppna data' },
  publisher: { name: 'Region Örebro län', orgnr: '2321000164', type: 'RegionalAuthority' },
  contact: { name: 'Öppna data', email: 'oppnadata@example.se' },
  license: 'http://creativecommons.org/publicdomain/zero/1.0/',
};

export const hallsberg: Municipality = {
  code: '1861',
  name: 'Hallsberg',
  officialName: 'Hallsbergs kommun',
  orgnr: '2120001926',
  site: 'https://www.hallsberg.se',
};

/** A page of the web as a test needs it. */
export interface WebPage {
  readonly body: string | Uint8Array;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly redirectedTo?: string;
}

/** A web made of a table; what is not in it does not answer. Notes what was asked for. */
export class TableWeb implements PageFetcher {
  readonly asked: string[] = [];
  readonly #pages: ReadonlyMap<string, WebPage>;

  constructor(pages: Readonly<Record<string, string | WebPage>>) {
    this.#pages = new Map(
      Object.entries(pages).map(([url, page]) => [url, typeof page === 'string' ? { body: page } : page]),
    );
  }

  get({ url }: { readonly url: string }): Promise<PageResult> {
    this.asked.push(url);
    const page = this.#pages.get(url);
    if (page === undefined) {
      return Promise.resolve({
        kind: 'unreachable',
        url,
        status: 404,
        problem: problem('fetch.not-found', { subject: url }),
      });
    }
    const { body, type = '', headers = {}, redirectedTo = url } = page;
    return Promise.resolve({
      kind: 'page',
      url,
      finalUrl: redirectedTo,
      status: 200,
      mediaType: type.replace(/;.*/, ''),
      headers: { 'content-type': type, ...headers },
      bytes: Buffer.from(body),
    });
  }
}

/** What a reader is given for a source of Hallsberg. */
export function contextOf(
  url: string,
  fetcher: PageFetcher,
  {
    kind = 'dcat',
    overrides = {},
  }: { readonly kind?: SourceKind; readonly overrides?: SourceOverrides } = {},
): ReadContext {
  const source: Source = {
    id: 'hallsberg',
    municipality: '1861',
    url,
    kind,
    schedule: '0 2 * * *',
    precedence: 100,
    forward: true,
    paused: false,
    fullReadDays: 7,
    missingGraceDays: 14,
    guard: { percent: 10, count: 3 },
    overrides,
  };
  return {
    source,
    municipality: hallsberg,
    region,
    fetcher,
    onProgress: () => undefined,
    signal: new AbortController().signal,
  };
}
