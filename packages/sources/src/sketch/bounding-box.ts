type Box = readonly [number, number, number, number];

/** West, south, east, north, from numbers in any of the forms that catalogues use; undefined where it is no place on Earth. */
export function boxOf(numbers: readonly number[]): Box | undefined {
  const [west, south, east, north] = numbers;
  if (
    numbers.length !== 4 ||
    west === undefined ||
    south === undefined ||
    east === undefined ||
    north === undefined
  )
    return undefined;
  const inside =
    Math.abs(west) <= 180 && Math.abs(east) <= 180 && Math.abs(south) <= 90 && Math.abs(north) <= 90;
  return inside && west <= east && south <= north ? [west, south, east, north] : undefined;
}

/** `"15.1,59.0,15.5,59.2"` or GeoJSON as text. */
export function boxOfText(text: string): Box | undefined {
  if (text.startsWith('{')) return boxOfGeoJson(text);
  const parts = text.split(/[\s,;]+/);
  return parts.every((part) => /^-?\d+(?:\.\d+)?$/.test(part)) ? boxOf(parts.map(Number)) : undefined;
}

function boxOfGeoJson(text: string): Box | undefined {
  try {
    const { coordinates } = JSON.parse(text) as { coordinates?: unknown };
    return boxAround(coordinates);
  } catch {
    return undefined;
  }
}

/** The box around coordinates nested to any depth, as in GeoJSON and Esri's envelopes. */
export function boxAround(coordinates: unknown): Box | undefined {
  const points = pointsOf(coordinates, 0);
  if (points.length === 0) return undefined;
  const [x, y] = [points.map(([east]) => east), points.map(([, north]) => north)];
  return boxOf([Math.min(...x), Math.min(...y), Math.max(...x), Math.max(...y)]);
}

function pointsOf(value: unknown, depth: number): [number, number][] {
  if (!Array.isArray(value) || depth > 6) return [];
  const [first, second] = value as unknown[];
  if (typeof first === 'number' && typeof second === 'number') return [[first, second]];
  return value.flatMap((item) => pointsOf(item, depth + 1)).slice(0, 10_000);
}
