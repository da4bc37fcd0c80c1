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
  const total = { points: 0, max: 0, unverified: 0 };
  const parts = new Map(dimensions.map((dimension) => [dimension, { points: 0, max: 0 }]));
  indicators.forEach((indicator, n) => {
    const part = parts.get(indicator.dimension);
    const { population = 0, yes = 0, unknown = 0 } = tallies[n] ?? {};
    if (part === undefined || !counted(indicator)) return;
    const weight = pointsOf(indicator, method);
    for (const sum of [total, part]) {
      sum.points += weight * share(yes, population);
      sum.max += indicator.points;
    }
    total.unverified += weight * share(unknown, population);
  });
  for (const part of parts.values()) part.points = rounded(part.points);
  return {
    points: rounded(total.points),
    max: total.max,
    percent: total.max === 0 ? 0 : Math.round((1000 * total.points) / total.max) / 10,
    rating: ratingOf(total.points, total.max),
    unverified: rounded(total.unverified),
    dimensions: Object.fromEntries(parts) as MqaScore['dimensions'],
  };
}

export const rounded = (points: number): number => Math.round(100 * points) / 100;

const full = 405;

export function ratingOf(points: number, max = full): Rating {
  const of405 = max === 0 ? 0 : (full * points) / max;
  return borders.find(([, from]) => of405 >= from)?.[0] ?? 'bad';
}
