import { appendFileSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildCli, runCli, startCli } from '../support/cli.ts';
import { municipalFeed } from '../support/municipal-feed.ts';
import { startStubServer } from '../support/stub-server.ts';
import type { StubServer } from '../support/stub-server.ts';
import { createWorkspace } from '../support/workspace.ts';

const feed = (version: number): string =>
  municipalFeed(
    Array.from({ length: 400 }, (_, n) => `dataset-${n}`),
    () => `version ${version}`,
  );

const releaseOf = async (data: string): Promise<string> => {
  const exported = await runCli('export', '--format', 'nquads', '--data', data);
  expect(exported).toMatchObject({ code: 0 });
  return exported.stdout;
};

let server: StubServer;
beforeAll(async () => {
  buildCli();
  server = await startStubServer();
});
afterAll(() => server.close());

describe('a backup', () => {
  it('made while a harvest runs restores the same release on an empty machine', async () => {
    const ids = ['kumla', 'nora', 'laxa'];
    const workspace = createWorkspace(ids.map((id) => ({ id, url: `${server.origin}/${id}` })));
    const serve = (version: number): void => {
      for (const id of ids) server.answers.set(`/${id}`, { type: 'text/turtle', body: feed(version) });
    };
    serve(0);
    await workspace.harvest();
    const before = await releaseOf(workspace.data);
    serve(1);
    const harvest = startCli('harvest', '--config', workspace.config, '--data', workspace.data, '--json');
    const harvested = new Promise((resolve) => harvest.once('close', resolve));
    const backup = `${workspace.data}-backup`;
    const made = await runCli('backup', '--from', workspace.data, '--to', backup);
    expect(made).toMatchObject({ code: 0 });
    expect(harvest.exitCode).toBeNull();
    await harvested;
    const after = await releaseOf(workspace.data);
    expect(after).not.toBe(before);

    const restored = `${workspace.data}-restored`;
    const told = await runCli('restore', '--from', backup, '--to', restored);
    expect(told).toMatchObject({ code: 0 });
    const hash = /SHA-256 of all: (\w{64})/;
    expect(hash.exec(told.stdout)?.[1]).toBe(hash.exec(made.stdout)?.[1]);
    expect([before, after]).toContain(await releaseOf(restored));
    const again = await runCli('restore', '--from', backup, '--to', restored);
    expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('not empty') as unknown });
    // And harvests go on from what was restored.
    const next = await runCli('harvest', '--config', workspace.config, '--data', restored, '--json');
    expect(next.code).toBe(0);
    expect(await releaseOf(restored)).toBe(after);

    appendFileSync(`${backup}/blobs/${someRelease(backup)}`, 'x');
    const harmed = await runCli('restore', '--from', backup, '--to', `${workspace.data}-other`);
    expect(harmed).toMatchObject({ code: 1, stderr: expect.stringContaining('not what it was') as unknown });
    workspace.remove();
  }, 240_000);
});

function someRelease(backup: string): string {
  const [release = ''] = readdirSync(`${backup}/blobs/releases`);
  return `releases/${release}/manifest.json`;
}
