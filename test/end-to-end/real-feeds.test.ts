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
      expect(outcomes).toMatchInlineSnapshot();
      workspace.remove();
    },
    120_000,
  );
});
