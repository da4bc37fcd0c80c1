import compress from '@fastify/compress';
import cors from '@fastify/cors';
import accepts from '@fastify/accepts';
import type { Blobs, Documents, Log, Region } from '@lanskatalog/core';
import type { FastifyInstance } from 'fastify';
import { fastify } from 'fastify';
import { followCurrentRelease } from './current-release.ts';
import { addFeedRoutes } from './feed-routes.ts';
import { addPageRoutes } from './page-routes.ts';

export interface AppOptions {
  readonly documents: Documents;
  readonly blobs: Blobs;
  readonly log: Log;
  readonly region: Region;
}

/** The web application: reads releases and nothing else, so it serves on when the rest is down. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const app = fastify({ exposeHeadRoutes: true });
  const current = followCurrentRelease(options);
  await app.register(cors, { origin: '*', exposedHeaders: ['etag', 'last-modified', 'link'] });
  await app.register(compress, { globalCompression: true, encodings: ['br', 'gzip'], threshold: 1024 });
  await app.register(accepts);
  app.get('/healthz', () => ({ status: 'ok' }));
  addFeedRoutes(app, current);
  addPageRoutes(app, current);
  return app;
}
