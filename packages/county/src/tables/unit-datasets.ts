import { oneFile, type PublishedDataset, type PublishedFile } from '../datasets/published-dataset.ts';
import type { CountyMunicipality } from '../municipalities.ts';
import { uuidFor } from '../random.ts';
import { careHomesOf } from './care-homes.ts';
import { schoolsOf } from './schools.ts';
import { remaining, type RemainsByDataset } from './table-remains.ts';
import type { TableLine } from './table-lines.ts';
import type { FileTruth } from './truth.ts';
import { careHomeDialects, schoolDialects, type UnitDialect } from './unit-dialects.ts';
import type { Unit } from './units.ts';

interface UnitList {
  readonly table: 'schools' | 'care-homes';
  readonly key: string;
  readonly dialect: UnitDialect;
  readonly units: readonly Unit[];
  readonly texts: Pick<PublishedDataset, 'description' | 'keywords' | 'theme'>;
}

/** The lists of schools and of homes that a municipality publishes. */
export function unitDatasets(
  municipality: CountyMunicipality,
  seed: number,
  remains: RemainsByDataset,
): PublishedDataset[] {
  const schools = schoolDialects[municipality.code];
  const homes = careHomeDialects[municipality.code];
  const lists: (UnitList | undefined)[] = [
    schools && {
      table: 'schools',
      key: 'skolor',
      dialect: schools,
      units: schoolsOf(municipality, seed),
      texts: schoolTexts,
    },
    homes && {
      table: 'care-homes',
      key: 'aldreboenden',
      dialect: homes,
      units: careHomesOf(municipality, seed),
      texts: homeTexts,
    },
  ];
  return lists.flatMap((list) => {
    if (list === undefined) return [];
    const units = remaining(list.units, remains[list.key]?.rows ?? 1);
    return [unitDataset({ ...list, units }, municipality, seed)];
  });
}

const schoolTexts: UnitList['texts'] = {
  description: {
    sv: 'Skolor i kommunen, kommunala och fristående, med adress, huvudman och läge.',
    en: 'Schools in the municipality, municipal and independent, with address, owner and position.',
  },
  keywords: { sv: ['skola', 'skolenhet', 'utbildning'], en: ['schools'] },
  theme: 'EDUC',
};

const homeTexts: UnitList['texts'] = {
  description: {
    sv: 'Boenden för äldre i kommunen, i egen regi och på entreprenad.',
    en: 'Homes for the elderly in the municipality, run by itself and by others.',
  },
  keywords: { sv: ['äldreomsorg', 'boende'], en: ['elderly care'] },
  theme: 'HEAL',
};

function unitDataset(
  { dialect, key, table, texts, units }: UnitList,
  municipality: CountyMunicipality,
  seed: number,
): PublishedDataset {
  const { columns, title, write } = dialect;
  const lines: TableLine<Unit>[] = [
    { cells: columns.map(({ header }) => header) },
    ...units.map((row) => ({ row, cells: columns.map(({ cell }) => cell(row)) })),
  ];
  const name = `${key}.${write.extension}`;
  const truth: FileTruth = {
    table,
    municipality: municipality.code,
    dataset: key,
    file: name,
    dialect: dialect.name,
    use: 'rows',
    rows: units.length,
    planted: [],
    sensitiveRows: [],
  };
  const file: PublishedFile = {
    name,
    mediaType: write.mediaType,
    content: () => write.write(lines),
    truth: () => [truth],
  };
  return {
    ...texts,
    key,
    title: { sv: title, en: table === 'schools' ? 'Schools' : 'Care homes' },
    frequency: 'ANNUAL',
    issued: '2021-08-16',
    modified: '2026-08-17',
    identifier: uuidFor(seed, municipality.code, key),
    distributions: [oneFile(title, file)],
  };
}
