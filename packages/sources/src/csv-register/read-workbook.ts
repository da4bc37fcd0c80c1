import type { Entry, ZipFile } from 'yauzl';
import { fromBuffer } from 'yauzl';
import type { XmlElement } from '../xml/xml-element.ts';
import { at, parseXml, textOf, within } from '../xml/xml-element.ts';

/** A register is a list that people keep; what unpacks to more is something else. */
const maxUnpackedBytes = 50_000_000;

/** Rows of the first sheet of an Excel workbook (ECMA-376), as texts; undefined where the bytes are no workbook. */
export async function readFirstSheet(bytes: Uint8Array): Promise<string[][] | undefined> {
  const files = await unpack(Buffer.from(bytes), /^xl\/(?:sharedStrings|worksheets\/sheet1)\.xml$/);
  const sheet = rootOf(files.get('xl/worksheets/sheet1.xml'));
  if (sheet === undefined) return undefined;
  const strings = within(rootOf(files.get('xl/sharedStrings.xml')), 'si').map((item) =>
    within(item, 't')
      .map(({ text }) => text)
      .join(''),
  );
  return at(sheet, 'sheetData/row').map((row) => cellsOf(row, strings));
}

const rootOf = (content: string | undefined): XmlElement | undefined => {
  const xml = content === undefined ? undefined : parseXml(content);
  return xml?.kind === 'xml' ? xml.root : undefined;
};

function cellsOf(row: XmlElement, strings: readonly string[]): string[] {
  const cells: string[] = [];
  for (const cell of at(row, 'c')) {
    const column = columnOf(cell.attributes['r'] ?? '') ?? cells.length;
    const value = textOf(at(cell, 'v')[0]) ?? '';
    const type = cell.attributes['t'];
    cells[column] =
      type === 's' ? (strings[Number(value)] ?? '') : type === 'inlineStr' ? (textOf(cell) ?? '') : value;
  }
  return Array.from(cells, (cell) => cell ?? '');
}

/** `C7` → 2; no sheet has more than 16,384 columns. */
function columnOf(reference: string): number | undefined {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(reference)?.[0];
  return letters === undefined
    ? undefined
    : Array.from(letters, (letter) => letter.charCodeAt(0) - 64).reduce((sum, digit) => sum * 26 + digit, 0) -
        1;
}

/** Content of the wanted files; a damaged archive gives what can be read of it. */
async function unpack(bytes: Buffer, wanted: RegExp): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const zip = await openZip(bytes);
  if (zip === undefined) return files;
  for (const entry of await listEntries(zip)) {
    if (!wanted.test(entry.fileName) || entry.uncompressedSize > maxUnpackedBytes) continue;
    const content = await readEntry(zip, entry);
    if (content !== undefined) files.set(entry.fileName, content);
  }
  return files;
}

const openZip = (bytes: Buffer): Promise<ZipFile | undefined> =>
  new Promise((resolve) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => resolve(error === null ? zip : undefined));
  });

const listEntries = (zip: ZipFile): Promise<Entry[]> =>
  new Promise((resolve) => {
    const entries: Entry[] = [];
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', () => resolve(entries));
    zip.readEntry();
  });

const readEntry = (zip: ZipFile, entry: Entry): Promise<string | undefined> =>
  new Promise((resolve) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error !== null) return resolve(undefined);
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
      stream.on('error', () => resolve(undefined));
    });
  });
