import type { Readable } from 'node:stream';
import { open, type Entry, type ZipFile } from 'yauzl';

/** What unpacking may cost at most; an archive beyond it is refused whole. */
export interface ReadLimits {
  readonly maxEntries: number;
  /** Of all entries together. */
  readonly maxUnpackedBytes: number;
  /** Unpacked to packed size of one entry; only asked of entries above 10 MB. */
  readonly maxRatio: number;
}

export const defaultLimits: ReadLimits = { maxEntries: 2000, maxUnpackedBytes: 4 * 1024 ** 3, maxRatio: 300 };

export interface Archive {
  /** Files by path; folders are left out. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** Unpacked content. The stream fails where it is longer than the archive says. */
  read(entry: Entry): Promise<Readable>;
  close(): void;
}

export type ArchiveResult =
  | { readonly kind: 'opened'; readonly archive: Archive }
  | { readonly kind: 'refused'; readonly reason: 'broken' | 'too-large' | 'encrypted' };

/** Opens a ZIP file by its directory; nothing is unpacked yet. */
export async function openArchive(path: string, limits: ReadLimits): Promise<ArchiveResult> {
  const zip = await openZip(path);
  if (zip === undefined) return { kind: 'refused', reason: 'broken' };
  const entries = await listEntries(zip);
  const refusal = entries === undefined ? 'broken' : refusalOf([...entries.values()], zip.entryCount, limits);
  if (entries === undefined || refusal !== undefined) {
    zip.close();
    return { kind: 'refused', reason: refusal ?? 'broken' };
  }
  return {
    kind: 'opened',
    archive: { entries, read: (entry) => readEntry(zip, entry), close: () => zip.close() },
  };
}

function refusalOf(
  entries: readonly Entry[],
  count: number,
  limits: ReadLimits,
): 'too-large' | 'encrypted' | undefined {
  if (entries.some((entry) => entry.isEncrypted())) return 'encrypted';
  const total = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  const bomb = entries.some(
    ({ uncompressedSize, compressedSize }) =>
      uncompressedSize > 10_000_000 && uncompressedSize > compressedSize * limits.maxRatio,
  );
  return count > limits.maxEntries || total > limits.maxUnpackedBytes || bomb ? 'too-large' : undefined;
}

const openZip = (path: string): Promise<ZipFile | undefined> =>
  new Promise((resolve) => {
    open(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, zip) =>
      resolve(error === null ? zip : undefined),
    );
  });

/** undefined where the directory is damaged. */
const listEntries = (zip: ZipFile): Promise<Map<string, Entry> | undefined> =>
  new Promise((resolve) => {
    const entries = new Map<string, Entry>();
    zip.on('entry', (entry: Entry) => {
      if (!entry.fileName.endsWith('/')) entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', () => resolve(undefined));
    zip.readEntry();
  });

const readEntry = (zip: ZipFile, entry: Entry): Promise<Readable> =>
  new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error === null) resolve(stream);
      else reject(error);
    });
  });
