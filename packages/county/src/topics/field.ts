import type { CountyMunicipality } from '../municipalities.ts';
import type { Random } from '../random.ts';

interface RowContext {
  readonly municipality: CountyMunicipality;
  readonly random: Random;
  /** 0 for the first row. */
  readonly row: number;
}

/** Makes one cell of an invented data file. */
export type Field = (context: RowContext) => string | number;

export const streets = [
  'Storgatan',
  'Kungsgatan',
  'Skolgatan',
  'Järnvägsgatan',
  'Kyrkogatan',
  'Parkvägen',
  'Bruksgatan',
  'Stationsgatan',
  'Hagvägen',
  'Ringvägen',
  'Björkvägen',
  'Lövgatan',
  'Ängsvägen',
  'Trädgårdsgatan',
] as const;

const placeNames = [
  'Norra',
  'Södra',
  'Hagaby',
  'Bergslunda',
  'Lillsjön',
  'Storsjön',
  'Kvarnbacken',
  'Ekudden',
  'Sandvik',
  'Lindåsen',
  'Björkvallen',
  'Tallbacken',
  'Åkerby',
  'Östanfors',
  'Nybygget',
  'Hyttan',
  'Prästgården',
  'Solhaga',
  'Bäckalid',
  'Råsslaboda',
] as const;

const round = (value: number, decimals: number): number =>
  Math.round(value * 10 ** decimals) / 10 ** decimals;

export const serial: Field = ({ municipality, row }) =>
  `${municipality.code}-${String(row + 1).padStart(3, '0')}`;

/** `Hagaby badplats`; with a number from the second round of names on. */
export const placeNamed =
  (kind: string): Field =>
  ({ random, row }) => {
    const name = placeNames[(row + random.whole(0, 2) * placeNames.length) % placeNames.length] ?? '';
    return row < placeNames.length ? `${name} ${kind}` : `${name} ${kind} ${row + 1}`;
  };

export const street: Field = ({ random }) => `${random.pick(streets)} ${random.whole(1, 68)}`;
export const postcode: Field = ({ municipality, random }) =>
  `${municipality.postalArea} ${random.whole(30, 98)}`;
export const locality: Field = ({ municipality, random }) => random.pick(municipality.localities);
export const latitude: Field = ({ municipality, random }) =>
  round(municipality.latitude + (random.next() - 0.5) * 0.08, 5);
export const longitude: Field = ({ municipality, random }) =>
  round(municipality.longitude + (random.next() - 0.5) * 0.12, 5);

export const wholeBetween =
  (from: number, to: number): Field =>
  ({ random }) =>
    random.whole(from, to);

export const decimalBetween =
  (from: number, to: number, decimals = 1): Field =>
  ({ random }) =>
    round(from + random.next() * (to - from), decimals);

export const oneOf =
  (...choices: readonly string[]): Field =>
  ({ random }) =>
    random.pick(choices);

/** A year that steps with the row: `yearFrom(2012)` gives 2012, 2013, … */
export const yearFrom =
  (first: number): Field =>
  ({ row }) =>
    first + row;

export const dateIn =
  (year: number): Field =>
  ({ random }) =>
    `${year}-${String(random.whole(1, 12)).padStart(2, '0')}-${String(random.whole(1, 28)).padStart(2, '0')}`;
