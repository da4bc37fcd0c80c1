/** @jsxRuntime automatic @jsxImportSource preact */
import type { DuckRow } from '@lanskatalog/tables';
import { tableLabel } from '../labels.ts';
import type { RegionIndex } from '../release/region-index.ts';
import { isMember } from '../release/region-index.ts';
import type { OpenTables } from '../tables/current-tables.ts';
import { tablePaths } from '../tables/table-paths.ts';
import type { UnitQuery, UnitTable, UnitView } from '../tables/unit-view.ts';
import { sizeColumn, textIn, typeColumn, unitsAddress, unitsPerPage } from '../tables/unit-view.ts';
import type { View } from '../view.ts';
import { CoverageTable } from './coverage-table.tsx';
import { documentOf } from './document.tsx';
import { Downloads } from './downloads.tsx';
import { Pager } from './pager.tsx';
import { OutLink, Path, Scroll } from './parts.tsx';
import { UnitMap } from './unit-map.tsx';

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
  const { table, units, index, open, query } = options;
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
        <UnitMap view={view} {...options} />
        <UnitList view={view} {...options} />
      </div>
      <Pager
        view={view}
        page={query.sida}
        pages={Math.ceil(units.total / unitsPerPage)}
        addressOf={(sida) => unitsAddress(table, { ...query, sida })}
      />
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
