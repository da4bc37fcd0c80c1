import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { column, stageContent, stagePath, type Staged } from './staged-file.ts';

const data = new URL('../../../../shared/data/tables/', import.meta.url).pathname;
const isPresent = existsSync(data);
const whenPresent = (name: string, test: () => Promise<void>): void => {
  if (isPresent) it(name, test);
  else it.skip(`${name} (skipped: ../shared/data is absent)`, test);
};

async function stageReal(path: string): Promise<Staged> {
  const outcome = await stagePath(`${data}${path}`, { name: path.replace(/.*\//, '') });
  if (outcome.kind === 'refused') throw new Error(outcome.messages.join(' '));
  return outcome;
}

/** Rows and sums as Python's csv and decimal modules count them. */
const ledgers: readonly (readonly [path: string, rows: number, sum: string])[] = [
  ['ledger/goteborg-utdrag-2020-2022.csv', 770, '217734861.94'],
  ['spend-uk/odileeds-cabinetoffice-clean-2022-07.csv', 318, '43776522.32'],
  ['spend-uk/odileeds-darlington-clean-2010-12.csv', 794, '4742561.56'],
  ['spend-uk/odileeds-harrogate-clean-2015-05.csv', 1405, '2498339.55'],
  ['spend-uk/odileeds-leeds-raw-2012-09.csv', 8829, '75262832.74'],
  ['spend-uk/odileeds-london-clean-2022-P13.csv', 2553, '412066408.18'],
  ['spend-uk/odileeds-manchester-clean-2021-12.csv', 2661, '68237531.59'],
];

describe('real ledgers', () => {
  for (const [path, rows, sum] of ledgers) {
    whenPresent(`keeps every row of ${path} and its sum to the last cent`, async () => {
      const { report, rows: all } = await stageReal(path);
      expect(report.rows).toEqual({ read: rows, staged: rows, quarantined: 0, aside: 0 });
      expect(report.sum).toBe(sum);
      expect(all.every((row) => row['leverantor'] !== null && row['period'] !== null)).toBe(true);
    });
  }

  whenPresent('reads 07-Sep-2012 as a day, and bracketed amounts as negative', async () => {
    const leeds = await stageReal('spend-uk/odileeds-leeds-raw-2012-09.csv');
    expect(leeds.rows[0]).toMatchObject({
      datum: '2012-09-07',
      belopp: '1970.40',
      leverantor: 'A Fulton Company Ltd',
    });
    const london = await stageReal('spend-uk/odileeds-london-clean-2022-P13.csv');
    expect(column(london, 'belopp').filter((amount) => String(amount).startsWith('-'))).toHaveLength(86);
  });
});

describe('real units', () => {
  whenPresent('reads 20 preschools and 14 homes of Örebro', async () => {
    const preschools = await stageReal('schools/orebro360-forskolor-utdrag.csv');
    expect(preschools.report).toMatchObject({ table: 'schools', rows: { staged: 20, quarantined: 0 } });
    expect(preschools.rows[0]).toMatchObject({
      namn: 'Adolfsbergsskolans Förskola',
      enhets_id: 'V11E972713',
      elever: 111,
    });
    const homes = await stageReal('care-homes/orebro-sarskilt-boende-excerpt.csv');
    expect(homes.report).toMatchObject({ table: 'care-homes', rows: { staged: 14, quarantined: 0 } });
  });

  whenPresent('converts SWEREF 99 TM to within a metre of the degrees that the register gives', async () => {
    const path = 'schools/skolverket-compact-school-units.jsonl';
    const registered = readFileSync(`${data}${path}`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, string | null>);
    const known = registered.filter(
      (unit) => unit['wgs84Latitude'] !== null && unit['sweref99Latitude'] !== '0',
    );
    const byGrid = known.map(({ schoolUnitCode, schoolUnitName, sweref99Latitude, sweref99Longitude }) =>
      JSON.stringify({ schoolUnitCode, schoolUnitName, sweref99Latitude, sweref99Longitude }),
    );
    const outcome = await stageContent(byGrid.join('\n'), { hints: { table: 'schools' } });
    if (outcome.kind === 'refused') throw new Error(outcome.messages.join(' '));
    const worst = Math.max(...outcome.rows.map((row, index) => metresApart(row, known[index])));
    expect(outcome.rows).toHaveLength(known.length);
    expect(worst).toBeLessThan(1);
  });

  whenPresent('keeps all 1,000 units, those with zero for a point without one', async () => {
    const { report, rows, dropped } = await stageReal('schools/skolverket-compact-school-units.jsonl');
    expect(report.rows).toMatchObject({ read: 1000, staged: 1000 });
    expect(dropped).toEqual([]);
    expect(rows.find((row) => row['skolenhetskod'] === '14322175')).toMatchObject({
      namn: 'Oxhagsskolan',
      lat: null,
      lon: null,
    });
  });
});

function metresApart(
  row: Readonly<Record<string, unknown>>,
  unit: Readonly<Record<string, string | null>> | undefined,
): number {
  const lat = Number(unit?.['wgs84Latitude']);
  const north = (Number(row['lat']) - lat) * 111_320;
  const east =
    (Number(row['lon']) - Number(unit?.['wgs84Longitude'])) * 111_320 * Math.cos((lat * Math.PI) / 180);
  return Math.hypot(north, east);
}
