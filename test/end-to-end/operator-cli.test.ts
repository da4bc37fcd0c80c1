import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { CliResult } from '../support/cli.ts';
import { buildCli, runCli } from '../support/cli.ts';
import type { Installation } from '../support/installation.ts';
import { startInstallation } from '../support/installation.ts';
import { municipalFeed } from '../support/municipal-feed.ts';
import { startServing } from '../support/serving.ts';

// Each command is a process that has to start, beside all that else runs.
jest.setTimeout(120_000);

let here: Installation;
beforeAll(async () => {
  buildCli();
  here = await startInstallation();
}, 120_000);
afterAll(() => here.close());

async function cli(...args: string[]): Promise<CliResult> {
  const token = await here.tokenOf('administrator');
  return runCli(...args, '--server', here.address, '--token', token);
}
const operate = (action: string, ...args: string[]): Promise<CliResult> => cli('operate', action, ...args);

describe('lanskatalog operate', () => {
  it('harvests all and tells how all is', async () => {
    const done = await operate('harvest-all');
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(done.stdout).toMatch(/^Harvest all now: done \(audit entry .+\)\n$/);
    await here.idle();
    const status = await cli('status');
    expect(status).toMatchObject({ code: 0, stderr: '' });
    expect(status.stdout).toMatch(/Release 1, published \d+ m?s ago: 4 datasets\./);
    expect(status.stdout).toMatch(/kumla +Kumla +ok +3 /);
  });

  it('tries out a harvest and prints the difference', async () => {
    here.source.answers.set('/kumla', {
      type: 'text/turtle',
      body: municipalFeed(['lekplatser', 'skolor', 'parker'], (name) => `Nytt om ${name}`),
    });
    const { code, stdout } = await operate('dry-run-source', '--source', 'kumla');
    expect(code).toBe(0);
    expect(stdout).toContain('+ Kommunens parker  <https://kommun.example/d/parker>');
    expect(stdout).toContain('- Kommunens badplatser  <https://kommun.example/d/badplatser>');
    expect(stdout).toContain('    dct:description  - Om skolor');
    expect(stdout).toContain('    dct:description  + Nytt om skolor');
    expect(stdout).toContain('1 come, 1 go, 2 change, 0 rejected, 0 unchanged');
    expect((await here.overview()).sources[0]?.published).toBe(3);
  });

  it('previews a source from a file and adds it', async () => {
    here.source.answers.set('/lekeberg', { type: 'text/turtle', body: municipalFeed(['sjöar']) });
    const file = join(here.data, 'lekeberg.yaml');
    writeFileSync(
      file,
      `municipality: "1814"\nid: lekeberg\nurl: ${here.source.origin}/lekeberg\nkind: dcat\n`,
    );
    const previewed = await operate('preview-source', '--text', `@${file}`, '--json');
    const { id } = JSON.parse(previewed.stdout) as { id: string };
    const added = await operate('add-source', '--text', `@${file}`, '--preview', id);
    expect(added).toMatchObject({ code: 0 });
    await here.idle();
    expect((await here.overview()).sources.find((source) => source.id === 'lekeberg')?.condition).toBe('ok');
    expect(await operate('remove-source', '--source', 'lekeberg')).toMatchObject({ code: 0 });
    await here.idle();
  });

  it('shows the runs of a source, and one of them', async () => {
    const runs = await cli('runs', 'kumla');
    expect(runs.stdout).toMatch(/harvested +3/);
    const id = /^(\S+Z-\S+)/m.exec(runs.stdout)?.[1] ?? '';
    const run = await cli('run', id);
    expect(run.stdout).toMatch(/^kumla: harvested, /);
    expect(run.stdout).toMatch(/^fetching +\d\d:\d\d:\d\d/m);
    expect(run.stdout).toContain(`${here.source.origin}/kumla`);
    expect(run.stdout).toContain('3 come, 0 go');
  });

  it('tells in status what is wrong and what to do, and exits with 1', async () => {
    here.source.answers.set('/hallsberg', { status: 404, body: 'borta' });
    await operate('harvest-source', '--source', 'hallsberg');
    await here.idle();
    const status = await cli('status');
    expect(status.code).toBe(1);
    expect(status.stdout).toMatch(/hallsberg +Hallsberg +failing/);
    expect(status.stdout).toMatch(/^hallsberg: .+\n {2}→ .+/m);
    const json = await cli('status', '--json');
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({
      sources: [{}, { id: 'hallsberg', condition: 'failing', cause: { code: 'fetch.not-found' } }],
    });
  });

  it('shows who did what, by which way', async () => {
    await operate('pause-source', '--source', 'kumla', '--reason', 'byter system');
    const audit = await cli('audit', '--source', 'kumla', '--limit', '1');
    expect(audit.stdout).toMatch(
      /The administrator \(administrator\) +cli +pause-source +source=kumla reason=byter system +done/,
    );
    await operate('resume-source', '--source', 'kumla');
  });

  it.each([
    [['pause-source', '--source', 'nowhere'], 1, /nowhere.*\n→ /s],
    [['restore-release', '--number', '999'], 1, /999.*\n→ /s],
    [['restore-release', '--number', 'tolv'], 1, /number: /],
    [['decide-match', '--decision', 'perhaps', '--supplier', 'x', '--name', 'y'], 2, /confirm, refuse/],
    [['pause-source'], 2, /--source/],
  ] as const)('says what is wrong with %j', async (args, code, said) => {
    const result = await operate(...(args as unknown as [string]));
    expect(result).toMatchObject({ code, stdout: '' });
    expect(result.stderr).toMatch(said);
  });
});

describe('without a server', () => {
  it('says so, and how to start one', async () => {
    const { code, stderr } = await runCli('operate', 'harvest-all', '--data', here.data);
    expect(code).toBe(69);
    expect(stderr).toMatch(/No server runs on .+\. Start one with "lanskatalog serve --data/);
  });

  it('reads the status from the data directory', async () => {
    const { code, stdout, stderr } = await runCli('status', '--data', here.data, '--config', here.config);
    expect(stderr).toMatch(/^No server runs on /);
    expect(stdout).toMatch(/kumla +Kumla +ok/);
    expect(code).toBe(1);
  });

  it('says where nothing is there either', async () => {
    const { code, stderr } = await runCli('status', '--data', join(here.data, 'elsewhere'));
    expect(code).toBe(2);
    expect(stderr).toContain('holds no data of lanskatalog');
  });

  it('says that a server elsewhere does not answer, or takes a token', async () => {
    const away = await runCli('status', '--server', 'http://127.0.0.1:9', '--token', 'x');
    expect(away).toMatchObject({ code: 69 });
    expect(away.stderr).toMatch(/http:\/\/127\.0\.0\.1:9 does not answer/);
    const refused = await runCli('status', '--server', here.address, '--token', 'wrong');
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.stderr).toMatch(/Sign in first/);
    expect(await runCli('status', '--server', here.address)).toMatchObject({ code: 2 });
  });
});

describe('lanskatalog serve', () => {
  it('lets commands on the same machine find it by its data directory, and nobody else', async () => {
    const serving = await startServing(municipalFeed(['badplatser']));
    try {
      const file = join(serving.data, 'operator.json');
      expect(statSync(file).mode & 0o777).toBe(0o600);
      const status = await runCli('status', '--data', serving.data, '--json');
      expect(JSON.parse(status.stdout)).toMatchObject({ mode: 'embedded', missing: [] });
      const done = await runCli('operate', 'harvest-all', '--data', serving.data);
      expect(done).toMatchObject({ code: 0 });
    } finally {
      await serving.stop();
    }
  });
});
