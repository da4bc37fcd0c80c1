/** @jsxRuntime automatic @jsxImportSource preact */
import type { DuckRow } from '@lanskatalog/tables';
import { tableLabel } from '../labels.ts';
import type { RegionIndex } from '../release/region-index.ts';
import { isMember } from '../release/region-index.ts';
import type { OpenTables } from '../tables/current-tables.ts';
import { tablePaths } from '../tables/table-paths.ts';
import type { UnitQuery, UnitTable, UnitView } from '../tables/unit-view.ts';
import { sizeColumn, typeColumn, unitsPerPage } from '../tables/unit-view.ts';
import type { View } from '../view.ts';
import type { Place } from './county-map.tsx';
import { cornersOf, Graticule, projectionOf } from './county-map.tsx';
import { CoverageTable } from './coverage-table.tsx';
import { documentOf } from './document.tsx';
import { Downloads } from './downloads.tsx';
import { OutLink, Path, Scroll } from './parts.tsx';

export interface UnitsPageOptions {
  readonly table: UnitTable;
  readonly index: RegionIndex;
  readonly open: OpenTables;
  readonly query: UnitQuery;
  readonly units: UnitView;
}

/** Schools or homes of the county, as a map and a list. */
export function unitsPage(view: View, options: UnitsPageOptions): string {
  const { say, number } = view;
  const { table, units, index, open } = options;
  const title = tableLabel(view, table);
  return documentOf(
    view,
    { title, section: '/tabeller' },
    <div class="wide page">
      <Path view={view} steps={[['/tabeller', say('Jämför', 'Compare')]]} />
      <h1>{title}</h1>
      <UnitsForm view={view} {...options} />
      <p class="figures" role="status">
        <span>
          <strong>{number(units.total)}</strong> {say('enheter', 'units')}
        </span>
      </p>
      <Downloads view={view} table={table} filters={units.filters} />
      <div class="map-and-list">
        <UnitMap view={view} index={index} units={units} />
        <UnitList view={view} {...options} />
      </div>
      {units.total > unitsPerPage ? (
        <p>
          {say(
            `Listan visar ${unitsPerPage} åt gången. Välj kommun för att se färre.`,
            `The list shows ${unitsPerPage} at a time. Choose a municipality to see fewer.`,
          )}
        </p>
      ) : null}
      <CoverageTable view={view} index={index} open={open} table={table} />
    </div>,
  );
}

const choice = (values: readonly string[], chosen: string) =>
  values.map((value) => <option selected={value === chosen}>{value}</option>);

function UnitsForm({ view, table, index, query, units }: { view: View } & UnitsPageOptions) {
  const { say } = view;
  const all = <option value="">{say('Alla', 'All')}</option>;
  return (
    <form class="form" action={view.href(tablePaths[table])}>
      <label>
        {say('Kommun', 'Municipality')}
        <select name="kommun">
          {all}
          {index.summary.municipalities.filter(isMember).map(({ code, name }) => (
            <option value={code} selected={code === query.kommun}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {table === 'schools' ? say('Skolform', 'Type of school') : say('Boendeform', 'Type of home')}
        <select name="typ">
          {all}
          {choice(units.types, query.typ)}
        </select>
      </label>
      <label>
        {say('Drift', 'Operator')}
        <select name="drift">
          {all}
          {choice(units.operators, query.drift)}
        </select>
      </label>
      <label>
        {say('Namn', 'Name')}
        <input type="text" name="namn" value={query.namn} maxLength={100} />
      </label>
      <button type="submit">{say('Visa', 'Show')}</button>
    </form>
  );
}

const textIn = (row: DuckRow, column: string): string => {
  const value = row[column];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};
const mapHeight = 640;

interface Placed {
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
function UnitMap({ view, index, units }: { view: View } & Pick<UnitsPageOptions, 'index' | 'units'>) {
  const all = placedOf(units.rows);
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
  const { say } = view;
  return (
    <figure>
      <svg
        class="map"
        viewBox={`0 0 ${projection.width} ${projection.height}`}
        role="group"
        aria-label={say('Karta', 'Map')}
      >
        <Graticule projection={projection} />
        {inside.map(({ i, name, place }) => (
          <Spot i={i} name={name} {...projection.point(place)} />
        ))}
      </svg>
      <figcaption class="owner">
        {say(
          `${inside.length} av ${units.rows.length} på kartan. Allt i kartan står i listan.`,
          `${inside.length} of ${units.rows.length} on the map. All of the map is in the list.`,
        )}{' '}
        {outside === 0
          ? null
          : say(`${outside} har ett läge utanför länet.`, `${outside} have a position outside the county.`)}
      </figcaption>
    </figure>
  );
}

/** Left out of the order of tabbing: the list has the same, and hundreds of stops would be in the way. */
const Spot = ({ i, name, x, y }: { i: number; name: string; x: number; y: number }) => (
  <a href={`#enhet-${i}`} aria-label={name} tabIndex={-1}>
    <title>{name}</title>
    <circle class="spot" cx={x} cy={y} r="6" />
  </a>
);

const isWithin = ({ lat, lon }: Place, corners: readonly Place[]): boolean =>
  corners.some((corner) => corner.lat <= lat) &&
  corners.some((corner) => corner.lat >= lat) &&
  corners.some((corner) => corner.lon <= lon) &&
  corners.some((corner) => corner.lon >= lon);

function UnitList({ view, table, index, units }: { view: View } & UnitsPageOptions) {
  const { say } = view;
  const label = say('Lista', 'List');
  return (
    <Scroll label={label}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('Namn', 'Name')}</th>
            <th scope="col">{say('Kommun', 'Municipality')}</th>
            <th scope="col">{say('Form och drift', 'Kind and operator')}</th>
            <th scope="col" class="num">
              {table === 'schools' ? say('Elever', 'Pupils') : say('Platser', 'Places')}
            </th>
            <th scope="col">{say('Adress', 'Address')}</th>
          </tr>
        </thead>
        <tbody>
          {units.rows.map((row, i) => (
            <tr id={`enhet-${i}`}>
              <th scope="row">
                <bdi>{textIn(row, 'namn')}</bdi>
              </th>
              <td>{index.municipalityName(textIn(row, 'kommun_id'))}</td>
              <td>
                <bdi>
                  {[textIn(row, typeColumn[table]), textIn(row, 'huvudman_typ'), textIn(row, 'huvudman')]
                    .filter((part) => part !== '')
                    .join(' · ')}
                </bdi>
              </td>
              <td class="num">{textIn(row, sizeColumn[table])}</td>
              <td>
                <bdi>
                  {[textIn(row, 'adress'), `${textIn(row, 'postnummer')} ${textIn(row, 'ort')}`.trim()]
                    .filter((part) => part !== '')
                    .join(', ')}
                </bdi>
                <Contact row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Contact({ row }: { row: DuckRow }) {
  const [phone, web] = [textIn(row, 'telefon'), textIn(row, 'webb')];
  if (phone === '' && web === '') return null;
  return (
    <div class="owner">
      {phone} {web === '' ? null : <OutLink address={web} />}
    </div>
  );
}
