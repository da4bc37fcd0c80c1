import { escapeXml } from '../writers/write-rdfxml.ts';
import type { LineWriter, TableCell, TableLine } from './table-lines.ts';
import { writeZip } from './write-zip.ts';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const sheetml = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const packaging = 'http://schemas.openxmlformats.org/package/2006';
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The parts of a workbook that do not depend on its sheets' content (ECMA-376, part 1). */
const styles = `${xml}<styleSheet xmlns="${sheetml}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`;
const rootRelations = `${xml}<Relationships xmlns="${packaging}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

/** A workbook of sheets by name: texts inline, days as serial numbers with a date style. */
export async function writeWorkbook(
  sheets: Readonly<Record<string, readonly TableLine<unknown>[]>>,
): Promise<Uint8Array> {
  const names = Object.keys(sheets);
  const numbered = (part: (name: string, number: number) => string): string =>
    names.map((name, index) => part(name, index + 1)).join('');
  return writeZip({
    '[Content_Types].xml': `${xml}<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/>${numbered((_, n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${types}.worksheet+xml"/>`)}</Types>`,
    '_rels/.rels': rootRelations,
    'xl/workbook.xml': `${xml}<workbook xmlns="${sheetml}" xmlns:r="${office}"><sheets>${numbered((name, n) => `<sheet name="${escapeXml(name)}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${xml}<Relationships xmlns="${packaging}/relationships">${numbered((_, n) => `<Relationship Id="rId${n}" Type="${office}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="rId${names.length + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': styles,
    ...Object.fromEntries(
      names.map((name, index) => [`xl/worksheets/sheet${index + 1}.xml`, worksheet(sheets[name]!)]),
    ),
  });
}

function worksheet(lines: readonly TableLine<unknown>[]): string {
  const rows = lines.map(({ cells }, index) => {
    const written = cells.map((cell, column) => writeCell(cell, `${columnName(column)}${index + 1}`));
    return `<row r="${index + 1}">${written.join('')}</row>`;
  });
  return `${xml}<worksheet xmlns="${sheetml}"><sheetData>${rows.join('')}</sheetData></worksheet>`;
}

const columnName = (index: number): string => String.fromCodePoint(65 + index);

function writeCell(cell: TableCell, reference: string): string {
  if (typeof cell !== 'string') {
    return 'number' in cell
      ? `<c r="${reference}"><v>${cell.number}</v></c>`
      : `<c r="${reference}" s="1"><v>${serialDay(cell.day)}</v></c>`;
  }
  return cell === ''
    ? ''
    : `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
}

/** Days since the end of 1899, as spreadsheets count them. */
const serialDay = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569;

/** A workbook whose first sheet tells about the second. */
export const workbook: LineWriter = {
  extension: 'xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  rowsOnly: false,
  write: async (lines) =>
    writeWorkbook({
      Leverantörsfakturor: lines,
      Information: [
        { cells: ['Uppgifterna är hämtade ur kommunens ekonomisystem.'] },
        { cells: ['Belopp exklusive moms.'] },
      ],
    }),
};
