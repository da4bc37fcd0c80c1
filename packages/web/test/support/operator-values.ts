import { loadProfileData } from '@lanskatalog/config';
import type { RegionConfig } from '@lanskatalog/core';
import { problem } from '@lanskatalog/core';
import type { HarvestDiff, RunDetails, StoredRun } from '@lanskatalog/harvest';
import type {
  Actor,
  AuditEntry,
  Overview,
  RunOverview,
  SourceCondition,
  SourceOverview,
} from '@lanskatalog/operations';
import { actions } from '@lanskatalog/operations';
import { loadAssets } from '../../src/assets.ts';
import type { OperatorView } from '../../src/operator/operator-view.ts';
import type { SourcePageOptions } from '../../src/operator/source-page.tsx';
import type { Site } from '../../src/site.ts';
import { viewOf } from '../../src/view.ts';

export const at = '2026-03-10T09:00:00.000Z';
const hoursBefore = (hours: number): string => new Date(Date.parse(at) - hours * 3_600_000).toISOString();

const actor: Actor = { id: 'local:anna', name: 'Anna Ek', role: 'operator', via: 'page' };

export const viewFor = (url: string, options: Partial<OperatorView> = {}): OperatorView => {
  const site = {
    config: {
      region: {
        title: { sv: 'Öppna data i Testlän', en: 'Open data of Testlän' },
        publisher: { name: 'Region' },
      },
      municipalities: [],
      sources: [],
    } as unknown as RegionConfig,
    profileData: loadProfileData(),
    assets: loadAssets(undefined),
  } as unknown as Site;
  return {
    ...viewOf(site, { url }),
    actor,
    csrf: 'token-of-the-session',
    now: Date.parse(at),
    actions: new Map(actions.map((action) => [action.name, action])),
    ...options,
  };
};

export const sourceOf = (
  name: string,
  condition: SourceCondition,
  more: Partial<SourceOverview> = {},
): SourceOverview => ({
  id: name.toLowerCase().replace('ö', 'o'),
  municipality: { code: '1880', name },
  url: `https://${name.toLowerCase()}.example/`,
  kind: 'dcat',
  heldIn: 'file',
  condition,
  schedule: '0 2 * * *',
  intervalMs: 86_400_000,
  nextRun: '2026-03-11T01:00:00.000Z',
  outcome: 'harvested',
  lastRun: `${hoursBefore(8)}-1`,
  lastAttempt: hoursBefore(8),
  lastSuccess: hoursBefore(8),
  failures: 0,
  published: 40,
  trend: [38, 38, 39, 40, 40].map((datasets, i) => ({
    run: `r${i}`,
    at: hoursBefore(24 * (5 - i)),
    outcome: condition === 'failing' && i === 3 ? 'unreachable' : 'harvested',
    datasets,
    ms: 4000 + i * 350,
  })),
  ...more,
});

const cause = {
  code: 'fetch.dns',
  title: { sv: 'Värdnamnet finns inte', en: 'The host name does not exist' },
  message: {
    sv: 'https://oppnadata.kumla.example/ gick inte att hämta: namnet finns inte i DNS.',
    en: 'https://oppnadata.kumla.example/ could not be fetched: the name is not in DNS.',
  },
  remedy: {
    sv: 'Kontrollera stavningen av adressen, och med kommunen om den har flyttat.',
    en: 'Check the spelling of the address, and with the municipality whether it has moved.',
  },
};

