/** @jsxRuntime automatic @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { tableLabel } from '../labels.ts';
import { isMember } from '../release/region-index.ts';
import type { RegionIndex } from '../release/region-index.ts';
import { accountGroupLabel } from '../tables/account-groups.ts';
import type { OpenTables } from '../tables/current-tables.ts';
import type { LedgerQuery, LedgerView, Sum } from '../tables/ledger-view.ts';
import { tablePaths } from '../tables/table-paths.ts';
import type { View } from '../view.ts';
import type { Bar } from './bar-chart.tsx';
import { BarChart } from './bar-chart.tsx';
import { CoverageTable } from './coverage-table.tsx';
import { documentOf } from './document.tsx';
import { Downloads } from './downloads.tsx';
import { kronor, LedgerByMunicipality } from './ledger-by-municipality.tsx';
import { Path, Scroll } from './parts.tsx';

export interface LedgerPageOptions {
  readonly index: RegionIndex;
  readonly open: OpenTables;
  readonly query: LedgerQuery;
  readonly ledger: LedgerView;
}

/** The ledger explorer: where the municipalities' money goes. */
export function ledgerPage(view: View, options: LedgerPageOptions): string {
  const { say } = view;
  const { ledger, query } = options;
  const supplier = query.nyckel === undefined ? undefined : ledger.suppliers[0]?.keys[1];
  const title = supplier ?? tableLabel(view, 'ledger');
  return documentOf(
    view,
    { title, section: '/tabeller' },
    <div class="wide page">
      <Path
        view={view}
        steps={[
          ['/tabeller', say('Jämför', 'Compare')],
          ...(supplier === undefined ? [] : ([[tablePaths.ledger, tableLabel(view, 'ledger')]] as const)),
        ]}
      />
      <h1>
        <bdi>{title}</bdi>
      </h1>
      {supplier === undefined ? null : (
        <p class="lead">{say('En leverantör i hela länet', 'One supplier across the county')}</p>
      )}
      <LedgerForm view={view} {...options} />
      <Totals view={view} ledger={ledger} />
      <Downloads view={view} table="ledger" filters={ledger.filters} />
      <BarChart
        view={view}
        label={say('Kronor per månad', 'Kronor by month')}
        bars={monthBars(ledger.byMonth)}
      />
      <LedgerByMunicipality view={view} index={options.index} ledger={ledger} />
      <CoverageTable view={view} index={options.index} open={options.open} table="ledger" year={query.ar} />
      <div class="columns">
        <Suppliers view={view} ledger={ledger} />
        <SumTable
          view={view}
          title={say('Kontogrupper', 'Account groups')}
          sums={ledger.byGroup}
          nameOf={([group = '']) =>
            group === '' ? say('utan grupp', 'without group') : accountGroupLabel(view.lang, group)
          }
        />
      </div>
      <details>
        <summary>{say('Månaderna i siffror', 'The months in numbers')}</summary>
        <SumTable
          view={view}
          title={say('Månader', 'Months')}
          sums={ledger.byMonth}
          nameOf={([month = '']) => month || say('utan datum', 'without date')}
        />
      </details>
    </div>,
  );
}

/** Every month from the first to the last: one without rows is a gap, not a smaller step in time. */
function monthBars(sums: readonly Sum[]): readonly Bar[] {
  const known = new Map(sums.map(({ keys, sum }) => [keys[0] ?? '', sum]));
  const months = [...known.keys()].filter((month) => /^\d{4}-(?:0[1-9]|1[0-2])$/.test(month)).sort();
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return [];
  const bars: Bar[] = [];
  for (let date = new Date(`${first}-01`); ; date.setUTCMonth(date.getUTCMonth() + 1)) {
    const month = date.toISOString().slice(0, 7);
    bars.push({ label: month, value: known.get(month) ?? 0 });
    if (month === last || bars.length === mostMonths) return bars;
  }
}
const mostMonths = 240;

function LedgerForm({ view, index, query, ledger }: { view: View } & LedgerPageOptions) {
  const { say } = view;
  const all = <option value="">{say('Alla', 'All')}</option>;
  return (
    <form class="form" action={view.href(tablePaths.ledger)}>
      {query.nyckel === undefined ? null : <input type="hidden" name="nyckel" value={query.nyckel} />}
      <label>
        {say('Kommun', 'Municipality')}
        <select name="kommun">
          {all}
          {index.summary.municipalities.filter(isMember).map(({ code, name }) => (
            <option value={code} selected={query.kommun.includes(code)}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('År', 'Year')}
        <select name="ar">
          {all}
          {ledger.years.map((year) => (
            <option selected={year === query.ar}>{year}</option>
          ))}
        </select>
      </label>
      <label>
        {say('Kontogrupp', 'Account group')}
        <select name="grupp">
          {all}
          {groupsOffered(ledger, query).map((group) => (
            <option value={group} selected={group === query.grupp}>
              {accountGroupLabel(view.lang, group)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('Leverantör', 'Supplier')}
        <input type="text" name="leverantor" value={query.leverantor} maxLength={100} />
      </label>
      <button type="submit">{say('Visa', 'Show')}</button>
    </form>
  );
}

const groupsOffered = ({ byGroup }: LedgerView, { grupp }: LedgerQuery): readonly string[] =>
  [...new Set([...byGroup.map(({ keys }) => keys[0] ?? ''), grupp ?? ''])]
    .filter((group) => group !== '')
    .sort();

function Totals({ view, ledger }: { view: View; ledger: LedgerView }) {
  const { say, number } = view;
  const rows = ledger.byMunicipality.reduce((total, one) => total + one.rows, 0);
  const sum = ledger.byMunicipality.reduce((total, one) => total + one.sum, 0);
  return (
    <p class="figures">
      <span>
        <strong>{kronor(view, sum)}</strong>
      </span>
      <span>
        <strong>{number(rows)}</strong> {say('rader', 'rows')}
      </span>
      {ledger.masked.rows === 0 ? null : (
        <span>
          {say(
            `varav ${number(ledger.masked.rows)} rader (${kronor(view, ledger.masked.sum)}) med maskerad leverantör`,
            `of which ${number(ledger.masked.rows)} rows (${kronor(view, ledger.masked.sum)}) with a masked supplier`,
          )}
        </span>
      )}
    </p>
  );
}

function Suppliers({ view, ledger }: { view: View; ledger: LedgerView }) {
  return (
    <SumTable
      view={view}
      title={view.say('Största leverantörer', 'Largest suppliers')}
      sums={ledger.suppliers}
      nameOf={([key = '', name = '']) => (
        <a href={view.href(`${tablePaths.ledger}?nyckel=${encodeURIComponent(key)}`)}>
          <bdi>{name || key}</bdi>
        </a>
      )}
    />
  );
}

interface SumTableProps {
  readonly view: View;
  readonly title: string;
  readonly sums: readonly Sum[];
  readonly nameOf: (keys: readonly string[]) => ComponentChildren;
}

function SumTable({ view, title, sums, nameOf }: SumTableProps) {
  return (
    <section>
      <h2>{title}</h2>
      <Scroll label={title}>
        <table>
          <tbody>
            {sums.map(({ keys, sum }) => (
              <tr>
                <th scope="row">{nameOf(keys)}</th>
                <td class="num">{kronor(view, sum)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}
