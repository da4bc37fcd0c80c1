import { Readable } from 'node:stream';
import { profileShapes } from '@lanskatalog/quality';
import type { FastifyInstance } from 'fastify';
import { addPage } from './page-routes.ts';
import { profilePage } from './pages/profile-page.tsx';
import type { CurrentRelease } from './release/current-release.ts';
import { notPublishedYet } from './release/not-published-yet.ts';
import { isPublic } from './sign-in/is-public.ts';
import type { Site } from './site.ts';

const turtle = 'text/turtle; charset=utf-8';

/** Machine-readable things about the catalogue rather than in it: the profile's shapes, the scores, where everything comes from. */
export function addAboutRoutes(app: FastifyInstance, site: Site, current: CurrentRelease): void {
  const { config, profileData } = site;
  addPage(app, site, { path: '/profile', handle: (view) => profilePage(view) });
  const shapes = profileShapes(profileData, config.region.baseUri);
  app.get('/profile/shapes.ttl', isPublic, (_, reply) => reply.type(turtle).send(shapes));
  for (const name of ['quality.ttl', 'provenance.ttl']) {
    app.get(`/${name}`, isPublic, async (_, reply) => {
      const release = await current.get();
      const content = await release?.open(name);
      return content === undefined
        ? notPublishedYet(reply)
        : reply.type(turtle).send(Readable.from(content, { objectMode: false }));
    });
  }
}
