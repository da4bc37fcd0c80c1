import type { Blobs } from '@lanskatalog/core';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { TableKind } from '../src/columns.ts';
import { openDuckDb, textIn } from '../src/duckdb.ts';
import { partitionScreened } from '../src/partition.ts';
import { publishTables } from '../src/publish.ts';
import { queryAggregates } from '../src/query.ts';
import { screenStaged } from '../src/screen.ts';
import { stageFile } from '../src/stage-file.ts';
import { loadTablesConfig } from '../src/table-rules.ts';
import { openTables, signal, temporaryDirectory } from './publish-fixture.ts';
import { lexicon } from './screen-config.ts';
import { openTempBlobs } from './temp-blobs.ts';

const data = new URL('../../../../shared/data/tables/', import.meta.url);
const real = existsSync(data) ? it : it.skip;

const files: readonly (readonly [string, TableKind])[] = [
  ['spend-uk/odileeds-cabinetoffice-clean-2022-07.csv', 'ledger'],
  ['spend-uk/odileeds-darlington-clean-2010-12.csv', 'ledger'],
  ['spend-uk/odileeds-harrogate-clean-2015-05.csv', 'ledger'],
  ['spend-uk/odileeds-leeds-raw-2012-09.csv', 'ledger'],
  ['spend-uk/odileeds-london-clean-2022-P13.csv', 'ledger'],
  ['spend-uk/odileeds-manchester-clean-2021-12.csv', 'ledger'],
  ['ledger/goteborg-utdrag-2020-2022.csv', 'ledger'],
  ['schools/skolverket-compact-school-units.jsonl', 'schools'],
];

let blobs: Blobs;
let directory: string;
beforeAll(async () => {
  blobs = await openTempBlobs();
  directory = await temporaryDirectory();
});
afterAll(async () => {
  await blobs.close();
  await rm(directory, { recursive: true, force: true });
});

/** Firms as anybody would look for them. */
const evidentFirm = String.raw`\b(LTD|LIMITED|PLC|LLP|AB|AKTIEBOLAG|COUNCIL|UNIVERSITY|KOMMUN)\b`;

describe('real files from the address to the published table', () => {
  real.each(files)(
    'keep every row and the sum of %s, and show its firms (needs ../shared/data)',
    async (path, table) => {
      const db = await openDuckDb({ threads: 1 }, signal);
      const config = await loadTablesConfig(
        fileURLToPath(new URL('../../../config/tables', import.meta.url)),
        signal,
      );
      const file = { path: fileURLToPath(new URL(path, data)), name: path.split('/').at(-1) ?? '' };
      const staged = await stageFile(db, file, { context: { config, hints: { table } }, signal });
      if (staged.kind !== 'staged') throw new Error('the file was refused');
      const source = path
        .replace(/^.*\/|\W+/g, '')
        .toLowerCase()
        .slice(0, 20);
      const municipality = {
        code: String(1880 + files.findIndex(([known]) => known === path)),
        officialName: 'Provkommun',
      };
      const report = await screenStaged(db, { table, municipality, source, lexicon, kommunBas: false });
      const key = { table, municipality: municipality.code, source, period: 'alla' };
      const origin = { dataset: 'urn:x', url: 'urn:y', fileHash: 'f'.repeat(64), rulesHash: 'r'.repeat(64) };
      const { manifest } = await partitionScreened(db, blobs, { key, origin, report, quarantined: 0 });
      expect(manifest.rows).toBe(staged.report.rows.staged);
      expect(manifest.sum ?? undefined).toBe(staged.report.sum);
      if (table === 'ledger') {
        const [totals] = await db.rows(
          'SELECT sum(antal)::INTEGER AS n, sum(belopp)::VARCHAR AS summa FROM screened',
        );
        expect(totals).toEqual({ n: staged.report.rows.staged, summa: staged.report.sum });
        const [firms] = await db.rows(
          `SELECT count(*)::INTEGER AS n, count(*) FILTER (name IS NULL)::INTEGER AS hidden FROM parties
           WHERE regexp_matches(upper(name_in), '${evidentFirm}')`,
        );
        expect(Number(textIn(firms, 'hidden'))).toBeLessThanOrEqual(Number(textIn(firms, 'n')) / 100);
      }
      await db.close();
    },
  );

  real('pass the screen as published files, and rank no mask (needs ../shared/data)', async () => {
    const tables = await openTables(blobs);
    const result = await publishTables(tables, { directory, lexicon }, signal);
    expect(result).toMatchObject({ kind: 'published' });
    const sort = [{ column: 'summa', descending: true }];
    const query = {
      table: 'ledger',
      filters: [],
      groupBy: ['leverantor_namn'],
      sort,
      limit: 50,
      offset: 0,
    } as const;
    const top = await queryAggregates(tables, query);
    const names =
      top.kind === 'aggregates' ? top.groups.map((group) => textIn(group, 'leverantor_namn')) : [];
    expect(names).toHaveLength(50);
    expect(names.filter((name) => name === '' || /redacted|\*/i.test(name))).toEqual([]);
    await tables.close();
  });
});
