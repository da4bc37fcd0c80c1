/**
 * One measured way through a ledger, in a process of its own. Arguments: way, CSV file, empty directory. Prints a JSON
 * object of figures: wall and processor milliseconds by step, and peak memory of the process in megabytes.
 */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { openDirectoryBlobs } from '@lanskatalog/store';
import {
  exportToFile,
  loadTablesConfig,
  openDuckDb,
  openRegionalTables,
  partitionScreened,
  queryAggregates,
  readLexicon,
  rescreenPublished,
  screenStaged,
  stageFile,
} from '@lanskatalog/tables';
import { parse } from 'csv-parse';

const [way = '', file = '', directory = ''] = process.argv.slice(2);
const { signal } = new AbortController();
const config = new URL('../../config/tables/', import.meta.url);
const steps: Record<string, { readonly wallMs: number; readonly cpuMs: number }> = {};

async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const cpu = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(cpu);
  steps[name] = { wallMs: performance.now() - start, cpuMs: (user + system) / 1000 };
  return result;
}

const lexicon = async () =>
  readLexicon(
    await readFile(new URL('screening.yaml', config), 'utf8'),
    await readFile(new URL('screening-names.yaml', config), 'utf8'),
  );

/** Every step from the municipality's file to the published ones. */
async function all(): Promise<void> {
  const words = await lexicon();
  const municipality = { code: '1881', officialName: 'Kumla kommun', orgnr: '2120001975' };
  const rules = await loadTablesConfig(config.pathname, signal);
  const db = await openDuckDb({ memoryLimitMb: 700, scratchRoot: directory }, signal);
  const blobs = await openDirectoryBlobs(join(directory, 'blobs'));
  const context = { config: rules, hints: { table: 'ledger' as const }, municipality };
  await step('read and clean', () =>
    stageFile(db, { path: file, name: 'ledger-2024-01.csv' }, { context, signal }),
  );
  const screen = { table: 'ledger' as const, municipality, source: 'kumla', lexicon: words, kommunBas: true };
  const report = await step('screen', () => screenStaged(db, screen));
  const origin = { dataset: 'urn:d', url: 'urn:f', fileHash: 'a'.repeat(64), rulesHash: 'b'.repeat(64) };
  const key = { table: 'ledger' as const, municipality: '1881', source: 'kumla', period: '2024-01' };
  await step('partition', () => partitionScreened(db, blobs, { key, origin, report, quarantined: 0 }));
  await db.close();
  const tables = await step('match', () => openTables(blobs));
  const published = join(directory, 'ledger-2024.csv');
  await step('export CSV', () =>
    exportToFile(tables, { table: 'ledger', filters: [], format: 'csv' }, published),
  );
  await step('screen again', () => rescreenPublished({ path: published, table: 'ledger' }, words, signal));
  await tables.close();
}

const openTables = (blobs: Awaited<ReturnType<typeof openDirectoryBlobs>>) =>
  openRegionalTables(
    blobs,
    {
      aliases: { version: 0, aliases: [], refused: [] },
      precedence: { rule: 'newest', order: [] },
      duckDb: { memoryLimitMb: 700, scratchRoot: directory },
    },
    signal,
  );

/** DuckDB alone, told everything about the file beforehand: CSV to typed Parquet. */
async function duckDb(): Promise<void> {
  const db = await openDuckDb({ memoryLimitMb: 700, scratchRoot: directory }, signal);
  const amount = `replace(replace("Belopp exkl. moms", ' ', ''), ',', '.')::DECIMAL(18,2)`;
  await step('CSV to typed Parquet', () =>
    db.run(`COPY (SELECT * REPLACE (${amount} AS "Belopp exkl. moms", "Bokföringsdatum"::DATE AS "Bokföringsdatum")
      FROM read_csv('${file}', delim = ';', header = true, all_varchar = true))
      TO '${join(directory, 'plain.parquet')}' (FORMAT parquet, COMPRESSION zstd)`),
  );
  await db.close();
}

/** csv-parse reading every record and doing nothing with it. */
const csvParse = (): Promise<void> =>
  step('read', async () => {
    for await (const record of createReadStream(file).pipe(parse({ delimiter: ';' }))) void record;
  });

/** The ten largest suppliers: over the region's partitions, matched, and over one plain file. */
async function query(): Promise<void> {
  const tables = await openTables(await openDirectoryBlobs(join(directory, 'blobs')));
  const top = {
    table: 'ledger' as const,
    filters: [],
    groupBy: ['leverantor_nyckel', 'leverantor_namn'],
    sort: [{ column: 'summa', descending: true }],
    limit: 10,
    offset: 0,
  };
  const plain = `SELECT "Organisationsnummer", any_value("Leverantör"), count(*), sum("Belopp exkl. moms") AS summa
    FROM read_parquet('${join(directory, 'plain.parquet')}') GROUP BY 1 ORDER BY summa DESC LIMIT 10`;
  for (const round of [1, 2, 3, 4, 5]) {
    await step(`ours ${round}`, () => queryAggregates(tables, top));
    await step(`plain ${round}`, () => tables.db.rows(plain));
  }
  await tables.close();
}

const ways: Readonly<Record<string, () => Promise<void>>> = { all, duckDb, csvParse, query };
await ways[way]?.();
console.log(JSON.stringify({ steps, peakMb: Math.round(process.resourceUsage().maxRSS / 1000) }));
