import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildCli, runCli } from '../support/cli.ts';

let directory: string;
beforeAll(() => {
  buildCli();
  directory = mkdtempSync(join(tmpdir(), 'lanskatalog-cli-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const write = (name: string, text: string): string => {
  const file = join(directory, name);
  writeFileSync(file, text);
  return file;
};

describe('the command line', () => {
  it.each(['harvest', 'export', 'problems', 'serve', 'county', 'demo', 'validate'])(
    'explains %s with --help',
    async (name) => {
      const { code, stdout } = await runCli(name, '--help');
      expect(code).toBe(0);
      expect(stdout).toContain(`Usage: lanskatalog ${name}`);
    },
  );

  it('exits 2 for a wrong option, a wrong number and an unknown command', async () => {
    for (const args of [['harvest', '--sauce', 'x'], ['serve', '--port', 'ninety'], ['reap']]) {
      const { code, stderr } = await runCli(...args);
      expect(code).toBe(2);
      expect(stderr).toMatch(/error: /);
    }
  });

  it('names the line and the remedy of a mistake in the configuration', async () => {
    const config = write(
      'typo.yaml',
      'region:\n  id: x\n  baseUri: https://data.example.org/\n  title: X\n  publisher: { name: Region X, orgnr: "2321000164" }\n' +
        'sources:\n  - { id: kumla, url: "https://www.kumla.se", schedul: "0 2 * * *" }\n',
    );
    const { code, stderr } = await runCli('harvest', '--config', config, '--data', join(directory, 'data'));
    expect(code).toBe(2);
    expect(stderr).toMatch(/typo\.yaml:7:\d+/);
    expect(stderr).toContain('schedule');
  });

  it('exits 2 for a configuration or data directory that is not there, and says what to do', async () => {
    const missing = await runCli('harvest', '--config', join(directory, 'none.yaml'));
    expect(missing).toMatchObject({ code: 2 });
    const empty = await runCli('export', '--data', join(directory, 'nothing'));
    expect(empty).toMatchObject({ code: 2 });
    expect(empty.stderr).toContain('--data');
  });
});
