import proj4 from 'proj4';
import type { Extent } from './table-rules.ts';

export interface Point {
  readonly lat: number;
  readonly lon: number;
  /** True where the source had the two values exchanged. */
  readonly swapped: boolean;
}

const grs80 = '+ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs';
const sweref99tm = `+proj=utm +zone=33 ${grs80}`;
/** Lantmäteriet's parameters for RT 90 2.5 gon V, direct projection from GRS 80 (good to a metre). */
const rt90 = `+proj=tmerc +lat_0=0 +lon_0=15.80628452944445 +k=1.00000561024 +x_0=1500064.274 +y_0=-667.711 ${grs80}`;
/** Central meridians of the local SWEREF 99 zones; Örebro county uses 15 00. */
const zoneMeridians = [12, 13.5, 14.25, 15, 15.75, 16.5, 17.25, 18, 18.75, 20.25, 21.75, 23.25];
const zone = (meridian: number): string =>
  `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=150000 +y_0=0 ${grs80}`;

type Pair = readonly [north: number, east: number];

/** Reads one coordinate: decimal point or comma, blanks, a hemisphere letter, or degrees, minutes and seconds. */
export function readCoordinate(text: string): number | undefined {
  const value = text
    .trim()
    .replace(',', '.')
    .replace(/[\s\u00A0]+/g, ' ');
  const sexagesimal =
    /^[NEÖO]?\s?(\d{1,2})[°º]\s?(\d{1,2})['′’]\s?(?:(\d{1,2}(?:\.\d+)?)(?:"|″|”|''))?\s?[NEÖO]?$/i.exec(
      value,
    );
  if (sexagesimal !== null) {
    return Number(sexagesimal[1]) + Number(sexagesimal[2]) / 60 + Number(sexagesimal[3] ?? 0) / 3600;
  }
  const plain = value
    .replace(/\s?[°º]?\s?[NEÖO]?$/i, '')
    .replace(/^[NEÖO]\s?/i, '')
    .replaceAll(' ', '');
  return /^-?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

/** Both coordinates out of one cell: `59.27, 15.21`, `59,27;15,21`, `POINT (15.21 59.27)`, `[15.21,59.27]`. */
export function readPair(text: string): readonly [string, string] | undefined {
  const numbers = text.match(text.includes('.') ? /-?\d+(?:\.\d+)?/g : /-?\d+(?:,\d+)?/g) ?? [];
  const [first, second] = numbers;
  const isPoint = numbers.length === 2 || (numbers.length === 3 && /^\s*(?:POINT|\[)/i.test(text));
  return isPoint && first !== undefined && second !== undefined ? [first, second] : undefined;
}

const isDegrees = (north: number, east: number): boolean => north > 54 && north < 70 && east > 9 && east < 26;

/**
 * The point that two numbers mean, whatever their order and system: WGS 84 degrees, SWEREF 99 TM, a local SWEREF 99 zone
 * or RT 90. The magnitudes tell the system; a local zone is known only by the point falling inside `near`.
 * undefined where they mean nothing in Sweden; zeros mean missing and are the caller's to sort out.
 */
export function readPoint(first: number, second: number, near: Extent | undefined): Point | undefined {
  if (isDegrees(first, second)) return { lat: first, lon: second, swapped: false };
  if (isDegrees(second, first)) return { lat: second, lon: first, swapped: true };
  const swapped = second > first;
  const pair: Pair = swapped ? [second, first] : [first, second];
  if (pair[0] < 6_100_000 || pair[0] > 7_700_000) return undefined;
  const point = metric(pair, near);
  return point === undefined ? undefined : { ...point, swapped };
}

function metric(pair: Pair, near: Extent | undefined): Omit<Point, 'swapped'> | undefined {
  const [, east] = pair;
  if (east >= 1_200_000 && east <= 1_900_000) return toDegrees(rt90, pair);
  if (east >= 260_000 && east <= 920_000) return toDegrees(sweref99tm, pair);
  if (east < 50_000 || east > 250_000 || near === undefined) return undefined;
  const centre = (near.west + near.east) / 2;
  const meridians = zoneMeridians.toSorted((a, b) => Math.abs(a - centre) - Math.abs(b - centre));
  return meridians.map((meridian) => toDegrees(zone(meridian), pair)).find((point) => isInside(point, near));
}

function toDegrees(projection: string, [north, east]: Pair): Omit<Point, 'swapped'> {
  const [lon, lat] = proj4(projection, 'WGS84', [east, north]);
  // Seven decimals are a centimetre; more only pretends.
  return { lat: Math.round(lat * 1e7) / 1e7, lon: Math.round(lon * 1e7) / 1e7 };
}

/** Whether the point lies in the extent. */
export const isInside = ({ lat, lon }: Pick<Point, 'lat' | 'lon'>, extent: Extent): boolean =>
  lat >= extent.south && lat <= extent.north && lon >= extent.west && lon <= extent.east;
