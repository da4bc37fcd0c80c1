import { ZipFile } from 'yazl';

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** An Excel workbook of one sheet, with shared and inline texts as programs mix them. */
export async function workbook(rows: readonly (readonly string[])[]): Promise<Buffer> {
  const shared: string[] = [];
  const cell = (text: string, row: number, column: number): string => {
    const reference = `${String.fromCharCode(65 + column)}${row + 1}`;
    if (text === '') return '';
    if (column === 0) return `<c r="${reference}" t="inlineStr"><is><t>${escape(text)}</t></is></c>`;
    shared.push(text);
    return `<c r="${reference}" t="s"><v>${shared.length - 1}</v></c>`;
  };
  const sheet = rows
    .map(
      (cells, row) =>
        `<row r="${row + 1}">${cells.map((text, column) => cell(text, row, column)).join('')}</row>`,
    )
    .join('');
  const namespace = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const zip = new ZipFile();
  zip.addBuffer(
    Buffer.from(`<worksheet ${namespace}><sheetData>${sheet}</sheetData></worksheet>`),
    'xl/worksheets/sheet1.xml',
  );
  zip.addBuffer(
    Buffer.from(
      `<sst ${namespace}>${shared.map((text) => `<si><t>${escape(text)}</t></si>`).join('')}</sst>`,
    ),
    'xl/sharedStrings.xml',
  );
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}
