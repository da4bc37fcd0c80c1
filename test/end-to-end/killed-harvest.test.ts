import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildCli, runCli, startCli } from '../support/cli.ts';
import { municipalFeed } from '../support/municipal-feed.ts';
import { startStubServer } from '../support/stub-server.ts';
import type { StubServer } from '../support/stub-server.ts';
import { createWorkspace } from '../support/workspace.ts';

const datasets = 400;

/** Every dataset of a version carries its number, so a mixture of two versions would show. */
const feed = (version: number): string =>
  municipalFeed(
    Array.from({ length: datasets }, (_, n) => `dataset-${n}`),
    () => `version ${version}`,
  );

let server: StubServer;
beforeAll(async () => {
  buildCli();
  server = await startStubServer();
});
afterAll(() => server.close());

describe('a harvest killed at any moment', () => {
  it('leaves a whole release, the earlier or the later one, twenty times', async () => {
    const workspace = createWorkspace([{ id: 'kumla', municipality: '1881', url: `${server.origin}/feed` }]);
    const serve = (version: number): void => {
      server.answers.set('/feed', { type: 'text/turtle', body: feed(version) });
    };
    serve(0);
    const started = performance.now();
    await workspace.harvest();
    const wholeMs = performance.now() - started;
    for (let round = 1; round <= 20; round += 1) {
      serve(round);
      const child = startCli('harvest', '--config', workspace.config, '--data', workspace.data, '--json');
      const closed = new Promise((resolve) => child.once('close', resolve));
      await new Promise((resolve) => setTimeout(resolve, (wholeMs * round) / 20));
      child.kill('SIGKILL');
      await closed;
      const exported = await runCli('export', '--format', 'nquads', '--data', workspace.data);
      expect(exported).toMatchObject({ code: 0, stderr: '' });
      const versions = [...exported.stdout.matchAll(/"version (\d+)"@sv/g)].map((match) => Number(match[1]));
      expect(versions).toHaveLength(datasets);
      expect(new Set(versions).size).toBe(1);
      expect(versions[0]).toBeLessThanOrEqual(round);
    }
    serve(99);
    expect((await workspace.harvest()).sources[0]).toMatchObject({ outcome: 'harvested' });
    expect(await workspace.export('nquads')).toContain('"version 99"@sv');
    workspace.remove();
  }, 180_000);
});
