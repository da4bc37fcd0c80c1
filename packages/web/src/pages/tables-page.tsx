/** @jsxRuntime automatic @jsxImportSource preact */
import { tableKinds } from '@lanskatalog/tables';
import type { TableKind } from '@lanskatalog/tables';
import { tableLabel } from '../labels.ts';
import type { OpenTables } from '../tables/current-tables.ts';
import { municipalCoverage } from '../tables/municipal-coverage.ts';
import { tablePaths } from '../tables/table-paths.ts';
import type { View } from '../view.ts';
import { documentOf } from './document.tsx';
import { Path } from './parts.tsx';

const about: Record<TableKind, { readonly sv: string; readonly en: string }> = {
  ledger: {
    sv: 'Vad kommunerna köper, av vem och för hur mycket. Personer är maskerade.',
    en: 'What the municipalities buy, from whom and for how much. Persons are masked.',
  },
  schools: {
    sv: 'Skolor och förskolor på karta och i lista.',
    en: 'Schools and preschools on a map and in a list.',
  },
  'care-homes': {
    sv: 'Boenden för äldre på karta och i lista.',
    en: 'Homes for the elderly on a map and in a list.',
  },
};

/** The three shared tables. */
export function tablesPage(view: View, open: OpenTables | undefined): string {
  const { say, number } = view;
  const title = say('Jämför kommunerna', 'Compare the municipalities');
  return documentOf(
    view,
    { title, section: '/tabeller' },
    <div class="wide page">
      <h1>{title}</h1>
      <p class="lead">
        {say(
          'Tre källor som kommunerna delar, rad för rad, i samma form.',
          'Three sources that the municipalities share, row by row, in the same form.',
        )}
      </p>
      <ul class="tiles">
        {tableKinds.map((table) => {
          const covered = open === undefined ? [] : municipalCoverage(open, table);
          const rows = covered.reduce((sum, one) => sum + one.rows, 0);
          return (
            <li>
              <h2>
                <a href={view.href(tablePaths[table])}>{tableLabel(view, table)}</a>
              </h2>
              <p>{view.inLang(about[table])}</p>
              <p class="owner">
                {say(
                  `${covered.length} kommuner, ${number(rows)} rader`,
                  `${covered.length} municipalities, ${number(rows)} rows`,
                )}
              </p>
            </li>
          );
        })}
      </ul>
    </div>,
  );
}

/** A table without rows has a page too: it says what is lacking. */
export function emptyTablePage(view: View, table: TableKind): string {
  const { say } = view;
  const title = tableLabel(view, table);
  return documentOf(
    view,
    { title, section: '/tabeller' },
    <div class="wide page">
      <Path view={view} steps={[['/tabeller', say('Jämför', 'Compare')]]} />
      <h1>{title}</h1>
      <p class="note">
        {say(
          'Ingen kommun levererar rader ännu. Så snart en gör det visas de här.',
          'No municipality delivers rows yet. As soon as one does they are shown here.',
        )}
      </p>
      <p>
        <a href={view.href('/lanet')}>{say('Se vem som levererar vad', 'See who delivers what')}</a>
      </p>
    </div>,
  );
}
