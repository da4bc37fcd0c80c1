import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildCli } from '../support/cli.ts';
import { municipalFeed } from '../support/municipal-feed.ts';
import { itWithSharedData, sharedFile } from '../support/shared-data.ts';
import { startStubServer } from '../support/stub-server.ts';
import type { StubServer } from '../support/stub-server.ts';
import { createWorkspace } from '../support/workspace.ts';

const orebroFeed = (month: string) => ({
  type: 'application/rdf+xml',
  body: sharedFile(`feeds/sweden/orebro-open-meal-2015-${month}-datasets-dcat.rdf`),
});

const datasetsIn = (nquads: string): string[] =>
  [
    ...nquads.matchAll(
      /^<([^>]+)> <http:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns#type> <http:\/\/www\.w3\.org\/ns\/dcat#Dataset>/gm,
    ),
  ]
    .map((match) => match[1] ?? '')
    .sort();

let server: StubServer;
beforeAll(async () => {
  buildCli();
  server = await startStubServer();
});
afterAll(() => server.close());

describe('a source that changes', () => {
  it('never loses its published datasets while it is empty, garbage or down, and goes on when it is back', async () => {
    const workspace = createWorkspace([{ id: 'kumla', municipality: '1881', url: `${server.origin}/feed` }]);
    const good = { type: 'text/turtle', body: municipalFeed(['a', 'b', 'c', 'd', 'e']) };
    server.answers.set('/feed', good);
    const first = await workspace.harvest();
    expect(first.sources[0]).toMatchObject({ outcome: 'harvested', datasets: { seen: 5, new: 5 } });
    const before = await workspace.export('nquads');
    expect(datasetsIn(before)).toHaveLength(5);

    const faults = [
      { answer: { type: 'text/turtle', body: municipalFeed([]) }, outcome: 'guarded' },
      { answer: { type: 'text/turtle', body: '' }, outcome: 'invalid' },
      { answer: { type: 'text/html', body: '<html><body><h1>Fel</h1></body></html>' }, outcome: 'invalid' },
      { answer: { status: 500, body: 'oops' }, outcome: 'unreachable' },
      { answer: { type: 'text/turtle', body: municipalFeed(['a']) }, outcome: 'guarded' },
    ];
    for (const { answer, outcome } of faults) {
      server.answers.set('/feed', answer);
      const result = await workspace.harvest();
      expect(result.code).toBe(1);
      expect(result.sources[0]).toMatchObject({ outcome, datasets: { removed: 0, kept: 5 } });
      expect(await workspace.export('nquads')).toBe(before);
      expect(result.release).toBe(first.release);
    }

    server.answers.set('/feed', good);
    const back = await workspace.harvest();
    expect(back).toMatchObject({ code: 0, release: first.release });
    expect(back.sources[0]?.datasets).toMatchObject({ seen: 5, unchanged: 5, new: 0 });

    server.answers.set('/feed', { type: 'text/turtle', body: municipalFeed(['a']) });
    const accepted = await workspace.harvest('--source', 'kumla', '--accept-shrink');
    expect(accepted.sources[0]).toMatchObject({ outcome: 'harvested', datasets: { removed: 4 } });
    expect(datasetsIn(await workspace.export('nquads'))).toEqual(['https://kommun.example/d/a']);
    workspace.remove();
  }, 120_000);

  it('costs no parse, no write and no release when it answers 304, the same bytes, or the same in another order', async () => {
    const workspace = createWorkspace([
      { id: 'kumla', municipality: '1881', url: `${server.origin}/steady` },
    ]);
    const body = municipalFeed(['a', 'b']);
    server.answers.set('/steady', (request) =>
      request.headers['if-none-match'] === '"1"'
        ? { status: 304 }
        : { type: 'text/turtle', body, headers: { etag: '"1"' } },
    );
    const first = await workspace.harvest();
    const second = await workspace.harvest();
    expect(second.sources[0]).toMatchObject({ outcome: 'unchanged', skipped: 'conditional' });
    server.answers.set('/steady', { type: 'text/turtle', body });
    expect((await workspace.harvest()).sources[0]).toMatchObject({
      outcome: 'unchanged',
      skipped: 'answer-hash',
    });
    server.answers.set('/steady', { type: 'text/turtle', body: municipalFeed(['b', 'a']) });
    const reordered = await workspace.harvest();
    expect(reordered.sources[0]).toMatchObject({ outcome: 'unchanged', skipped: 'dataset-hash' });
    expect(reordered.release).toBe(first.release);
    workspace.remove();
  }, 60_000);

  itWithSharedData(
    'changes as a reader of the two Örebro feeds of 2015 would list',
    async () => {
      const workspace = createWorkspace([{ id: 'orebro', url: `${server.origin}/datasets/dcat` }]);
      server.answers.set('/datasets/dcat', orebroFeed('06'));
      const june = await workspace.harvest();
      server.answers.set('/datasets/dcat', orebroFeed('12'));
      const december = await workspace.harvest();
      expect({
        june: june.sources[0]?.datasets,
        december: december.sources[0]?.datasets,
      }).toMatchInlineSnapshot(`
        {
          "december": {
            "changed": 1,
            "kept": 0,
            "new": 0,
            "removed": 0,
            "seen": 1,
            "unchanged": 0,
          },
          "june": {
            "changed": 0,
            "kept": 0,
            "new": 1,
            "removed": 0,
            "seen": 1,
            "unchanged": 0,
          },
        }
      `);
      workspace.remove();
    },
    60_000,
  );
});