/** A county where a little of everything is the matter. */
export const troubled: Overview = {
  at,
  mode: 'distributed',
  release: {
    number: 41,
    publishedAt: hoursBefore(7),
    datasets: 221,
    held: { by: 'Anna Ek', at: hoursBefore(2), reason: 'fel i Kumlas reskontra' },
    earlier: [
      { number: 40, publishedAt: hoursBefore(31) },
      { number: 39, publishedAt: hoursBefore(55) },
    ],
  },
  lastCompleteRound: hoursBefore(31),
  sources: [
    sourceOf('Örebro', 'ok'),
    sourceOf('Kumla', 'failing', {
      cause,
      failures: 4,
      lastSuccess: hoursBefore(70),
      outcome: 'unreachable',
    }),
    sourceOf('Hallsberg', 'guarded', { outcome: 'guarded' }),
    sourceOf('Askersund', 'interrupted'),
    sourceOf('Laxå', 'stale', { lastSuccess: hoursBefore(80) }),
    sourceOf('Degerfors', 'incomplete'),
    sourceOf('Hällefors', 'never', { trend: [], published: 0 }),
    sourceOf('Karlskoga', 'running', {
      running: {
        job: 'harvest-karlskoga',
        stage: 'normalising',
        done: 18,
        total: 40,
        startedAt: hoursBefore(0.01),
        leftMs: 42_000,
      },
    }),
    sourceOf('Nora', 'paused', { paused: { by: 'Anna Ek', at: hoursBefore(50), reason: 'byter system' } }),
  ],
  jobs: [
    {
      id: 'harvest-karlskoga',
      kind: 'harvest-source',
      state: 'running',
      source: 'karlskoga',
      attempt: 1,
      since: hoursBefore(0.01),
      progress: { stage: 'normalising', done: 18, total: 40 },
      leftMs: 42_000,
    },
    { id: 'publish-region', kind: 'publish-region', state: 'waiting', attempt: 1, since: hoursBefore(0.02) },
  ],
  queues: [
    { kind: 'harvest-source', waiting: 0, running: 1, failed: 2 },
    { kind: 'publish-region', waiting: 1, running: 0, failed: 0 },
  ],
  workers: [
    {
      id: 'scheduler@host:11',
      kind: 'scheduler',
      version: '0.1.0',
      startedAt: hoursBefore(100),
      seenAt: hoursBefore(0.002),
      silent: false,
    },
    {
      id: 'harvester@host:12',
      kind: 'harvester',
      version: '0.1.0',
      startedAt: hoursBefore(100),
      seenAt: hoursBefore(1),
      silent: true,
    },
  ],
  alerts: [
    {
      id: 'disk',
      rule: 'disk-low',
      subject: 'disk',
      since: hoursBefore(3),
      message: { sv: 'Disken är nästan full: 4 % kvar.', en: 'The disk is nearly full: 4 % left.' },
      remedy: { sv: 'Frigör utrymme eller utöka disken.', en: 'Free space or extend the disk.' },
      path: '/operator',
    },
  ],
  missing: [],
};

const run: StoredRun = {
  id: '2026-03-10T01:00:00.000Z-1',
  version: 1,
  source: 'kumla',
  startedAt: '2026-03-10T01:00:00.000Z',
  finishedAt: '2026-03-10T01:00:07.400Z',
  outcome: 'guarded',
  datasets: { seen: 20, new: 1, changed: 1, unchanged: 18, removed: 20, kept: 0 },
  problems: { error: 1, warning: 1, info: 0 },
  requests: 4,
  bytes: 182_000,
  wouldGo: { count: 2, hash: 'abc' },
};

const diff: HarvestDiff = {
  added: [{ uri: 'https://kumla.example/d/ny', title: 'Parkeringar' }],
  changed: [
    {
      uri: 'https://kumla.example/d/bad',
      title: 'Badplatser',
      fields: [
        { property: 'dct:title', before: ['Badplatser'], after: ['Badplatser i Kumla'] },
        { property: 'dcat:keyword', before: ['bad', 'sjö'], after: ['bad'] },
      ],
    },
  ],
  removed: [
    { uri: 'https://kumla.example/d/lek', title: 'Lekplatser' },
    { uri: 'https://kumla.example/d/skola', title: 'Skolor <b>och</b> förskolor' },
  ],
  rejected: [
    {
      uri: 'https://kumla.example/d/utan',
      title: 'Utan beskrivning',
      problems: [
        problem('quality.mandatory-missing', {
          source: 'kumla',
          subject: 'https://kumla.example/d/utan',
          property: 'dct:description',
        }),
      ],
    },
  ],
  unchanged: 16,
  leftOut: 0,
};

