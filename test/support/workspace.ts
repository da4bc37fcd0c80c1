import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from './cli.ts';
import type { CliResult } from './cli.ts';

export interface SourceSetting {
  readonly id: string;
  readonly url: string;
  readonly municipality?: string;
}

export interface HarvestedSource {
  readonly id: string;
  readonly outcome: string;
  readonly skipped?: string;
  readonly datasets: Record<'seen' | 'new' | 'changed' | 'unchanged' | 'removed' | 'kept', number>;
  readonly problems: Record<'error' | 'warning' | 'info', number>;
  readonly ms: number;
}

export interface HarvestResult extends CliResult {
  readonly release: number | null;
  readonly sources: readonly HarvestedSource[];
}

/** A directory of its own with a configuration, for tests that use the command as an operator would. */
export function createWorkspace(sources: readonly SourceSetting[]) {
  const directory = mkdtempSync(join(tmpdir(), 'lanskatalog-test-'));
  const config = join(directory, 'region.yaml');
  const data = join(directory, 'data');
  writeFileSync(config, configYaml(sources));
  return {
    config,
    data,
    async harvest(...flags: string[]): Promise<HarvestResult> {
      const result = await runCli('harvest', '--config', config, '--data', data, '--json', ...flags);
      if (result.code === null || result.code > 1)
        throw new Error(`harvest exited ${result.code}: ${result.stderr}`);
      return { ...result, ...(JSON.parse(result.stdout) as Pick<HarvestResult, 'release' | 'sources'>) };
    },
    async export(format: string): Promise<string> {
      const result = await runCli('export', '--format', format, '--data', data);
      if (result.code !== 0) throw new Error(`export exited ${result.code}: ${result.stderr}`);
      return result.stdout;
    },
    async problems(): Promise<{ code: string; source?: string; subject?: string }[]> {
      const result = await runCli('problems', '--json', '--data', data);
      return JSON.parse(result.stdout) as { code: string; source?: string; subject?: string }[];
    },
    remove: (): void => rmSync(directory, { recursive: true, force: true }),
  };
}

/** A region of these sources, all on loopback. */
export const configYaml = (sources: readonly SourceSetting[]): string => `
region:
  id: testregion
  baseUri: https://data.example.org/
  title: Testregionen
  publisher: { name: Region Örebro län, orgnr: "2321000164", type: RegionalAuthority }
  contact: { name: Öppna data, email: oppnadata@example.org }
http:
  allowHosts: ["127.0.0.1"]
  contact: oppnadata@example.org
  perHostDelayMs: 0
  retries: 0
sources:
${sources
  .map(
    ({ id, url, municipality }) =>
      `  - { id: ${id}, municipality: "${municipality ?? '1880'}", url: "${url}", kind: dcat }`,
  )
  .join('\n')}
`;
