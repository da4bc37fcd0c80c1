import type { CountyMunicipality } from '../municipalities.ts';
import { randomFor } from '../random.ts';
import { independentOwners, unitOf, type Unit } from './units.ts';

/** What each municipality calls a home for the elderly; the words differ within the county. */
const words: Readonly<Record<string, string>> = {
  1880: 'Särskilt boende',
  1881: 'Vård- och omsorgsboende',
  1861: 'Vård- och omsorgsboende',
  1862: 'Säbo – särskilt äldreboende',
  1883: 'Vårdboende',
};
const homeWord = ({ code }: CountyMunicipality): string => words[code] ?? 'Äldreboende';

const names = [
  'Backagården',
  'Solbacken',
  'Ekliden',
  'Åsgården',
  'Linden',
  'Tallgården',
  'Källgården',
  'Sjöliden',
  'Bäckagården',
];

/** What stands in such lists and is no home: other housing, services, and a committee by mistake. */
const notHomes = [
  ['Trädgårdens trygghetsboende', 'Trygghetsboende'],
  ['Parkens seniorboende', 'Seniorboende'],
  ['Kvarnens servicehus', 'Servicehus'],
  ['Hemtjänsten Centrum', 'Hemtjänst'],
  ['Gruppbostaden Stigen', 'LSS-boende'],
  ['Linden korttid', 'Korttidsplats'],
] as const;

/** The rows of a municipality's list of homes, with what does not belong there. */
export function careHomesOf(municipality: CountyMunicipality, seed: number): Unit[] {
  const random = randomFor(seed, municipality.code, 'care-homes');
  const count = municipality.code === '1880' ? 8 : random.whole(2, 5);
  const [operator] = independentOwners.home;
  const homes = random
    .shuffle(names)
    .slice(0, count)
    .map((name, index) => {
      const kind =
        municipality.code === '1885' ? random.pick(['Vårdboende', 'Gruppboende']) : homeWord(municipality);
      const options = { municipality, seed, name, kind, places: [12, 74] } as const;
      return unitOf(index === 1 ? { ...options, owner: operator! } : options);
    });
  const others = random
    .shuffle(notHomes)
    .slice(0, 2)
    .map(([name, kind]) => unitOf({ municipality, seed, name, kind, places: [4, 40] }));
  return [
    ...homes,
    ...others.map((unit) => ({ ...unit, fault: 'not-a-home' }) as const),
    ...committee(municipality, seed),
  ];
}

function committee(municipality: CountyMunicipality, seed: number): Unit[] {
  if (!['1883', '1814'].includes(municipality.code)) return [];
  const unit = unitOf({
    municipality,
    seed,
    name: 'Vård- och omsorgsnämnden',
    kind: homeWord(municipality),
    places: [0, 0],
  });
  return [{ ...unit, fault: 'not-a-unit' }];
}
