import { PassThrough, Readable } from 'node:stream';
import type { Filter, QueryMistake, RegionalTables, TableKind } from '@lanskatalog/tables';
import { exportFormats, exportStream, queryColumns } from '@lanskatalog/tables';
import { ZipFile } from 'yazl';
import { readLines } from '../release/read-lines.ts';

/** What a view of a table downloads as. */
export const downloadFormats = [...exportFormats, 'xlsx'] as const;
export type DownloadFormat = (typeof downloadFormats)[number];

export const downloadTypes: Record<DownloadFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export interface Download {
  readonly table: TableKind;
  readonly filters: readonly Filter[];
  readonly format: DownloadFormat;
}

/** The rows as a file, made as it is sent. */
export async function downloadTable(
  tables: RegionalTables,
  { table, filters, format }: Download,
): Promise<Readable | QueryMistake> {
  const source = format === 'xlsx' ? 'json' : format;
  const exported = await exportStream(tables, { table, filters, format: source });
  if (exported.kind === 'mistake') return exported;
  return format === 'xlsx'
    ? workbook(table, exported.bytes)
    : Readable.from(exported.bytes, { objectMode: false });
}

/** Rows that one sheet of a workbook holds, its header included (ECMA-376 leaves it to Excel, which stops here). */
const rowsPerSheet = 1_048_576;

function workbook(table: TableKind, json: AsyncIterable<Uint8Array>): Readable {
  const zip = new ZipFile();
  const sheet = Readable.from(sheetXml(table, json), { objectMode: false });
  for (const [name, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text), name);
  zip.addReadStream(sheet, 'xl/worksheets/sheet1.xml');
  zip.end();
  const out = new PassThrough();
  sheet.on('error', (error) => out.destroy(error));
  out.on('close', () => sheet.destroy());
  return zip.outputStream.pipe(out);
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const sheetMl = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** All of a workbook but its one sheet (ECMA-376, part 1, 12.3). */
const parts = {
  '[Content_Types].xml': `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetMl}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${sheetMl}.worksheet+xml"/></Types>`,
  '_rels/.rels': `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="Data" sheetId="1" r:id="r1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="r1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
};

async function* sheetXml(table: TableKind, json: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const columns = queryColumns(table);
  const numeric = new Set(columns.filter(({ type }) => isNumeric(type)).map(({ name }) => name));
  yield `${head}<worksheet xmlns="${main}"><sheetData>`;
  yield row(columns.map(({ name }) => textCell(name)));
  let rows = 1;
  // DuckDB writes each object of the array on a line of its own.
  for await (const { text } of readLines(json)) {
    const line = text.trim().replace(/,$/, '');
    if (!line.startsWith('{') || rows === rowsPerSheet) continue;
    rows += 1;
    const values = JSON.parse(line) as Record<string, unknown>;
    yield row(
      columns.map(({ name }) => (numeric.has(name) ? numberCell(values[name]) : textCell(values[name]))),
    );
  }
  yield '</sheetData></worksheet>';
}

const isNumeric = (type: string): boolean => /^(?:DECIMAL|BIGINT|DOUBLE)/.test(type);
const row = (cells: readonly string[]): string => `<row>${cells.join('')}</row>`;
const plain = (value: unknown): string =>
  typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value);

/** Text cells start no formulas, whatever they begin with. */
const textCell = (value: unknown): string => {
  const text = plain(value);
  return text === '' ? '<c/>' : `<c t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
};
const numberCell = (value: unknown): string => {
  const text = plain(value);
  return text === '' ? '<c/>' : `<c><v>${xmlText(text)}</v></c>`;
};

const xmlText = (text: string): string =>
  text
    // eslint-disable-next-line no-control-regex -- XML 1.0 has no way to write them
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
