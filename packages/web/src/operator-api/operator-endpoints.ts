import { dryRunRecord, dryRunResult, harvestRun, loadRuns, runDetails } from '@lanskatalog/harvest';
import type { Actor } from '@lanskatalog/operations';
import {
  auditEntry,
  hasRole,
  loadAudit,
  loadDryRunOverview,
  loadJobsOverview,
  loadOverview,
  loadRunOverview,
  loadSourceOverview,
} from '@lanskatalog/operations';
import { z } from 'zod';
import { refuse } from '../api/endpoint.ts';
import { wholeNumber } from '../api/parameters.ts';
import type { OperatorEndpoint } from './operator-endpoint.ts';
import { operatorEndpoint } from './operator-endpoint.ts';
import {
  jobSchema,
  localised,
  overviewSchema,
  progressSchema,
  queueSchema,
  sourceSchema,
} from './overview-schema.ts';
import { tableEndpoints } from './table-endpoints.ts';
import { openSnapshot } from './snapshot.ts';

const nothing = z.strictObject({});
const id = z.string().regex(/^[\w.:-]{1,200}$/);
const byRun = z.strictObject({ id: id.describe('Id of a run.') });
const sourceId = z.string().regex(/^[a-z0-9-]{1,80}$/);

const notYours = {
  403: 'Your role does not allow it; a coordinator sees the sources of their own municipality.',
};
const notYoursProblem = refuse({
  status: 403,
  title: 'Not a source of your municipality',
  detail: 'A coordinator sees the sources of their own municipality.',
});

const maySee = (actor: Actor, municipality: string | undefined): boolean =>
  hasRole(actor, 'operator') || (municipality !== undefined && municipality === actor.municipality);

const runSchema = harvestRun.extend({ id: z.string() });

const causeGroup = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  property: z.string().exactOptional(),
  count: z.number(),
  title: localised,
  remedy: localised,
  examples: z.array(localised.extend({ subject: z.string().exactOptional() })),
});

const overviews = [
  operatorEndpoint({
    path: '/overview',
    summary: 'All that goes on and all that is wrong, at one moment',
    role: 'operator',
    query: nothing,
    answer: overviewSchema,
    handle: ({ operator }) => loadOverview(operator),
  }),
  operatorEndpoint({
    path: '/sources/{id}',
    summary: 'One source: how it is, why, and its latest runs',
    role: 'coordinator',
    params: z.strictObject({ id: sourceId.describe('Id of a source.') }),
    query: nothing,
    answer: sourceSchema,
    refusals: { ...notYours, 404: 'There is no such source.' },
    async handle({ params, actor, operator }) {
      const source = await loadSourceOverview(operator, params.id);
      if (source === undefined) return refuse({ status: 404, title: 'No such source' });
      return maySee(actor, source.municipality.code) ? source : notYoursProblem;
    },
  }),
  operatorEndpoint({
    path: '/jobs',
    summary: 'Jobs that run, wait and have failed of late, and how many of each kind',
    role: 'operator',
    query: nothing,
    answer: z.object({ jobs: z.array(jobSchema), queues: z.array(queueSchema) }),
    refusals: { 503: 'The queue does not answer.' },
    handle: ({ operator }) =>
      loadJobsOverview(operator).catch((error: unknown) =>
        refuse({
          status: 503,
          title: 'The queue does not answer',
          detail: error instanceof Error ? error.message : String(error),
        }),
      ),
  }),
];

const runs = [
  operatorEndpoint({
    path: '/runs',
    summary: 'Runs of a source, newest first',
    role: 'coordinator',
    query: z.strictObject({
      source: sourceId.describe('Id of a source.'),
      limit: wholeNumber({ from: 1, to: 200, otherwise: 30 }).describe('At most so many.'),
    }),
    answer: z.object({ runs: z.array(runSchema) }),
    refusals: notYours,
    async handle({ query, actor, operator: { deps } }) {
      const source = deps.config.sources.find((one) => one.id === query.source);
      if (!maySee(actor, source?.municipality)) return notYoursProblem;
      return { runs: await loadRuns(deps.documents, query) };
    },
  }),
  operatorEndpoint({
    path: '/runs/{id}',
    summary: 'One run: its stages, requests, log, problems by cause, and what it changed',
    role: 'coordinator',
    params: byRun,
    query: nothing,
    answer: z.object({
      run: runSchema,
      municipality: z.string().exactOptional(),
      details: runDetails.exactOptional(),
      causes: z.array(causeGroup),
    }),
    refusals: { ...notYours, 404: 'There is no such run.' },
    async handle({ params, actor, operator }) {
      const found = await loadRunOverview(operator.deps, params.id);
      if (found === undefined) return refuse({ status: 404, title: 'No such run' });
      return maySee(actor, found.municipality) ? found : notYoursProblem;
    },
  }),
  operatorEndpoint({
    path: '/runs/{id}/snapshot/{n}',
    summary: 'What the source answered, byte for byte: the n-th snapshot of the run, from 1',
    role: 'coordinator',
    params: byRun.extend({
      n: z
        .string()
        .regex(/^[1-9]\d{0,4}$/)
        .transform(Number)
        .pipe(z.int())
        .describe('Counts from 1.'),
    }),
    query: nothing,
    answer: { mediaTypes: ['application/octet-stream'] },
    refusals: { ...notYours, 404: 'There is no such snapshot, or it was cleared away since.' },
    async handle({ params, actor, operator }) {
      const found = await loadRunOverview(operator.deps, params.id);
      if (found !== undefined && !maySee(actor, found.municipality)) return notYoursProblem;
      const file = found && (await openSnapshot(operator.deps, { ...found, n: params.n }));
      return file ?? refuse({ status: 404, title: 'No such snapshot, or it was cleared away since' });
    },
  }),
];

const dryRuns = [
  operatorEndpoint({
    path: '/dry-runs/{id}',
    summary: 'A dry run as far as it has come; once it is done, all that a harvest would change',
    role: 'operator',
    params: z.strictObject({ id: id.describe('Id of a dry run, as the action that asked for it gave it.') }),
    query: nothing,
    answer: dryRunRecord.extend({
      id: z.string(),
      progress: progressSchema.exactOptional(),
      result: dryRunResult.exactOptional(),
      causes: z.array(causeGroup),
    }),
    refusals: { 404: 'There is no such dry run, or it was a while ago.' },
    handle: async ({ params, operator }) =>
      (await loadDryRunOverview(operator, params.id)) ??
      refuse({ status: 404, title: 'No such dry run, or it was a while ago' }),
  }),
];

const auditLog = [
  operatorEndpoint({
    path: '/audit',
    summary: 'Who did what, when, and what changed: newest first',
    role: 'operator',
    query: z.strictObject({
      limit: wholeNumber({ from: 1, to: 200, otherwise: 50 }).describe('At most so many.'),
      before: id.describe('Only entries older than the one with this id.').exactOptional(),
      source: sourceId.describe('Only entries about this source.').exactOptional(),
    }),
    answer: z.object({ entries: z.array(auditEntry.extend({ id: z.string() })) }),
    handle: async ({ query, operator }) => ({ entries: await loadAudit(operator.deps.documents, query) }),
  }),
];

/** All addresses of the operators' API that change nothing. */
export const operatorEndpoints: readonly OperatorEndpoint[] = [
  ...overviews,
  ...runs,
  ...dryRuns,
  ...tableEndpoints,
  ...auditLog,
];
