/** @jsxRuntime automatic @jsxImportSource preact */
import type { TableKind } from '@lanskatalog/tables';
import type { RegionIndex } from '../release/region-index.ts';
import type { OpenTables } from '../tables/current-tables.ts';
import type { MunicipalCoverage } from '../tables/municipal-coverage.ts';
import { municipalCoverage } from '../tables/municipal-coverage.ts';
import type { View } from '../view.ts';
import { Scroll } from './parts.tsx';

interface Props {
  readonly view: View;
  readonly index: RegionIndex;
  readonly open: OpenTables;
  readonly table: TableKind;
  readonly year?: string | undefined;
}

const bases: Readonly<Record<string, { readonly sv: string; readonly en: string }>> = {
  dag: { sv: 'dag', en: 'day' },
  manad: { sv: 'månad', en: 'month' },
  saknas: { sv: 'saknas', en: 'missing' },
  okand: { sv: 'framgår inte', en: 'not stated' },
  'exkl-moms': { sv: 'utan moms', en: 'without VAT' },
  'inkl-moms': { sv: 'med moms', en: 'with VAT' },
};

/** What to know before comparing: stands with every view of a table. */
export function CoverageTable({ view, index, open, table, year }: Props) {
  const { say, number } = view;
  const isLedger = table === 'ledger';
  const title = say('Vad tabellen täcker', 'What the table covers');
  const covered = municipalCoverage(open, table, year);
  const isDated = covered.some(({ first }) => first !== undefined);
  return (
    <section aria-labelledby="tackning">
      <h2 id="tackning">{title}</h2>
      <p>
        {say(
          'Jämför bara det som går att jämföra: kommunerna lämnar olika mycket och räknar olika.',
          'Compare only what can be compared: the municipalities deliver different amounts and count differently.',
        )}
      </p>
      <Scroll label={title}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('Kommun', 'Municipality')}</th>
              <th scope="col" class="num">
                {say('Rader', 'Rows')}
              </th>
              {isDated ? <th scope="col">{say('Från', 'From')}</th> : null}
              {isDated ? <th scope="col">{say('Till', 'To')}</th> : null}
              <th scope="col" class="num">
                {say('Maskerat', 'Masked')}
              </th>
              {isLedger ? <LedgerHeaders view={view} /> : null}
            </tr>
          </thead>
          <tbody>
            {covered.map((one) => (
              <tr>
                <th scope="row">{index.municipalityName(one.municipality)}</th>
                <td class="num">{number(one.rows)}</td>
                {isDated ? <td class="date">{one.first ?? '–'}</td> : null}
                {isDated ? <td class="date">{one.last ?? '–'}</td> : null}
                <td class="num">{number(Math.round(one.maskedShare * 100))} %</td>
                {isLedger ? <LedgerCells view={view} covered={one} /> : null}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}

function LedgerHeaders({ view: { say } }: { view: View }) {
  return (
    <>
      <th scope="col" class="num">
        {say('Månader', 'Months')}
      </th>
      <th scope="col">{say('Datum', 'Dates')}</th>
      <th scope="col">{say('Moms', 'VAT')}</th>
      <th scope="col">{say('Saknas i någon månad', 'Missing in some month')}</th>
    </>
  );
}

function LedgerCells({ view, covered }: { view: View; covered: MunicipalCoverage }) {
  const words = (values: readonly string[]): string =>
    values.map((value) => (bases[value] === undefined ? value : view.inLang(bases[value]))).join(', ');
  return (
    <>
      <td class="num">{view.number(covered.periods)}</td>
      <td>{words(covered.dateBases)}</td>
      <td>{words(covered.vatBases)}</td>
      <td>{covered.missingUnits.join(', ') || '–'}</td>
    </>
  );
}
