import { tableKinds } from '@lanskatalog/tables';
import { z } from 'zod';

const byLanguage = z.record(z.string(), z.string());

export const problemSchema = z.object({
  status: z.int(),
  title: z.string(),
  detail: z.string().optional(),
  errors: z.array(z.object({ parameter: z.string(), message: z.string() })).optional(),
});

const datasetSchema = z.object({
  name: z.string().describe('Last part of its address here.'),
  uri: z.string(),
  kind: z.enum(['dataset', 'series', 'service']),
  title: byLanguage,
  description: byLanguage,
  municipality: z.string(),
  source: z.string(),
  publisher: z.object({ iri: z.string(), name: z.string() }).optional(),
  keywords: z.array(z.string()),
  themes: z.array(z.string()),
  formats: z.array(z.string()),
  licences: z.array(z.string()),
  accessRights: z.string().optional(),
  issued: z.string().optional(),
  modified: z.string().optional(),
  distributions: z.int(),
  series: z.array(z.string()),
  missing: z.boolean().describe('Gone from its source, within its days of grace.'),
  shared: z.enum(tableKinds).optional().describe('The shared source that it is.'),
  stars: z.int().optional().describe('0 to 4: those of its best distribution.'),
  score: z.number().optional().describe('Per cent of the points of the metadata quality assessment.'),
  page: z.string(),
});

export const foundDatasetsSchema = z.object({
  total: z.int(),
  approximate: z
    .boolean()
    .describe('Nothing matched all words as written; these have similar words, or some of them.'),
  datasets: z.array(datasetSchema.extend({ matched: z.array(z.string()).optional() })),
  facets: z.record(z.string(), z.record(z.string(), z.int())),
});

const knownProblemSchema = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  title: byLanguage,
  message: byLanguage,
  remedy: byLanguage,
  subject: z.string().optional(),
  property: z.string().optional(),
  before: z.string().optional(),
  after: z.string().optional(),
});

const previewSchema = z.union([
  z.object({
    kind: z.literal('rows'),
    columns: z.array(z.string()),
    rows: z.array(z.array(z.string())),
    moreColumns: z.int().describe('Columns that are not shown for want of room.'),
    hiddenColumns: z.int().describe('Columns about people, which are left out.'),
  }),
  z.object({ kind: z.enum(['personal', 'ledger', 'unreadable', 'too-large', 'not-fetched']) }),
]);

const fileSchema = z.object({
  url: z.string(),
  state: z.enum(['works', 'dead', 'unverified', 'unchecked']),
  checked: z.string().optional().describe('When it was last asked for.'),
  since: z.string().optional().describe('Date since which it has been in this state.'),
  lastWorked: z.string().optional(),
  brokenSince: z.string().optional().describe('Date of the first of the failures that are going on.'),
  status: z.int().optional(),
  reason: z.string().optional(),
  mediaType: z.string().optional(),
  bytes: z.int().optional().describe('Size, where the server says it.'),
  finalUrl: z.string().optional().describe('Where it leads on to.'),
  preview: previewSchema.optional().describe('The first rows of a table, or why they are not shown.'),
});

export const fullDatasetSchema = datasetSchema.extend({
  replaces: z.array(z.string()),
  alternates: z.array(z.object({ source: z.string(), uri: z.string() })),
  entity: z.record(z.string(), z.unknown()).describe('Everything the profile says of it.'),
  agents: z.array(z.record(z.string(), z.unknown())),
  files: z.array(fileSchema).describe('Its addresses, as the nightly check found them.'),
  problems: z.array(knownProblemSchema),
});

const deliverySchema = z.object({
  table: z.enum(tableKinds),
  kind: z.enum(['rows', 'described', 'missing']),
  rows: z.int(),
  latest: z.string().optional(),
  fresh: z.boolean(),
});

export const municipalitySchema = z.object({
  code: z.string(),
  name: z.string(),
  officialName: z.string(),
  datasets: z.int(),
  deliveries: z.array(deliverySchema),
  sources: z.array(
    z.object({
      id: z.string(),
      url: z.string(),
      datasets: z.int(),
      missing: z.int(),
      outcome: z.string().optional(),
      lastConfirmed: z.string().optional(),
      problems: z.object({ error: z.int(), warning: z.int(), info: z.int() }).optional(),
    }),
  ),
  page: z.string(),
});

export const problemGroupSchema = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  count: z.int(),
  examples: z.array(knownProblemSchema),
});

export const changeSchema = z.object({
  uri: z.string(),
  change: z.enum(['created', 'updated', 'deleted']),
  kind: z.enum(['dataset', 'series', 'service']),
  title: z.string(),
  at: z.string(),
});

const points = z.object({
  points: z.number(),
  max: z.number(),
  percent: z.number(),
  rating: z.enum(['excellent', 'good', 'sufficient', 'bad']),
});

/** Both methods: the EU's, and the national portal's. */
export const scoreSchema = z.object({
  datasets: z.int(),
  distributions: z.int(),
  stars: z.number(),
  mqa: z.object({ eu: points, portal: points }),
});

const cell = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);
export const rowSchema = z.record(z.string(), cell);

export const tableSchema = z.object({
  table: z.enum(tableKinds),
  municipalities: z.array(z.string()),
  rows: z.int(),
  columns: z.array(z.object({ name: z.string(), type: z.string() })),
});

export const coverageSchema = z.object({
  table: z.enum(tableKinds),
  municipality: z.string(),
  period: z.string(),
  rows: z.number(),
  sum: z.string().nullable(),
  firstDate: z.string().nullable(),
  lastDate: z.string().nullable(),
  maskedShare: z.number(),
  summedRows: z.number(),
  dateBasis: z.string(),
  vatBasis: z.string(),
  missingUnits: z.array(z.string()),
  sources: z.array(z.string()),
});

export const regionSchema = z.object({
  id: z.string(),
  title: z.object({ sv: z.string(), en: z.string().optional() }),
  /** Number of the current release. */
  release: z.int(),
  publishedAt: z.string(),
  /** Datasets, series and services. */
  datasets: z.int(),
  /** When the region was last published after all its sources had been attempted. */
  lastCompleteRound: z.string().optional(),
});
