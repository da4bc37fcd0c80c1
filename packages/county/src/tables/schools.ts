import type { CountyMunicipality } from '../municipalities.ts';
import { municipalitiesOfCounty } from '../municipalities.ts';
import { randomFor } from '../random.ts';
import { headOffice, independentOwners, unitOf, type Unit } from './units.ts';

const names = [
  'Tallbackaskolan',
  'Centralskolan',
  'Åkerbyskolan',
  'Björkhagens skola',
  'Ekudden F–6',
  'Linåsens skola',
  'Norra skolan',
  'Sjöängsskolan',
  'Kvarnbackens skola',
  'Hyttskolan',
];

/** Kumla's school that Hallsberg lists too, with a telephone number and pupils of its own. */
const sharedSchool = 'Sannaskolan';

/** The schools in a municipality's own list; preschools, where it has them, carry no school unit code. */
export function schoolsOf(municipality: CountyMunicipality, seed: number): Unit[] {
  const random = randomFor(seed, municipality.code, 'schools');
  const count = municipality.code === '1880' ? 10 : random.whole(3, 7);
  const own = random
    .shuffle(names)
    .slice(0, count)
    .map((name) =>
      unitOf({
        municipality,
        seed,
        name,
        kind: 'Grundskola',
        places: [60, 640],
        schoolNumber: names.indexOf(name),
      }),
    );
  return [
    ...own,
    ...upperSecondary(municipality, seed),
    ...independent(municipality, seed),
    ...shared(municipality, seed),
    ...preschools(municipality, seed),
  ];
}

function upperSecondary(municipality: CountyMunicipality, seed: number): Unit[] {
  if (!['1880', '1883', '1885'].includes(municipality.code)) return [];
  return [
    unitOf({
      municipality,
      seed,
      name: `${municipality.name}s gymnasium`,
      kind: 'Gymnasieskola',
      places: [400, 1300],
      schoolNumber: 20,
    }),
  ];
}

/** Schools of owners that the ledgers know as suppliers; one of them stands at its owner's head office. */
function independent(municipality: CountyMunicipality, seed: number): Unit[] {
  if (!['1880', '1881', '1883'].includes(municipality.code)) return [];
  const [foundation, company] = independentOwners.school;
  const options = { municipality, seed, kind: 'Grundskola', places: [80, 300] } as const;
  return [
    unitOf({ ...options, name: 'Bergslagsskolan', owner: foundation!, schoolNumber: 30 }),
    {
      ...unitOf({ ...options, name: `Mälarskolan ${municipality.name}`, owner: company!, schoolNumber: 31 }),
      point: headOffice,
      fault: 'point-outside',
    },
  ];
}

function shared({ code }: CountyMunicipality, seed: number): Unit[] {
  const kumla = municipalitiesOfCounty(2)[1]!;
  const school = unitOf({
    municipality: kumla,
    seed,
    name: sharedSchool,
    kind: 'Grundskola',
    places: [200, 260],
    schoolNumber: 40,
  });
  if (code === kumla.code) return [{ ...school, fault: 'sources-disagree' }];
  const other = {
    ...school,
    places: school.places + 17,
    phone: '0980-31 92 00',
    fault: 'sources-disagree',
  } as const;
  return code === '1861' ? [other] : [];
}

function preschools(municipality: CountyMunicipality, seed: number): Unit[] {
  if (!['1885', '1862'].includes(municipality.code)) return [];
  return ['Solgläntans förskola', 'Myrstackens förskola'].map((name) =>
    unitOf({ municipality, seed, name, kind: 'Förskola', places: [20, 90] }),
  );
}
