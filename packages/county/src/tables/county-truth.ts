import type { PublishedDataset } from '../datasets/published-dataset.ts';
import type { CountyMunicipality } from '../municipalities.ts';
import { careHomesOf } from './care-homes.ts';
import { lookalikes } from './firms.ts';
import { ledgerDialects } from './ledger-dialects.ts';
import { writtenPostings } from './ledger-file.ts';
import { schoolsOf } from './schools.ts';
import type { CountyTruth, FileTruth, FirmTruth, UnitTruth } from './truth.ts';
import { careHomeDialects, schoolDialects } from './unit-dialects.ts';
import { bareColumns } from './unit-columns.ts';
import type { Unit } from './units.ts';

/** A site's shared tables: whose they are, and as which datasets it publishes them now. */
export interface TableSite {
  readonly municipality: CountyMunicipality;
  readonly datasets: readonly PublishedDataset[];
}

/** The truth about the shared tables of some sites: of the files as they are now, of firms and units as they began. */
export function countyTruth(sites: readonly TableSite[], seed: number): CountyTruth {
  const municipalities = sites.map(({ municipality }) => municipality);
  const files = sites.flatMap(({ datasets }) => datasets.flatMap(filesOf));
  const planted = files.flatMap((file) => file.planted.flatMap(({ secrets }) => secrets));
  const chiefs = municipalities.flatMap((municipality) => chiefSecrets(municipality, seed));
  return {
    files,
    firms: firmsOf(municipalities, seed),
    different: lookalikes.map(([one, other]) => [one.orgnr, other.orgnr]),
    units: unitsOf(municipalities, seed),
    secrets: [...new Set([...planted, ...chiefs])],
  };
}

const filesOf = ({ distributions }: PublishedDataset): FileTruth[] =>
  distributions.flatMap(({ files }) => files.flatMap((file) => file.truth?.() ?? []));

function firmsOf(municipalities: readonly CountyMunicipality[], seed: number): FirmTruth[] {
  const firms = new Map<string, { name: string; written: Map<string, FirmTruth['written'][number]> }>();
  for (const municipality of municipalities) {
    const dialect = ledgerDialects[municipality.code];
    if (dialect === undefined) continue;
    for (const { firm, plant, supplier, supplierId } of writtenPostings('', {
      municipality,
      seed,
      dialect,
    })) {
      if (firm === undefined || firm.orgnr === '' || plant?.kind === 'invalid-number') continue;
      const known = firms.get(firm.orgnr) ?? { name: firm.name, written: new Map() };
      const way = { municipality: municipality.code, name: supplier, id: supplierId };
      known.written.set(Object.values(way).join('|'), way);
      firms.set(firm.orgnr, known);
    }
  }
  return [...firms].map(([orgnr, { name, written }]) => ({ orgnr, name, written: [...written.values()] }));
}

function unitsOf(municipalities: readonly CountyMunicipality[], seed: number): UnitTruth[] {
  const units = new Map<string, UnitTruth>();
  const add = (table: UnitTruth['table'], municipality: CountyMunicipality, unit: Unit): void => {
    const key = `${table} ${unit.schoolUnitCode} ${unit.schoolUnitCode === '' || table === 'care-homes' ? municipality.code + unit.name : ''}`;
    const known = units.get(key);
    const listedBy = [...(known?.listedBy ?? []), municipality.code];
    units.set(
      key,
      known === undefined ? { ...unitTruth(table, municipality, unit), listedBy } : { ...known, listedBy },
    );
  };
  for (const municipality of municipalities) {
    if (municipality.code in schoolDialects)
      for (const unit of schoolsOf(municipality, seed)) add('schools', municipality, unit);
    if (municipality.code in careHomeDialects)
      for (const unit of careHomesOf(municipality, seed)) add('care-homes', municipality, unit);
  }
  return [...units.values()];
}

function unitTruth(
  table: UnitTruth['table'],
  municipality: CountyMunicipality,
  unit: Unit,
): Omit<UnitTruth, 'listedBy'> {
  const { fault, name, ownerOrgnr, point, schoolUnitCode } = unit;
  const placed = point !== undefined && fault !== 'point-outside' && !isBare(table, municipality);
  return {
    table,
    municipality: municipality.code,
    name,
    ownerOrgnr,
    ...(table === 'schools' && schoolUnitCode !== '' ? { schoolUnitCode } : {}),
    ...(placed ? point : {}),
    ...(fault === undefined ? {} : { fault }),
  };
}

/** Some lists state no position. */
const isBare = (table: UnitTruth['table'], { code }: CountyMunicipality): boolean =>
  (table === 'schools' ? schoolDialects : careHomeDialects)[code]?.columns === bareColumns;

/** Head teachers and managers, where the list names them. */
function chiefSecrets(municipality: CountyMunicipality, seed: number): string[] {
  const lists = [
    { columns: schoolDialects[municipality.code]?.columns ?? [], units: schoolsOf(municipality, seed) },
    { columns: careHomeDialects[municipality.code]?.columns ?? [], units: careHomesOf(municipality, seed) },
  ];
  return lists.flatMap(({ columns, units }) => {
    const cells = new Set(columns.map(({ header }) => header));
    return units.flatMap(({ chief, chiefMail, chiefPhone }) => [
      ...(cells.has('Chef') || cells.has('Rektor') || cells.has('headMaster') ? [chief.name] : []),
      ...(cells.has('Chefens e-post') ? [chiefMail, chiefPhone] : []),
    ]);
  });
}
