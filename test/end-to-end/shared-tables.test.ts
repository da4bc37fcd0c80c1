import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseRegionConfig } from '@lanskatalog/config';
import type { County, CountyTruth } from '@lanskatalog/county';
import { startCounty } from '@lanskatalog/county';
import type { TableEdition } from '@lanskatalog/harvest';
import { harvestRegion, loadEdition, loadReleasePointer } from '@lanskatalog/harvest';
import { createLog, loadTablesSetup, openEmbedded } from '@lanskatalog/runtime';
import type { PartitionManifest } from '@lanskatalog/tables';
import { listPartitions, openRegionalTables, queryRows } from '@lanskatalog/tables';

const { signal } = new AbortController();
const quiet = { onProgress: () => {} };

const logged: string[] = [];
let directory: string;
let county: County;
let truth: CountyTruth;
let embedded: Awaited<ReturnType<typeof openEmbedded>>;
let edition: TableEdition;
let partitions: readonly PartitionManifest[];

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'lanskatalog-tables-test-'));
  county = await startCounty();
  truth = county.truth();
  const loaded = parseRegionConfig(county.configYaml(), 'county.yaml');
  if (loaded.kind === 'invalid') throw new Error(loaded.problems.map(({ text }) => text).join('\n'));
  const log = createLog('debug', { write: (line) => void logged.push(line) });
  embedded = await openEmbedded({ dataDir: directory, config: loaded.config, log });
  await harvestRegion(embedded.deps, quiet, signal);
  edition = await currentEdition();
  partitions = await listPartitions(embedded.deps.blobs);
}, 180_000);

afterAll(async () => {
  await embedded.close();
  await county.close();
  rmSync(directory, { recursive: true, force: true });
});

async function currentEdition(): Promise<TableEdition> {
  const current = await loadReleasePointer(embedded.deps.documents);
  const found = await loadEdition(embedded.deps, current?.pointer.tables);
  if (found === undefined) throw new Error('no edition was published');
  return found;
}

async function publishedCsv(): Promise<string> {
  const texts: string[] = [];
  for (const { name, format } of edition.files) {
    if (format !== 'csv') continue;
    const content = await embedded.deps.blobs.read(`${edition.prefix}/${name}`);
    for await (const chunk of content ?? []) texts.push(Buffer.from(chunk).toString());
  }
  return texts.join('');
}

const fileName = ({ origin }: PartitionManifest): string =>
  decodeURIComponent(origin.url.split('/').at(-1)?.split('?')[0] ?? '');

/** What each file of a ledger really holds; the entries of an archive are one file. */
function ledgerFiles(use: 'rows' | 'refused') {
  const files = new Map<string, { rows: number; ore: number }>();
  for (const each of truth.files) {
    if (each.table !== 'ledger' || each.use !== use) continue;
    const key = `${each.municipality} ${each.file.split('#')[0] ?? ''}`;
    const known = files.get(key) ?? { rows: 0, ore: 0 };
    files.set(key, { rows: known.rows + each.rows, ore: known.ore + (each.ore ?? 0) });
  }
  return files;
}

const total = (values: readonly string[]): bigint =>
  values.reduce((sum, value) => sum + BigInt(value.replace('.', '')), 0n);

describe('the three shared tables of the simulated county', () => {
  it('keep every row of every ledger, in each of its dialects, with the sum exact to the öre', () => {
    const found = new Map(
      partitions.map((partition) => [
        `${partition.key.municipality} ${fileName(partition)}`,
        { rows: partition.rows, ore: Number((partition.sum ?? '0').replace('.', '')) },
      ]),
    );
    const expected = ledgerFiles('rows');
    expect(expected.size).toBeGreaterThan(40);
    expect(Object.fromEntries([...expected.keys()].map((key) => [key, found.get(key)]))).toEqual(
      Object.fromEntries(expected),
    );
  });

  it('use nothing of what is not what its title says', () => {
    const used = new Set(
      partitions.map((partition) => `${partition.key.municipality} ${fileName(partition)}`),
    );
    const refused = [...ledgerFiles('refused').keys()];
    expect(refused.length).toBeGreaterThan(2);
    expect(refused.filter((key) => used.has(key) && !ledgerFiles('rows').has(key))).toEqual([]);
  });

  it('show not one of the persons planted in them', async () => {
    const text = await publishedCsv();
    expect(truth.secrets.length).toBeGreaterThan(100);
    expect(truth.secrets.filter((secret) => text.includes(secret))).toEqual([]);
  });

  it('leave not one of the persons in the log', () => {
    expect(logged.length).toBeGreaterThan(0);
    const text = logged.join('');
    expect(truth.secrets.filter((secret) => text.includes(secret))).toEqual([]);
  });

  it('lose no amount by masking', () => {
    const ledger = edition.coverage.filter(({ table }) => table === 'ledger').map(({ sum }) => sum ?? '0.00');
    const source = partitions.filter(({ key }) => key.table === 'ledger').map(({ sum }) => sum ?? '0.00');
    expect(total(ledger)).toBe(total(source));
  });

  it('say of every row whose it is', async () => {
    const tables = await openRegionalTables(embedded.deps.blobs, await loadTablesSetup(signal), signal);
    const page = await queryRows(tables, {
      table: 'ledger',
      filters: [{ column: 'kommun_id', operator: 'empty', values: ['true'] }],
      sort: [],
      limit: 10,
      offset: 0,
    });
    await tables.close();
    expect(page).toMatchObject({ total: 0 });
  });

  it('read nothing again when nothing changed, and publish no other edition', async () => {
    county.forgetRequests();
    const again = await harvestRegion(embedded.deps, quiet, signal);
    expect(again.release.kind).toBe('unchanged');
    expect((await currentEdition()).prefix).toBe(edition.prefix);
    const statuses = county.requests('1880').filter(({ path }) => path.endsWith('.xlsx'));
    expect(statuses.length).toBeGreaterThan(0);
    expect(statuses.every(({ status }) => status === 304)).toBe(true);
  }, 120_000);
});
