import type { Blobs, Municipality } from '@lanskatalog/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { historyOf } from './change-routes.ts';
import { addPage } from './page-routes.ts';
import { accessibilityPage } from './pages/accessibility-page.tsx';
import { changesPage } from './pages/changes-page.tsx';
import { checklistPage } from './pages/checklist.tsx';
import type { CountyPageOptions } from './pages/county-page.tsx';
import { countyPage } from './pages/county-page.tsx';
import { municipalitiesPage, municipalityPage } from './pages/municipality-page.tsx';
import { toDoPage } from './pages/to-do-page.tsx';
import { toDoText } from './pages/to-do-text.ts';
import type { RegionIndex } from './release/region-index.ts';
import { isPublic } from './sign-in/is-public.ts';
import type { Site } from './site.ts';
import { englishPrefix, viewOf } from './view.ts';

/** Pages about the municipalities and the county. */
export function addCountyPages(app: FastifyInstance, site: Site, blobs: Blobs): void {
  addPage(app, site, {
    path: '/kommuner',
    handle: async (view, index) => municipalitiesPage(view, await optionsOf(site, index)),
  });
  addPage(app, site, {
    path: '/kommuner/:code',
    handle: async (view, index, request) => {
      const municipality = await municipalityIn(site, request);
      return municipality && municipalityPage(view, municipality, await optionsOf(site, index));
    },
  });
  addPage(app, site, {
    path: '/kommuner/:code/att-gora',
    handle: async (view, index, request) => {
      const municipality = await municipalityIn(site, request);
      return municipality && toDoPage(view, municipality, await optionsOf(site, index));
    },
  });
  addToDoText(app, site);
  addPage(app, site, {
    path: '/lanet',
    handle: async (view, index) => countyPage(view, await optionsOf(site, index)),
  });
  addPage(app, site, {
    path: '/nytt',
    handle: async (view, index) => changesPage(view, index, await historyOf(blobs, index.release)),
  });
  addPage(app, site, { path: '/checklista', handle: (view) => checklistPage(view) });
  addPage(app, site, { path: '/tillganglighet', handle: (view) => accessibilityPage(view) });
}

async function optionsOf(site: Site, index: RegionIndex): Promise<CountyPageOptions> {
  const [tables, statuses, history, lastCompleteRound] = await Promise.all([
    site.tables.get(),
    site.statuses.get(),
    site.scores.get(),
    site.lastCompleteRound.get(),
  ]);
  return { index, tables, statuses, history, lastCompleteRound };
}

async function municipalityIn(
  { municipalities }: Site,
  request: FastifyRequest,
): Promise<Municipality | undefined> {
  const { code } = request.params as { code: string };
  return (await municipalities.get()).find((municipality) => municipality.code === code);
}

function addToDoText(app: FastifyInstance, site: Site): void {
  for (const prefix of ['', englishPrefix]) {
    app.get(`${prefix}/kommuner/:code/att-gora.txt`, isPublic, async (request, reply) => {
      const index = await site.index.get();
      const municipality = await municipalityIn(site, request);
      if (index === undefined || municipality === undefined) return reply.callNotFound();
      const text = toDoText(viewOf(site, request), municipality, await optionsOf(site, index));
      return reply.type('text/plain; charset=utf-8').send(text);
    });
  }
}
