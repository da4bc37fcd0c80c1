import type { ReadContext, ReadResult } from '@lanskatalog/core';
import { problem } from '@lanskatalog/core';
import Papa from 'papaparse';
import { sniffBinary } from '../rdf/sniff-syntax.ts';
import type { Label } from '../reading/labels.ts';
import { labelOf } from '../reading/labels.ts';
import { invalid, SourceReading } from '../reading/source-reading.ts';
import { emailIn, licenseIn } from '../psidata-page/page-facts.ts';
import { slugOf } from '../psidata-page/titles.ts';
import type { DatasetSketch, DistributionSketch } from '../sketch/sketch.ts';
import { writeDataset } from '../sketch/write-sketch.ts';
import { readFirstSheet } from './read-workbook.ts';

const tableTypes =
  'text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet;q=0.9, */*;q=0.1';

/** Reads a list of datasets that is kept in a CSV file or an Excel workbook: a row for each, with columns as on /psidata. */
export async function readCsvRegister(context: ReadContext): Promise<ReadResult> {
  const reading = new SourceReading(context);
  const page = await reading.page(context.source.url, tableTypes);
  if (page.kind !== 'page') return page;
  const rows =
    sniffBinary(page.bytes) === 'zip' ? await readFirstSheet(page.bytes) : parseCsv(reading.text(page));
  const table = rows === undefined ? undefined : findTable(rows);
  if (table === undefined) {
    return invalid(
      problem('sources.answer-unexpected', {
        subject: page.finalUrl,
        params: { detail: 'CSV, XLSX: Namn, Beskrivning, Adress' },
      }),
    );
  }
  const byTitle = new Map<string, DatasetSketch>();
  for (const row of table.rows) {
    const sketch = sketchOf(row, table.columns, page.finalUrl);
    if (sketch === undefined) continue;
    const known = byTitle.get(sketch.identifier ?? '');
    // A title that comes again is another file of the same dataset.
    const distributions = [...(known?.distributions ?? []), ...(sketch.distributions ?? [])];
    byTitle.set(sketch.identifier ?? '', { ...(known ?? sketch), distributions });
  }
  for (const sketch of byTitle.values()) writeDataset(reading.builder, sketch);
  return reading.result();
}

const parseCsv = (text: string): string[][] | undefined =>
  /^\s*[<{]/.test(text) ? undefined : Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' }).data;

interface RegisterTable {
  readonly columns: readonly (Label | undefined)[];
  readonly rows: readonly (readonly string[])[];
}

/** The header is the first row that names at least two things; what stands before it is a heading for people. */
function findTable(rows: readonly (readonly string[])[]): RegisterTable | undefined {
  for (const [index, row] of rows.slice(0, 20).entries()) {
    const columns = row.map((cell) => labelOf(cell));
    const known = new Set(columns.filter((label) => label !== undefined));
    if (known.size >= 2 && known.has('title')) return { columns, rows: rows.slice(index + 1) };
  }
  return undefined;
}

function sketchOf(
  row: readonly string[],
  columns: RegisterTable['columns'],
  url: string,
): DatasetSketch | undefined {
  const get = (label: Label): string | undefined => {
    const value = row[columns.indexOf(label)]?.trim();
    return value === undefined || value === '' ? undefined : value;
  };
  const title = get('title');
  if (title === undefined) return undefined;
  const identifier = slugOf(title);
  const license = get('license');
  const contact = get('contact');
  return {
    iri: `${url.replace(/#.*$/s, '')}#${identifier}`,
    identifier,
    title: swedish(title),
    description: swedish(get('description')),
    keywords: get('keywords')
      ?.split(/\s*[,;]\s*/)
      .map((text) => ({ text, lang: 'sv' })),
    themes: get('theme')?.split(/\s*[,;]\s*/),
    creator: { name: swedish(get('publisher')) },
    contacts:
      contact === undefined
        ? []
        : [
            {
              name: contact.replace(emailIn(contact) ?? '', '').replace(/[\s,;]+$/, '') || undefined,
              email: emailIn(contact),
            },
          ],
    issued: get('issued'),
    modified: get('modified'),
    frequency: get('frequency'),
    spatial: [get('spatial') ?? ''],
    rights: get('limits'),
    distributions: addressesIn(row).map((address): DistributionSketch => ({
      accessUrl: address,
      format: get('format'),
      license: license === undefined ? undefined : (licenseIn(license) ?? license),
    })),
  };
}

const swedish = (text: string | undefined): DatasetSketch['title'] =>
  text === undefined ? undefined : { text, lang: 'sv' };

/** Every address of a row that is not a licence's. */
const addressesIn = (row: readonly string[]): string[] => [
  ...new Set(
    row
      .flatMap((cell) => cell.match(/https?:\/\/[^\s,;"<>]+/g) ?? [])
      .filter((address) => !/creativecommons\.org/.test(address)),
  ),
];
