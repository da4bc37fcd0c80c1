/** @jsxRuntime automatic @jsxImportSource preact */
import type { DuckRow } from '@lanskatalog/tables';
import { textIn, unitsAddress, unitsPerPage } from '../tables/unit-view.ts';
import type { View } from '../view.ts';
import type { Place, Projection } from './county-map.tsx';
import { cornersOf, Graticule, projectionOf } from './county-map.tsx';
import { PlaceNames } from './place-names.tsx';
import type { UnitsPageOptions } from './units-page.tsx';

const mapHeight = 640;

interface Placed {
  /** In the list of all pages. */
  readonly i: number;
  readonly name: string;
  readonly place: Place;
}

const placedOf = (rows: readonly DuckRow[]): readonly Placed[] =>
  rows.flatMap((row, i) => {
    const { lat, lon } = row;
    if (typeof lat !== 'number' || typeof lon !== 'number') return [];
    return [{ i, name: textIn(row, 'namn'), place: { lat, lon } }];
  });

/**
 * Where the units lie, on a plain grid of degrees; each leads to its line in the list. One that its municipality has placed
 * outside the county is told of, but does not shrink the rest to a dot.
 */
export function UnitMap({ view, ...options }: { view: View } & UnitsPageOptions) {
  const { index, units } = options;
  const all = placedOf(units.all);
  const corners = cornersOf(
    view.site.tablesConfig,
    index.summary.municipalities.map(({ code }) => code),
  );
  const inside = corners.length === 0 ? all : all.filter(({ place }) => isWithin(place, corners));
  const projection = projectionOf(
    inside.map(({ place }) => place),
    { height: mapHeight, labels: 0 },
  );
  if (projection === undefined) return null;
  const outside = all.length - inside.length;
  const { say, number } = view;
  return (
    <figure>
      <svg
        class="map"
        viewBox={`0 0 ${projection.width} ${projection.height}`}
        role="group"
        aria-label={say('Karta', 'Map')}
      >
        <Graticule projection={projection} />
        <PlaceNames places={placesIn(inside, units.all)} projection={projection} />
        {marksOf(inside, projection).map((mark) => (
          <Spot view={view} mark={mark} address={lineOf(options, mark.i)} />
        ))}
      </svg>
      <figcaption class="owner">
        {say(
          `${number(inside.length)} av ${number(units.total)} på kartan. Allt i kartan står i listan.`,
          `${number(inside.length)} of ${number(units.total)} on the map. All of the map is in the list.`,
        )}{' '}
        {outside === 0
          ? null
          : say(`${outside} har ett läge utanför länet.`, `${outside} have a position outside the county.`)}
      </figcaption>
    </figure>
  );
}

/** By the name of their post town. */
function placesIn(inside: readonly Placed[], units: readonly DuckRow[]): ReadonlyMap<string, Place[]> {
  const places = new Map<string, Place[]>();
  for (const { i, place } of inside) {
    const name = textIn(units[i] ?? {}, 'ort');
    const known = places.get(name);
    if (known === undefined) places.set(name, [place]);
    else known.push(place);
  }
  return places;
}

/** Where a unit's line is: on this page of the list, or on another. */
function lineOf(
  { table, query }: UnitsPageOptions,
  i: number,
): { readonly path?: string; readonly id: string } {
  const sida = Math.floor(i / unitsPerPage) + 1;
  const id = `enhet-${i % unitsPerPage}`;
  return sida === query.sida ? { id } : { id, path: unitsAddress(table, { ...query, sida }) };
}

interface Mark {
  /** Of its first unit. */
  readonly i: number;
  readonly name: string;
  /** Units besides the first. */
  readonly others: number;
  readonly x: number;
  readonly y: number;
}

/** So many can be told apart; of more, those that would lie on each other are one mark. */
const mostSingle = 600;
const cell = 9;

function marksOf(placed: readonly Placed[], projection: Projection): readonly Mark[] {
  const marks = placed.map(({ i, name, place }) => ({ i, name, others: 0, ...projection.point(place) }));
  if (marks.length <= mostSingle) return marks;
  const cells = new Map<string, Mark>();
  for (const mark of marks) {
    const key = `${Math.round(mark.x / cell)} ${Math.round(mark.y / cell)}`;
    const first = cells.get(key);
    cells.set(key, first === undefined ? mark : { ...first, others: first.others + 1 });
  }
  return [...cells.values()];
}

interface SpotProps {
  readonly view: View;
  readonly mark: Mark;
  readonly address: ReturnType<typeof lineOf>;
}

/** Left out of the order of tabbing: the list has the same, and hundreds of stops would be in the way. */
function Spot({ view, mark: { name, others, x, y }, address: { path, id } }: SpotProps) {
  const text = others === 0 ? name : view.say(`${name} och ${others} till`, `${name} and ${others} more`);
  return (
    <a href={`${path === undefined ? '' : view.href(path)}#${id}`} aria-label={text} tabIndex={-1}>
      <title>{text}</title>
      <circle class="spot" cx={x} cy={y} r={Math.min(11, 6 + Math.log2(1 + others))} />
    </a>
  );
}

const isWithin = ({ lat, lon }: Place, corners: readonly Place[]): boolean =>
  corners.some((corner) => corner.lat <= lat) &&
  corners.some((corner) => corner.lat >= lat) &&
  corners.some((corner) => corner.lon <= lon) &&
  corners.some((corner) => corner.lon >= lon);
