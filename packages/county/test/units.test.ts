import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startCounty, type County, type CountyTruth } from '../src/index.ts';
import { toSweref99 } from '../src/tables/sweref99.ts';

let county: County;
let truth: CountyTruth;
beforeAll(async () => {
  county = await startCounty();
  truth = county.truth();
});
afterAll(async () => county.close());

async function textOf(code: string, key: string): Promise<string> {
  const { dataset, file } = truth.files.find(
    ({ municipality, dataset }) => municipality === code && dataset === key,
  )!;
  const { siteUrl } = county.sources.find((source) => source.code === code)!;
  return (await fetch(`${siteUrl}/filer/${dataset}/${file}`)).text();
}

describe('the lists of schools', () => {
  it('name every school of the truth by its code', async () => {
    const kumla = JSON.parse(await textOf('1881', 'skolor')) as {
      schoolUnitCode: string;
      wgs84Latitude: string;
    }[];
    const known = truth.units.filter(
      ({ table, listedBy }) => table === 'schools' && listedBy.includes('1881'),
    );
    expect(new Set(kumla.map(({ schoolUnitCode }) => schoolUnitCode))).toEqual(
      new Set(known.map((unit) => unit.schoolUnitCode)),
    );
    expect(kumla).toHaveLength(known.length);
  });

  it('have codes of eight digits, none twice', () => {
    const codes = truth.units.flatMap(({ schoolUnitCode }) => schoolUnitCode ?? []);
    expect(codes.length).toBeGreaterThan(50);
    expect(codes.every((code) => /^99\d{6}$/.test(code))).toBe(true);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('share a school whose pupils differ between two lists', () => {
    expect(truth.units.filter(({ fault }) => fault === 'sources-disagree')).toEqual([
      expect.objectContaining({ name: 'Sannaskolan', municipality: '1881', listedBy: ['1881', '1861'] }),
    ]);
  });

  it('put some independent schools at the head office, far outside the municipality', async () => {
    expect(
      truth.units.filter(({ fault }) => fault === 'point-outside').map(({ municipality }) => municipality),
    ).toEqual(['1880', '1881', '1883']);
    expect(await textOf('1880', 'skolor')).toContain(';59,33258;18,0649;');
  });

  it('have owners that the ledgers know as suppliers', () => {
    const suppliers = new Set(truth.firms.map(({ orgnr }) => orgnr));
    const owners = truth.units.filter(
      ({ ownerOrgnr }) => ownerOrgnr !== undefined && suppliers.has(ownerOrgnr),
    );
    expect(owners.length).toBeGreaterThan(6);
  });

  it.each([
    ['1882', 'N;E', /;65\d{5}\.\d;49?\d{5}\.\d/],
    ['1883', 'Latitude,Longitude', /,65\d{5}\.\d,4\d{5}\.\d/],
    ['1862', 'lat,long', /,14\.\d+,59\.\d+/],
    ['1814', '"Point"', /\[\s*14\.\d+,\s*59\.\d+\s*\]/],
  ])('of %s write positions in a manner of their own (%s)', async (code, header, position) => {
    const text = await textOf(code, 'skolor');
    expect(text).toContain(header);
    expect(text).toMatch(position);
  });
});

describe('the lists of homes', () => {
  it.each([
    ['1880', 'Särskilt boende;'],
    ['1881', 'Vård- och omsorgsboende;'],
    ['1885', /;(?:Vårdboende|Gruppboende);/],
  ])('of %s call them by the word of the municipality', async (code, word) => {
    expect(await textOf(code, 'aldreboenden')).toMatch(word);
  });

  it('contain what is no home, and a committee', () => {
    const faults = truth.units.filter(({ table }) => table === 'care-homes').map(({ fault }) => fault);
    expect(faults.filter((fault) => fault === 'not-a-home')).toHaveLength(24);
    expect(faults.filter((fault) => fault === 'not-a-unit')).toHaveLength(2);
  });

  it('name managers, who are among the secrets', async () => {
    const [, row = ''] = (await textOf('1881', 'aldreboenden')).split('\n');
    const [, , , , , , chief, mail, phone] = row.split(';');
    for (const secret of [chief, mail, phone]) expect(truth.secrets).toContain(secret);
  });
});

const oracle = '../shared/data/tables/schools/skolverket-compact-school-units.jsonl';
const itWithOracle = existsSync(oracle) ? it : it.skip;

describe('SWEREF 99 TM', () => {
  it('of a point on the central meridian has the false easting', () => {
    const { north, east } = toSweref99(59, 15);
    expect(east).toBeCloseTo(500_000, 6);
    expect(north).toBeCloseTo(6_540_000, -4);
  });

  itWithOracle(
    `agrees with the national register to two metres${existsSync(oracle) ? '' : ' (skipped: no ../shared/data)'}`,
    () => {
      const units = readFileSync(oracle, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Record<string, string | null>);
      const placed = units.filter(
        (unit) => Number(unit.wgs84Latitude) > 50 && Number(unit.sweref99Latitude) > 6_000_000,
      );
      const distances = placed.map((unit) => {
        const { north, east } = toSweref99(Number(unit.wgs84Latitude), Number(unit.wgs84Longitude));
        return Math.hypot(north - Number(unit.sweref99Latitude), east - Number(unit.sweref99Longitude));
      });
      expect(placed.length).toBeGreaterThan(500);
      expect(distances.filter((distance) => distance < 2).length / placed.length).toBeGreaterThan(0.95);
    },
  );
});