const details: RunDetails = {
  version: 1,
  stages: [
    { stage: 'discovering', startedAt: '2026-03-10T01:00:00.000Z', ms: 900, done: 3 },
    { stage: 'fetching', startedAt: '2026-03-10T01:00:00.900Z', ms: 4100, done: 182_000 },
    { stage: 'normalising', startedAt: '2026-03-10T01:00:05.000Z', ms: 1900, done: 20 },
    { stage: 'comparing', startedAt: '2026-03-10T01:00:06.900Z', ms: 120, done: 20 },
    { stage: 'storing', startedAt: '2026-03-10T01:00:07.020Z', ms: 380 },
  ],
  requests: [
    {
      url: 'https://kumla.example/robots.txt',
      at: '2026-03-10T01:00:00.000Z',
      ms: 80,
      result: 'unreachable',
      status: 404,
      reason: 'status',
    },
    {
      url: 'https://kumla.example/datasets/dcat',
      at: '2026-03-10T01:00:01.000Z',
      ms: 4000,
      result: 'fetched',
      status: 200,
      bytes: 182_000,
    },
  ],
  requestsLeftOut: 0,
  log: [
    {
      at: '2026-03-10T01:00:00.000Z',
      level: 'info',
      message: 'reading the source',
      fields: { kind: 'dcat' },
    },
    {
      at: '2026-03-10T01:00:06.900Z',
      level: 'warn',
      message: 'the harvest was held back',
      fields: { gone: 20 },
    },
  ],
  logLeftOut: 3,
  snapshots: [
    {
      url: 'https://kumla.example/datasets/dcat',
      sha256: 'f'.repeat(64),
      mediaType: 'application/rdf+xml',
      size: 182_000,
      blob: 'snapshots/kumla/ff',
    },
  ],
  diff,
};

export const runOverview: RunOverview = {
  run,
  details,
  causes: [
    {
      code: 'merge.guarded',
      severity: 'error',
      count: 1,
      title: { sv: 'Skördningen hölls tillbaka', en: 'The harvest was held back' },
      remedy: { sv: 'Kontrollera hos källan.', en: 'Check at the source.' },
      examples: [{ sv: '20 av 40 saknas.', en: '20 of 40 are missing.' }],
    },
  ],
};

export const auditEntries: readonly AuditEntry[] = [
  {
    id: 'a2',
    version: 1,
    at: hoursBefore(1),
    actor: { id: 'local:anna', name: 'Anna Ek', role: 'operator' },
    via: 'page',
    action: 'pause-source',
    params: { source: 'kumla', reason: 'byter system' },
    source: 'kumla',
    outcome: 'done',
    before: null,
    after: { paused: true },
  },
  {
    id: 'a1',
    version: 1,
    at: hoursBefore(30),
    actor: { id: 'token:3', name: 'Nattjobb', role: 'operator' },
    via: 'api',
    action: 'restore-release',
    params: { number: 12 },
    outcome: 'refused',
    reason: 'There is no release 12.',
  },
];

export const sourceOptions: SourcePageOptions = {
  source: sourceOf('Kumla', 'guarded', {
    heldIn: 'store',
    kind: 'auto',
    outcome: 'guarded',
    cause,
    lastRun: run.id,
  }),
  config: {
    id: 'kumla',
    municipality: '1881',
    url: 'https://kumla.example/',
    kind: 'auto',
    schedule: '0 2 * * *',
    precedence: 100,
    forward: true,
    paused: false,
    fullReadDays: 7,
    missingGraceDays: 3,
    guard: { percent: 10, count: 3 },
    overrides: {},
  },
  tableFiles: [
    {
      url: 'https://kumla.example/reskontra-2025.csv',
      readAt: hoursBefore(3),
      key: { table: 'ledger', municipality: '1881', source: 'kumla', period: '2025' },
      published: { rows: 4120, quarantined: 7, masked: 33 },
      held: { rows: 90, quarantined: 0, masked: 1 },
      problem: { ...cause, severity: 'warning' },
    },
    { url: 'https://kumla.example/skolor.pdf' },
  ],
  runs: [run, { ...run, id: '2026-03-09T01:00:00.000Z-1', outcome: 'harvested' }],
  guarded: { run, diff },
  found: {
    due: '2026-04-01T00:00:00.000Z',
    candidates: [
      { kind: 'dcat', url: 'https://kumla.example/datasets/dcat', datasets: 40 },
      { kind: 'psidata-page', url: 'https://kumla.example/psidata', datasets: 12 },
    ],
  },
  written: '{ "id": "kumla", "municipality": "1881" }',
  audit: auditEntries,
};
