import type { Archive } from './read-archive.ts';
import { readXml } from './read-xml-events.ts';
import { withoutSeparator } from './read-staging.ts';

interface SheetInfo {
  readonly name: string;
  /** Path of its part in the archive. */
  readonly path: string;
}

/** What a workbook's sheets need to be understood (ECMA-376 part 1, 18.2–18.8). */
export interface Workbook {
  readonly sheets: readonly SheetInfo[];
  readonly epoch: 1900 | 1904;
  readonly sharedStrings: readonly string[];
  /** By cell style index: whether its number is shown as a date. */
  readonly dateStyles: readonly boolean[];
}

/** Reads the parts of a workbook other than its cells; undefined where it has no workbook part. */
export async function readWorkbook(archive: Archive): Promise<Workbook | undefined> {
  const book = archive.entries.get('xl/workbook.xml');
  if (book === undefined) return undefined;
  const targets = await readTargets(archive);
  const sheets: SheetInfo[] = [];
  let epoch: 1900 | 1904 = 1900;
  await readXml(await archive.read(book), {
    open(name, attributes) {
      if (name === 'workbookPr' && /^(?:1|true)$/.test(attributes['date1904'] ?? '')) epoch = 1904;
      if (name !== 'sheet') return;
      const path = targets.get(attributes['id'] ?? '');
      if (path !== undefined) sheets.push({ name: attributes['name'] ?? '', path });
    },
  });
  const [sharedStrings, dateStyles] = [await readSharedStrings(archive), await readDateStyles(archive)];
  return { sheets, epoch, sharedStrings, dateStyles };
}

/** Relationship id → path of the part. */
async function readTargets(archive: Archive): Promise<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>();
  const part = archive.entries.get('xl/_rels/workbook.xml.rels');
  if (part === undefined) return targets;
  await readXml(await archive.read(part), {
    open(name, { Id = '', Target = '' }) {
      if (name === 'Relationship') targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
    },
  });
  return targets;
}

async function readSharedStrings(archive: Archive): Promise<readonly string[]> {
  const strings: string[] = [];
  const part = archive.entries.get('xl/sharedStrings.xml');
  if (part === undefined) return strings;
  let text = '';
  let inText = false;
  let phonetic = 0;
  await readXml(await archive.read(part), {
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') phonetic += 1;
      inText = name === 't' && phonetic === 0;
    },
    text(piece) {
      if (inText) text += piece;
    },
    close(name) {
      if (name === 'si') strings.push(withoutSeparator(text));
      if (name === 'rPh') phonetic -= 1;
      inText = false;
    },
  });
  return strings;
}

/** Built-in formats that show a date (18.8.30), those of East Asian locales included. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58);

/** Whether a format code has a day, month or year outside its quoted texts, colours and conditions. */
const isDateFormat = (code: string): boolean =>
  /[ydm]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '')) && !/general/i.test(code);

async function readDateStyles(archive: Archive): Promise<readonly boolean[]> {
  const styles: boolean[] = [];
  const part = archive.entries.get('xl/styles.xml');
  if (part === undefined) return styles;
  const custom = new Map<number, boolean>();
  let inCellStyles = false;
  await readXml(await archive.read(part), {
    open(name, attributes) {
      const id = Number(attributes['numFmtId'] ?? 0);
      if (name === 'numFmt') custom.set(id, isDateFormat(attributes['formatCode'] ?? ''));
      if (name === 'cellXfs') inCellStyles = true;
      if (name === 'xf' && inCellStyles) styles.push(custom.get(id) ?? isBuiltInDate(id));
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false;
    },
  });
  return styles;
}
