import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { ReleaseInput } from '@lanskatalog/catalogue';
import { identifiersOf, mergeRelease, writeRelease } from '@lanskatalog/catalogue';
import { loadProfileData } from '@lanskatalog/config';
import type {
  Clock,
  Contact,
  Documents,
  Entity,
  Jobs,
  Log,
  Problem,
  RegionConfig,
  SignInRules,
  Source,
  SourceRecord,
} from '@lanskatalog/core';
import { hashRecord, systemClock } from '@lanskatalog/core';
import { openDirectoryBlobs, openSqliteDocuments } from '@lanskatalog/store';
import { loadTablesConfig } from '@lanskatalog/tables';
import type { FastifyInstance } from 'fastify';
import type { OperatorOptions, SignInSettings } from '../../src/index.ts';
import { createApp } from '../../src/index.ts';

export interface WrittenDataset {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  readonly keywords?: readonly string[];
  readonly modified?: string;
  readonly municipality?: '1880' | '1881';
  readonly properties?: Entity['properties'];
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

export interface RegionApp {
  /** `http://127.0.0.1:41234` */
  readonly address: string;
  readonly documents: Documents;
  readonly app: FastifyInstance;
  /** Asks for a path, following no redirect. */
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  /** Publishes another release, with these datasets in place of the others. */
  publish(datasets: readonly WrittenDataset[], options?: PublishOptions): Promise<void>;
  close(): Promise<void>;
}

export interface RegionAppOptions {
  readonly requestsPerMinute?: number;
  /** With pages and addresses for operators. */
  readonly operator?: {
    readonly signIn: SignInSettings;
    readonly clock?: Clock;
    readonly rules?: SignInRules;
    readonly trustedProxies?: string;
    readonly jobs?: Jobs;
    readonly mail?: OperatorOptions['mail'];
  };
  /** By the code of a municipality. */
  readonly contacts?: Readonly<Record<string, Contact>>;
  /** Adds routes before the application listens. */
  readonly prepare?: (app: FastifyInstance) => void;
}

export interface PublishOptions {
  readonly problems?: readonly Problem[];
  /** Old URI → new URI. */
  readonly aliases?: ReadonlyMap<string, string>;
}

const municipalities = [
  { code: '1880', name: 'Örebro', officialName: 'Örebro kommun', orgnr: '2120001967' },
  { code: '1881', name: 'Kumla', officialName: 'Kumla kommun', orgnr: '2120001975' },
];
const source = (id: string, municipality: string): Source => ({
  id,
  municipality,
  url: `https://${id}.example/datasets/dcat`,
  kind: 'auto',
  schedule: '0 2 * * *',
  precedence: 100,
  forward: true,
  paused: false,
  fullReadDays: 7,
  missingGraceDays: 3,
  guard: { percent: 10, count: 3 },
  overrides: {},
});

const config = {
  region: {
    id: 'testlan',
    baseUri: 'https://data.testlan.example/',
    title: { sv: 'Öppna data i Testlän', en: 'Open data of Testlän' },
    description: { sv: 'Kommunernas öppna data.', en: 'Open data of the municipalities.' },
    publisher: { name: 'Region Testlän', orgnr: '2321000164', type: 'RegionalAuthority' },
    contact: { name: 'Öppna data', email: 'oppnadata@testlan.example' },
    license: 'http://creativecommons.org/publicdomain/zero/1.0/',
  },
  municipalities,
  sources: [source('orebro', '1880'), source('kumla', '1881')],
} satisfies Omit<RegionConfig, 'http' | 'alerts' | 'retention'>;

const silent: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => silent,
};

