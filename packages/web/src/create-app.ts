import compress from '@fastify/compress';
import cors from '@fastify/cors';
import accepts from '@fastify/accepts';
import rateLimit from '@fastify/rate-limit';
import { loadReferenceUses } from '@lanskatalog/config';
import type { Blobs, Documents, Log, ProfileData, RegionConfig } from '@lanskatalog/core';
import { loadLastPublishing } from '@lanskatalog/harvest';
import type { RegionalTablesOptions, TablesConfig } from '@lanskatalog/tables';
import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import { fastify } from 'fastify';
import { addAboutRoutes } from './about-routes.ts';
import { addApiPages } from './api/api-pages.ts';
import { addApiRoutes, endpointsOf } from './api/api-routes.ts';
import { addCkanRoutes } from './api/ckan-routes.ts';
import { sendProblem } from './api/problem-reply.ts';
import { addAssetRoutes, loadAssets } from './assets.ts';
import { addChangeRoutes } from './change-routes.ts';
import { closeConnections } from './close-connections.ts';
import { addCountyPages } from './county-routes.ts';
import { addEtags } from './etags.ts';
import { addFeedRoutes } from './feed-routes.ts';
import type { OperatorOptions } from './operator-scope.ts';
import { addOperatorScope } from './operator-scope.ts';
import { addCataloguePages, sendHtml } from './page-routes.ts';
import { messagePage } from './pages/message-page.tsx';
import { addReharvestRoutes } from './reharvest/reharvest-routes.ts';
import { followCurrentRelease } from './release/current-release.ts';
import { knownFiles } from './release/file-facts.ts';
import { followStore } from './release/follow-store.ts';
import { loadHarvestStatuses, loadMunicipalities, loadScores } from './release/harvest-status.ts';
import { followIndex } from './release/region-index.ts';
import { recogniseShared } from './search/shared-source.ts';
import { isPublic } from './sign-in/is-public.ts';
import { addRouteRoles } from './sign-in/route-roles.ts';
import type { Site } from './site.ts';
import { addTableFiles } from './table-file-routes.ts';
import { addTablePages } from './table-routes.ts';
import { followTables } from './tables/current-tables.ts';
import { addUriRoutes } from './uri-routes.ts';
import { viewOf } from './view.ts';

export interface AppOptions {
  readonly documents: Documents;
  readonly blobs: Blobs;
  readonly log: Log;
  readonly config: RegionConfig;
  readonly profileData: ProfileData;
  readonly tables: RegionalTablesOptions & { readonly config: TablesConfig };
  /** Absent: no pages and addresses for operators. */
  readonly operator?: OperatorOptions;
  /** Proxies that may say where a request came from, as Fastify's `trustProxy` takes them; none where absent. */
  readonly trustedProxies?: string | undefined;
  /** From one address; a person or a careful program never meets the default. */
  readonly requestsPerMinute?: number;
}

const defaultRequestsPerMinute = 600;

/** The web application: reads releases and nothing else, so it serves on when the rest is down. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const app = fastify({
    exposeHeadRoutes: true,
    trustProxy: options.trustedProxies ?? false,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 500 },
    frameworkErrors: (error, _, reply) => {
      void sendProblem(reply, { status: 400, title: 'The address is malformed', detail: error.message });
    },
  });
  const current = followCurrentRelease(options);
  const { documents, blobs, log, config, profileData, tables } = options;
  const site: Site = {
    config,
    profileData,
    tablesConfig: tables.config,
    referenceUses: loadReferenceUses(),
    assets: loadAssets(config.region.colour),
    index: followIndex(current, { log, recognise: recogniseShared(tables.config) }),
    mayAskAnew: mayAskAnew(options.operator),
    hasQueueBoard: options.operator?.queueBoard !== undefined,
    lastCompleteRound: followStore(async () => (await loadLastPublishing(documents))?.completeRound, {
      first: undefined,
      log,
    }),
    statuses: followStore(() => loadHarvestStatuses(documents), { first: new Map(), log }),
    scores: followStore(() => loadScores(documents), { first: [], log }),
    municipalities: followStore(() => loadMunicipalities({ documents, log, config }), {
      first: config.municipalities,
      log,
    }),
    tables: followTables(current, { documents, blobs, log, options: tables }),
    files: knownFiles(documents, log),
  };
  app.addHook('onClose', () => site.tables.close());
  addRouteRoles(app, site);
  closeConnections(app);
  addEtags(app);
  await addPlugins(app, options.requestsPerMinute ?? defaultRequestsPerMinute);
  addErrorHandler(app, site, log);
  app.get('/healthz', isPublic, () => ({ status: 'ok' }));
  addAssetRoutes(app, site.assets);
  addFeedRoutes(app, current);
  addAboutRoutes(app, site, current);
  addChangeRoutes(app, { site, current, blobs });
  addCataloguePages(app, site);
  addCountyPages(app, site, blobs);
  addTablePages(app, site);
  addTableFiles(app, { current, blobs });
  const endpoints = endpointsOf(blobs);
  addApiRoutes(app, site, endpoints);
  addApiPages(app, site, endpoints);
  addCkanRoutes(app, site);
  addUriRoutes(app, site);
  if (options.operator !== undefined) {
    await addOperatorScope(app, site, options.operator);
    await addReharvestRoutes(app, site, options.operator);
  }
  return app;
}

/** A link in a mail needs an address that nobody who asks can choose: the configured one. */
const mayAskAnew = (operator: OperatorOptions | undefined): boolean =>
  operator?.mail !== undefined && operator.jobs !== undefined && operator.signIn.publicUrl !== undefined;

const publicCors = {
  origin: '*',
  exposedHeaders: [
    'etag',
    'last-modified',
    'link',
    'retry-after',
    'ratelimit-limit',
    'ratelimit-remaining',
    'ratelimit-reset',
  ],
};

/** Other sites' pages may read what is public; nothing of theirs may ask in the name of an operator. */
const noCors = { origin: false };
const isForOperators = (url: string): boolean => /^\/(?:en\/)?(?:api\/)?operator(?:[/?]|$)/.test(url);

async function addPlugins(app: FastifyInstance, requestsPerMinute: number): Promise<void> {
  await app.register(cors, {
    delegator: async ({ url }: FastifyRequest) => (isForOperators(url) ? noCors : publicCors),
  });
  await app.register(rateLimit, {
    max: requestsPerMinute,
    timeWindow: 60_000,
    enableDraftSpec: true,
    allowList: (request) => request.url.startsWith('/assets/') || request.url === '/healthz',
  });
  await app.register(compress, { globalCompression: true, encodings: ['br', 'gzip'], threshold: 1024 });
  await app.register(accepts);
  app.addHook('onRequest', async (_, reply) => {
    void reply
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'no-referrer')
      .header('cross-origin-opener-policy', 'same-origin');
  });
}

/** Faults of ours are logged and told without their insides; those of the request are told in full. */
function addErrorHandler(app: FastifyInstance, site: Site, log: Log): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) log.error({ err: error, url: request.url }, 'a request failed');
    const wantsPage = !request.url.startsWith('/api/') && status >= 500;
    if (wantsPage) return sendHtml(reply.code(status), messagePage(viewOf(site, request), 'fault'));
    if (status === 429)
      return sendProblem(reply, {
        status,
        title: 'Too many requests',
        detail: 'Wait until Retry-After has passed.',
      });
    return sendProblem(reply, { status, title: status >= 500 ? 'Internal error' : error.message });
  });
}
