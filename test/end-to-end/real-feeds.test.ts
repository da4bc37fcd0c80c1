import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { buildCli } from '../support/cli.ts';
import { haveSharedData, itWithSharedData, sharedFile, sharedPath } from '../support/shared-data.ts';
import { startStubServer } from '../support/stub-server.ts';
import type { StubServer } from '../support/stub-server.ts';
import { createWorkspace } from '../support/workspace.ts';

/** Everything in the collection that claims to be RDF, and what a harvest of it must come to. */
const folders = ['feeds/sweden', 'feeds/other', 'feeds/ckan', 'feeds/profile'];
const mediaTypes: Record<string, string> = {
  rdf: 'application/rdf+xml',
  xml: 'application/xml',
  ttl: 'text/turtle',
  jsonld: 'application/ld+json',
};
const feeds = haveSharedData
  ? folders.flatMap((folder) =>
      readdirSync(sharedPath(folder))
        .filter((file) => /\.(rdf|xml|ttl|jsonld)$/.test(file))
        .map((file) => `${folder}/${file}`),
    )
  : [];

let server: StubServer;
beforeAll(async () => {
  buildCli();
  server = await startStubServer();
});
afterAll(() => server.close());

const idOf = (feed: string): string =>
  (feed.split('/').at(-1) ?? '').replace(/[^a-z0-9]+/gi, '-').toLowerCase();

describe('the real feeds, harvested together as one region', () => {
  itWithSharedData(
    'are harvested or explained, and no dataset is published twice',
    async () => {
      for (const feed of feeds) {
        const type = mediaTypes[feed.split('.').at(-1) ?? ''] ?? 'text/plain';
        server.answers.set(`/${idOf(feed)}`, { type, body: sharedFile(feed) });
      }
      const workspace = createWorkspace(
        feeds.map((feed) => ({ id: idOf(feed), url: `${server.origin}/${idOf(feed)}` })),
      );
      const result = await workspace.harvest();
      const problems = await workspace.problems();
      for (const source of result.sources) {
        if (source.outcome !== 'harvested') {
          expect(problems.filter((found) => found.source === source.id)).not.toEqual([]);
        }
      }
      const nquads = await workspace.export('nquads');
      const typed = [
        ...nquads.matchAll(/^<([^>]+)> <[^>]+#type> <http:\/\/www\.w3\.org\/ns\/dcat#Dataset>/gm),
      ].map((m) => m[1]);
      expect(new Set(typed).size).toBe(typed.length);
      const outcomes = Object.fromEntries(
        result.sources.map(({ id, outcome, datasets }) => [id, `${outcome} ${datasets.seen}`]),
      );
      expect(outcomes).toMatchInlineSnapshot(`
        {
          "catalog-rdf": "harvested 2",
          "ch-1901-xml": "harvested 1",
          "dcatap-de-catalog-rdf": "incomplete 1",
          "it-alessandria-catalog-rdf": "harvested 5",
          "nobelprize-2014-dcat-rdf": "harvested 1",
          "obligatoriskt-rdf": "harvested 2",
          "obligatoriskt-ttl": "harvested 2",
          "opennorth-umea-2015-06-11-dcat-rdf": "harvested 1",
          "opennorth-umea-2015-06-15-dcat-new-rdf": "harvested 1",
          "orebro-open-meal-2015-06-datasets-dcat-rdf": "harvested 1",
          "orebro-open-meal-2015-12-datasets-dcat-rdf": "harvested 1",
          "raa-soch-dataset-template-xml": "harvested 1",
          "raa-soch-root-template-rdf": "invalid 0",
          "rekommenderat-rdf": "harvested 2",
          "rekommenderat-ttl": "harvested 2",
          "sambruk-open-accounts-payable-example-rdf": "harvested 1",
          "sambruk-open-meal-example-rdf": "harvested 3",
          "udata-bnodes-xml": "harvested 4",
          "udata-catalog-xml": "harvested 5",
          "udata-flat-jsonld": "harvested 3",
          "udata-geonetwork-xml": "harvested 1",
          "udata-paged-collection-1-jsonld": "incomplete 3",
          "udata-paged-collection-2-jsonld": "incomplete 1",
          "udata-udata-xml": "harvested 3",
        }
      `);
      workspace.remove();
    },
    120_000,
  );
});