/** The application over a region of two municipalities, in a directory of its own; nothing is published yet. */
export async function createRegionApp(options: RegionAppOptions = {}): Promise<RegionApp> {
  const directory = mkdtempSync(join(tmpdir(), 'lanskatalog-web-'));
  const documents = await openSqliteDocuments(join(directory, 'test.db'));
  const blobs = await openDirectoryBlobs(join(directory, 'blobs'));
  const tablesDirectory = new URL('../../../../config/tables', import.meta.url).pathname;
  const { operator } = options;
  const known = config.municipalities.map((each) => {
    const contact = options.contacts?.[each.code];
    return contact === undefined ? each : { ...each, contact };
  });
  const whole = {
    ...config,
    municipalities: known,
    ...(operator?.rules && { signIn: operator.rules }),
  } as unknown as RegionConfig;
  const tables = {
    config: await loadTablesConfig(tablesDirectory, AbortSignal.timeout(10_000)),
    aliases: { version: 0, aliases: [], refused: [] },
    precedence: { rule: 'newest', order: [] },
    duckDb: {},
  } as const;
  const clock = operator?.clock ?? systemClock;
  const deps = { documents, blobs, log: silent, config: whole, clock, tables };
  const app = await createApp({
    ...deps,
    ...(operator && {
      operator: {
        mode: 'embedded',
        deps: deps as unknown as OperatorOptions['deps'],
        signIn: operator.signIn,
        ...(operator.jobs && { jobs: operator.jobs }),
        mail: operator.mail,
      },
      trustedProxies: operator.trustedProxies,
    }),
    profileData: loadProfileData(),
    ...(options.requestsPerMinute === undefined ? {} : { requestsPerMinute: options.requestsPerMinute }),
  });
  options.prepare?.(app);
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  let number = 0;
  const feedTag = async (): Promise<string | null> =>
    (await fetch(`${address}/catalog.ttl`, { method: 'HEAD' })).headers.get('etag');
  let last = await feedTag();
  /** The application looks for a new release about once a second. */
  async function served(): Promise<void> {
    for (let tag = last; tag === last; tag = await feedTag()) await setTimeout(50);
    last = await feedTag();
  }
  return {
    address,
    documents,
    app,
    async get(path, headers = {}) {
      const answer = await fetch(address + path, { headers, redirect: 'manual' });
      return { status: answer.status, headers: answer.headers, body: await answer.text() };
    },
    async publish(datasets, published = {}) {
      number += 1;
      const input = inputOf(datasets, published);
      const signal = AbortSignal.timeout(300_000);
      const merged = await mergeRelease(input, signal);
      const prefix = `releases/${String(number).padStart(6, '0')}`;
      const manifest = await writeRelease({ input, merged, blobs, prefix }, signal);
      const pointers = await documents.collection('pointers', { indexes: [] });
      await pointers.put('current-release', {
        version: 1,
        number,
        prefix,
        inputs: manifest.inputs,
        states: '',
        contentHash: manifest.contentHash,
        datasets: manifest.published,
        publishedAt: '2026-03-10T02:00:00.000Z',
        earlier: [],
      });
      await served();
    },
    async close() {
      await app.close();
      await blobs.close();
      await documents.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function inputOf(
  datasets: readonly WrittenDataset[],
  { problems = [], aliases }: PublishOptions,
): ReleaseInput {
  const records = new Map<string, SourceRecord[]>(config.sources.map(({ id }) => [id, []]));
  for (const dataset of datasets) {
    records.get(dataset.municipality === '1881' ? 'kumla' : 'orebro')?.push(recordOf(dataset));
  }
  const of = (id: string): readonly SourceRecord[] => records.get(id) ?? [];
  return {
    region: config.region,
    municipalities,
    sources: config.sources,
    async *heads(id) {
      for (const { record, state } of of(id)) {
        const { uri, kind, hash, entity } = record;
        yield { uri, kind, hash, state, identifiers: identifiersOf(entity) };
      }
    },
    async *records(id) {
      yield* of(id);
    },
    async *problems(id) {
      yield* problems.filter((found) => found.source === id);
    },
    owners: new Map(),
    subCatalogues: false,
    today: '2026-03-10',
    ...(aliases === undefined ? {} : { aliases }),
    changes: { at: '2026-03-10T02:00:00.000Z' },
  };
}

function recordOf(dataset: WrittenDataset): SourceRecord {
  const { municipality = '1880', keywords = [] } = dataset;
  const publisher = `http://dataportal.se/organisation/SE${municipality === '1880' ? '2120001967' : '2120001975'}`;
  const uri = dataset.id.startsWith('http') ? dataset.id : `https://kommun.example/d/${dataset.id}`;
  const entity: Entity = {
    id: uri,
    types: ['dcat:Dataset'],
    properties: {
      'dct:title': [{ text: dataset.title, lang: 'sv' }],
      'dct:description': [{ text: dataset.description ?? 'Om den.', lang: 'sv' }],
      'dct:publisher': [{ iri: publisher }],
      'dcat:keyword': keywords.map((text) => ({ text, lang: 'sv' })),
      'dct:modified': [{ literal: dataset.modified ?? '2026-01-15', type: 'xsd:date' }],
      'dcat:distribution': [
        {
          node: {
            id: `${uri}/csv`,
            types: ['dcat:Distribution'],
            properties: {
              'dcat:accessURL': [{ iri: `${uri}.csv` }],
              'dct:format': [{ literal: 'text/csv' }],
              'dct:license': [{ iri: 'http://creativecommons.org/publicdomain/zero/1.0/' }],
            },
          },
        },
      ],
      ...dataset.properties,
    },
  };
  const agents: Entity[] = [
    {
      id: publisher,
      types: ['foaf:Agent'],
      properties: {
        'foaf:name': [{ text: municipality === '1880' ? 'Örebro kommun' : 'Kumla kommun', lang: 'sv' }],
      },
    },
  ];
  return {
    record: { uri, kind: 'dataset', entity, agents, hash: hashRecord({ entity, agents }), invalid: false },
    state: 'live',
    firstSeen: '2026-01-01T02:00:00.000Z',
    changed: '2026-02-01T02:00:00.000Z',
  };
}
