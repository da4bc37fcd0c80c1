import { fromBuffer, type Entry } from 'yauzl';
import papaparse from 'papaparse';

/** The entries of a ZIP file by path. */
export async function unzip(bytes: Buffer): Promise<Map<string, Buffer>> {
  const entries = new Map<string, Buffer>();
  await new Promise<void>((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (zip === undefined) return reject(error ?? new Error('no ZIP file'));
      zip.on('entry', (entry: Entry) => {
        zip.openReadStream(entry, (_error, stream) => {
          const chunks: Buffer[] = [];
          stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream?.on('end', () => {
            entries.set(entry.fileName, Buffer.concat(chunks));
            zip.readEntry();
          });
        });
      });
      zip.on('end', resolve);
      zip.on('error', reject);
      zip.readEntry();
    });
  });
  return entries;
}

/** Rows of a workbook's first sheet, cells by column letter. */
export async function readSheet(bytes: Buffer): Promise<Record<string, string | undefined>[]> {
  const sheet = (await unzip(bytes)).get('xl/worksheets/sheet1.xml')?.toString('utf8') ?? '';
  const cell = /<c r="([A-Z]+)\d+"[^>]*>(?:<v>|<is><t[^>]*>)(.*?)<\//g;
  return [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/g)].map(([, row = '']) =>
    Object.fromEntries([...row.matchAll(cell)].map(([, name = '', text = '']) => [name, text])),
  );
}

export const readDelimited = (text: string, delimiter: string): string[][] =>
  papaparse.parse<string[]>(text.replace(/^\uFEFF/, ''), { delimiter, skipEmptyLines: true }).data;

/** Any of the ledgers' amounts as öre. */
export function oreOf(text: string): number {
  const digits = text.replaceAll(/[^\d,.-]/g, '');
  const sign = digits.includes('-') ? -1 : 1;
  const [kronor = '0', ore = ''] = digits.replaceAll('-', '').split(/[.,]/);
  return sign * (Number(kronor) * 100 + Number(ore.padEnd(2, '0')));
}
