import { keyPart, rawColumn, type Building, type CleanContext } from './clean-context.ts';
import { isInside, readCoordinate, readPair, readPoint, type Point } from './clean-coordinate.ts';
import { createLookup } from './clean-lookup.ts';
import { readMunicipalityCode } from './clean-unit.ts';
import type { Extent } from './table-rules.ts';

const pointInputs = ['lat', 'lon', 'nord', 'ost', 'koordinater', 'kommun_id'];

/** The point of each unit in WGS 84, from whichever of its columns means one. */
export async function preparePoints(
  context: CleanContext,
  { joins, expressions, dropped }: Building,
): Promise<void> {
  const { db, relation, prefix, extents, municipality } = context;
  const raws = pointInputs.map((target) => rawColumn(context, target));
  if (raws.slice(0, 5).every((raw) => raw === undefined)) return;
  const key = raws.map(keyPart).join(` || chr(31) || `);
  const lookup = `${prefix}_punkt`;
  const { unread } = await createLookup(
    db,
    {
      name: lookup,
      outputs: ['lat', 'lon', 'note'],
      query: `SELECT DISTINCT ${key} AS v FROM ${relation} AS r`,
    },
    (text) => {
      const cells = text.split('\u001f');
      const code = readMunicipalityCode(cells[5] ?? '') ?? municipality;
      const extent = code === undefined ? undefined : extents.municipalities[code];
      const point = pointOf(cells, extent);
      if (point === 'missing') return [null, null, null];
      if (point === undefined || !isInside(point, extents.sweden)) return undefined;
      const notes = [
        point.swapped ? 'axes-swapped' : '',
        extent !== undefined && !isInside(point, extent) ? 'outside-municipality' : '',
      ];
      return [String(point.lat), String(point.lon), notes.filter((note) => note !== '').join(',') || null];
    },
  );
  joins.set(lookup, key);
  expressions.set('lat', `${lookup}.lat::DOUBLE`);
  expressions.set('lon', `${lookup}.lon::DOUBLE`);
  expressions.set('coordinate_note', `${lookup}.note`);
  if (unread > 0)
    dropped.set('lat', { raw: key.replaceAll('chr(31)', `' '`), condition: `${lookup}.v IS NULL` });
}

/** The first pair that means a point; `missing` where all are empty or zero. */
function pointOf(cells: readonly string[], near: Extent | undefined): Point | 'missing' | undefined {
  const [lat = '', lon = '', north = '', east = '', both = ''] = cells;
  const pairs = [[lat, lon], [north, east], readPair(both) ?? ['', '']] as const;
  let isMissing = both === '';
  for (const [first = '', second = ''] of pairs) {
    if (isNothing(first) && isNothing(second)) continue;
    isMissing = false;
    const [a, b] = [readCoordinate(first), readCoordinate(second)];
    const point = a === undefined || b === undefined ? undefined : readPoint(a, b, near);
    if (point !== undefined) return point;
  }
  return isMissing ? 'missing' : undefined;
}

const isNothing = (text: string): boolean => /^(?:0(?:[.,]0+)?|null|-)?$/i.test(text.trim());
