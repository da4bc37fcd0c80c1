/** @jsxRuntime automatic @jsxImportSource preact */
import type { TableFileOverview, TableRows } from '@lanskatalog/operations';
import { OutLink, Scroll, State } from '../pages/parts.tsx';
import { readable } from '../release/readable.ts';
import { Act } from './act.tsx';
import { When } from './operator-parts.tsx';
import type { OperatorView } from './operator-view.ts';
import { tableWord } from './operator-words.ts';

interface Props {
  readonly view: OperatorView;
  readonly files: readonly TableFileOverview[];
}

/** The files of the shared tables that a source has, and how they were read; nothing where it has none. */
export function TableFiles({ view, files }: Props) {
  const { say } = view;
  if (files.length === 0) return null;
  return (
    <section id="tabellfiler" aria-labelledby="tabellfiler-rubrik">
      <h2 id="tabellfiler-rubrik">
        {say('Filer till de gemensamma tabellerna', 'Files of the shared tables')}
      </h2>
      <Scroll label={say('Tabellfiler', 'Table files')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('Fil', 'File')}</th>
              <th scope="col">{say('Läst', 'Read')}</th>
              <th scope="col" class="num">
                {say('Rader', 'Rows')}
              </th>
              <th scope="col" class="num">
                {say('Oläsliga', 'Unreadable')}
              </th>
              <th scope="col" class="num">
                {say('Utan namn', 'Unnamed')}
              </th>
              <th scope="col">{say('Läge', 'Condition')}</th>
            </tr>
          </thead>
          <tbody>
            {files.map((file) => (
              <FileRow view={view} file={file} />
            ))}
          </tbody>
        </table>
      </Scroll>
      <p class="quiet">
        {say(
          'Oläsliga rader är inte med. Rader utan namn är med, men säger inte vem leverantören är, eftersom det kan vara en person.',
          'Unreadable rows are left out. Unnamed rows are in, but do not say who the supplier is, as it may be a person.',
        )}
      </p>
    </section>
  );
}

function FileRow({ view, file }: { view: OperatorView; file: TableFileOverview }) {
  const { key, published, readAt } = file;
  return (
    <tr>
      <th scope="row">
        {key === undefined
          ? view.say('Ingen tabell', 'No table')
          : `${tableWord(view, key.table)}, ${key.period}`}
        <span class="under">
          <OutLink address={file.url} />
        </span>
      </th>
      <td>
        <When view={view} at={readAt} />
      </td>
      <Count view={view} of={published} name="rows" />
      <Count view={view} of={published} name="quarantined" />
      <Count view={view} of={published} name="masked" />
      <td>
        <FileCondition view={view} file={file} />
      </td>
    </tr>
  );
}

const Count = ({
  view,
  of,
  name,
}: {
  view: OperatorView;
  of: TableRows | undefined;
  name: keyof TableRows;
}) => <td class="num">{of === undefined ? '–' : view.number(of[name])}</td>;

/** How it is, why, and what to do. */
function FileCondition({
  view,
  file: { key, published, held, problem },
}: {
  view: OperatorView;
  file: TableFileOverview;
}) {
  const { say, number } = view;
  return (
    <>
      <State grade={held !== undefined ? 'fair' : published === undefined ? 'poor' : 'good'}>
        {held !== undefined
          ? say(
              `ny version om ${number(held.rows)} rader väntar`,
              `a new version of ${number(held.rows)} rows waits`,
            )
          : published === undefined
            ? say('inte publicerad', 'not published')
            : say('publicerad', 'published')}
      </State>
      {problem === undefined ? null : (
        <details>
          <summary>{view.inLang(problem.title)}</summary>
          <p>
            <bdi>{readable(view.inLang(problem.message), 500)}</bdi>
          </p>
          <p>
            <strong>{say('Gör så här: ', 'What to do: ')}</strong>
            <bdi>{readable(view.inLang(problem.remedy), 600)}</bdi>
          </p>
        </details>
      )}
      {held === undefined || key === undefined ? null : (
        <Act
          view={view}
          name="accept-table"
          params={{ table: key.table, municipality: key.municipality, period: key.period }}
          municipality={key.municipality}
          about={`${tableWord(view, key.table)} ${key.period}`}
          plain
        />
      )}
    </>
  );
}
