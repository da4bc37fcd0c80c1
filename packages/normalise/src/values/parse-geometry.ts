const number = String.raw`[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?`;
const wkt = new RegExp(
  String.raw`^(?:<[^<>\s]+>\s*)?(?:SRID=\d+;\s*)?(?:POINT|LINESTRING|POLYGON|MULTIPOINT|MULTILINESTRING|MULTIPOLYGON|GEOMETRYCOLLECTION|ENVELOPE)\s*(?:Z|M|ZM)?\s*\((?:[\s(),A-Z]|${number})+\)$`,
  'i',
);

/** A geometry as well-known text, from well-known text, GeoJSON or four numbers; undefined where it is none of these. */
export function parseGeometry(raw: string): string | undefined {
  const text = raw.trim().replace(/\s+/g, ' ');
  if (text.startsWith('{')) return fromGeoJson(text);
  const box = new RegExp(`^${number}(?:[\\s,]+${number}){3}$`).test(text)
    ? text.split(/[\s,]+/).map(Number)
    : undefined;
  if (box !== undefined) return fromBox(box);
  return wkt.test(text) && balanced(text) ? text.replace(/^SRID=\d+;\s*/i, '') : undefined;
}

function balanced(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** `west, south, east, north`, as ArcGIS Hub and DCAT-US write it. */
function fromBox(corners: readonly number[]): string | undefined {
  const [west = NaN, south = NaN, east = NaN, north = NaN] = corners;
  if (Math.abs(west) > 180 || Math.abs(east) > 180 || Math.abs(south) > 90 || Math.abs(north) > 90)
    return undefined;
  return `POLYGON((${west} ${south}, ${east} ${south}, ${east} ${north}, ${west} ${north}, ${west} ${south}))`;
}

const names: Readonly<Record<string, string | undefined>> = {
  Point: 'POINT',
  LineString: 'LINESTRING',
  Polygon: 'POLYGON',
  MultiPoint: 'MULTIPOINT',
  MultiLineString: 'MULTILINESTRING',
  MultiPolygon: 'MULTIPOLYGON',
};

function fromGeoJson(text: string): string | undefined {
  let geometry: unknown;
  try {
    geometry = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { type, coordinates } = geometry as { readonly type?: unknown; readonly coordinates?: unknown };
  const name = typeof type === 'string' ? names[type] : undefined;
  if (name === undefined) return undefined;
  const written = positions(coordinates);
  if (written === undefined) return undefined;
  return name === 'POINT' ? `POINT(${written})` : `${name}${written}`;
}

/** Polygons of a multipolygon, its rings, their points, and the numbers of a point. */
const deepestNesting = 4;

/** Nested lists of numbers as WKT writes them: `(1 2, 3 4)`. */
function positions(value: unknown, depth = 1): string | undefined {
  if (!Array.isArray(value) || value.length === 0 || depth > deepestNesting) return undefined;
  if (value.every((one) => typeof one === 'number')) return value.slice(0, 2).join(' ');
  const parts = value.map((one) => positions(one, depth + 1));
  return parts.includes(undefined) ? undefined : `(${parts.join(', ')})`;
}
