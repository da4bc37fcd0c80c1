/** @jsxRuntime automatic @jsxImportSource preact */
import type { PreviewRecord } from '@lanskatalog/harvest';
import type { CandidateFile } from '@lanskatalog/tables';
import { tableLabel } from '../labels.ts';
import type { DatasetFiles } from '../release/dataset-files.ts';
import { readable } from '../release/readable.ts';
import type { SharedRows } from '../tables/shared-rows.ts';
import { tablePaths } from '../tables/table-paths.ts';
import type { View } from '../view.ts';
import { Scroll } from './parts.tsx';

const previewsShown = 6;

/** The first rows of what one is about to fetch, or why they are not shown. Those of a shared table go before the files'. */
export function Previews({ view, known }: { view: View; known: DatasetFiles }) {
  const { files, facts, sharedRows: shared } = known;
  if (files.length === 0 && shared === undefined) return null;
  return (
    <section aria-labelledby="forhandsvisning">
      <h2 id="forhandsvisning">{view.say('Förhandsvisning', 'Preview')}</h2>
      {shared === undefined ? (
        files
          .slice(0, previewsShown)
          .map((file, i) => (
            <FilePreview view={view} file={file} preview={facts.get(file.url)?.preview} open={i === 0} />
          ))
      ) : (
        <SharedPreview view={view} shared={shared} />
      )}
    </section>
  );
}

interface FileProps {
  readonly view: View;
  readonly file: CandidateFile;
  readonly preview: PreviewRecord['preview'] | undefined;
  readonly open: boolean;
}

function FilePreview({ view, file, preview, open }: FileProps) {
  const { say, number } = view;
  const name = readable(file.title ?? file.name, 120);
  if (preview?.kind !== 'rows')
    return (
      <p>
        <bdi>{name}</bdi>: {say('Förhandsvisning saknas', 'No preview')}.{' '}
        {view.inLang(reasons[preview?.kind ?? 'not-yet'])}
      </p>
    );
  const { columns, rows, moreColumns, hiddenColumns } = preview;
  return (
    <details open={open}>
      <summary>
        <bdi>{name}</bdi>
      </summary>
      <Rows
        label={name}
        columns={columns.map(
          (column, i) => readable(column, 80) || say(`kolumn ${i + 1}`, `column ${i + 1}`),
        )}
        rows={rows.map((row) => row.map((cell) => readable(cell, 120)))}
      />
      <p class="owner">
        {say(`De första ${rows.length} raderna i filen.`, `The first ${rows.length} rows of the file.`)}{' '}
        {moreColumns === 0
          ? null
          : say(
              `${number(moreColumns)} kolumner till får inte plats. `,
              `${number(moreColumns)} more columns do not fit. `,
            )}
        {hiddenColumns === 0
          ? null
          : say(
              `${number(hiddenColumns)} kolumner om personer visas inte.`,
              `${number(hiddenColumns)} columns about people are not shown.`,
            )}
      </p>
    </details>
  );
}

type Withheld = Exclude<PreviewRecord['preview']['kind'], 'rows'> | 'not-yet';

const reasons: Record<Withheld, { readonly sv: string; readonly en: string }> = {
  personal: {
    sv: 'De första raderna kan innehålla personuppgifter.',
    en: 'The first rows may hold personal data.',
  },
  ledger: {
    sv: 'Leverantörsfakturor visas bara i länets gemensamma tabell, där personer är maskerade.',
    en: 'Supplier invoices are shown only in the shared table of the county, where people are masked.',
  },
  unreadable: {
    sv: 'Filen är ingen tabell som vi kan läsa.',
    en: 'The file is no table that we can read.',
  },
  'too-large': {
    sv: 'Filen är för stor för att läsas i förväg.',
    en: 'The file is too large to be read beforehand.',
  },
  'not-fetched': {
    sv: 'Filen gick inte att hämta när vi försökte senast.',
    en: 'The file could not be fetched when we last tried.',
  },
  'not-yet': {
    sv: 'Filen är inte läst ännu. Det görs om natten.',
    en: 'The file has not been read yet. That is done at night.',
  },
};

function SharedPreview({ view, shared }: { view: View; shared: SharedRows }) {
  const { say } = view;
  const { table, municipality, columns, rows } = shared;
  const label = tableLabel(view, table);
  return (
    <>
      <Rows
        label={label}
        columns={columns.map((column) => view.inLang(column.label))}
        rows={rows.map((row) => columns.map(({ name }) => cellText(row[name])))}
      />
      <p class="owner">
        {say(
          'Så ser raderna ut i länets gemensamma tabell: rättade, och med personer maskerade.',
          'So the rows look in the shared table of the county: corrected, and with people masked.',
        )}{' '}
        <a href={view.href(`${tablePaths[table]}?kommun=${municipality}`)}>
          {say('Visa alla rader', 'Show all rows')}
        </a>
      </p>
    </>
  );
}

const cellText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? readable(String(value), 120) : '';

interface RowsProps {
  readonly label: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const Rows = ({ label, columns, rows }: RowsProps) => (
  <Scroll label={label}>
    <table class="preview">
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col">
              <bdi>{column}</bdi>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            {row.map((cell) => (
              <td>
                <bdi>{cell}</bdi>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </Scroll>
);
