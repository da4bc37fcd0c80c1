import type { Dimension, Indicator } from './indicators.ts';
import { dimensions, indicators } from './indicators.ts';
import type { MqaMethod } from './stated-formats.ts';

/** Borders of the EU's rating, in points of 405. */
export type Rating = 'excellent' | 'good' | 'sufficient' | 'bad';

const borders: readonly [Rating, number][] = [
  ['excellent', 351],
  ['good', 221],
  ['sufficient', 121],
];

export interface MqaScore {
  readonly points: number;
  /** 405, or less for what has no distributions by its nature (series). */
  readonly max: number;
  /** Of `max`. */
  readonly percent: number;
  readonly rating: Rating;
  /** Points that nobody can give or take yet, as the links could not be verified. */
  readonly unverified: number;
  readonly dimensions: Readonly<Record<Dimension, { readonly points: number; readonly max: number }>>;
}

/** How many of a population have what an indicator asks. */
export interface Tally {
  readonly population: number;
  readonly yes: number;
  readonly unknown: number;
}

/** A tally for each of {@link indicators}, in their order. */
export type Tallies = readonly Tally[];

export const addTallies = (a: Tallies, b: Tallies): Tallies =>
  a.map((tally, n) => ({
    population: tally.population + (b[n]?.population ?? 0),
    yes: tally.yes + (b[n]?.yes ?? 0),
    unknown: tally.unknown + (b[n]?.unknown ?? 0),
  }));

export const noTallies: Tallies = indicators.map(() => ({ population: 0, yes: 0, unknown: 0 }));

export const pointsOf = ({ points, portalPoints }: Indicator, method: MqaMethod): number =>
  method === 'portal' ? (portalPoints ?? points) : points;

const share = (part: number, population: number): number => (population === 0 ? 0 : part / population);

/**
 * Points are weight × share of the population; an indicator without population gives none. `counted` leaves out indicators
 * that cannot apply. The portal gives no points for compliance but divides by 405 all the same.
 */
export function mqaScore(
  tallies: Tallies,
  method: MqaMethod,
  counted: (each: Indicator) => boolean,
): MqaScore {
  const rows = indicators
    .map((indicator, n) => ({ indicator, tally: tallies[n] ?? { population: 0, yes: 0, unknown: 0 } }))
    .filter(({ indicator }) => counted(indicator))
    .map(({ indicator, tally: { population, yes, unknown } }) => ({
      dimension: indicator.dimension,
      max: indicator.points,
      points: pointsOf(indicator, method) * share(yes, population),
      unverified: pointsOf(indicator, method) * share(unknown, population),
    }));
  const sum = (of: (row: (typeof rows)[number]) => number, dimension?: Dimension): number =>
    rows
      .filter((each) => dimension === undefined || each.dimension === dimension)
      .reduce((total, each) => total + of(each), 0);
  const points = sum((each) => each.points);
  const max = sum((each) => each.max);
  return {
    points: rounded(points),
    max,
    percent: max === 0 ? 0 : Math.round((1000 * points) / max) / 10,
    rating: ratingOf(points, max),
    unverified: rounded(sum((each) => each.unverified)),
    dimensions: Object.fromEntries(
      dimensions.map((dimension) => [
        dimension,
        { points: rounded(sum((each) => each.points, dimension)), max: sum((each) => each.max, dimension) },
      ]),
    ) as MqaScore['dimensions'],
  };
}

export const rounded = (points: number): number => Math.round(100 * points) / 100;

const full = 405;

export function ratingOf(points: number, max = full): Rating {
  const of405 = max === 0 ? 0 : (full * points) / max;
  return borders.find(([, from]) => of405 >= from)?.[0] ?? 'bad';
}
