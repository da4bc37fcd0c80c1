import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** All entries have one date, so that the same content is the same file. */
const mtime = new Date(Date.UTC(2026, 3, 1, 12));

/** A ZIP file of entries by path. */
export async function writeZip(entries: Readonly<Record<string, Uint8Array | string>>): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [path, content] of Object.entries(entries))
    zip.addBuffer(Buffer.from(content as string), path, { mtime });
  zip.end();
  return buffer(zip.outputStream);
}
