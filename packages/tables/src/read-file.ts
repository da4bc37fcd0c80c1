import { open } from 'node:fs/promises';
import type { DuckDb } from './duckdb.ts';
import { defaultLimits, type ReadLimits } from './read-archive.ts';
import { sniffBytes } from './read-format.ts';
import type { ReadHints, TableFile } from './read-hints.ts';
import { refuse, type RawSection, type Reading, type ReadRefusal } from './read-section.ts';
import { readTextFile } from './read-text-file.ts';
import { readZip } from './read-zip-file.ts';

export interface ReadFile {
  readonly sections: readonly RawSection[];
  readonly refusals: readonly { readonly fil: string; readonly refusal: ReadRefusal }[];
}

/** Stages every table of a file in DuckDB, whatever its format. Expected faults come back as refusals. */
export async function readFile(
  db: DuckDb,
  file: TableFile,
  options: { readonly hints: ReadHints; readonly limits?: ReadLimits; readonly signal: AbortSignal },
): Promise<ReadFile> {
  const { hints, limits = defaultLimits, signal } = options;
  const reading: Reading = { db, hints, limits, signal, sections: [], refusals: [] };
  await readOne(reading, file, false);
  return { sections: reading.sections, refusals: reading.refusals };
}

async function readOne(reading: Reading, file: TableFile, inArchive: boolean): Promise<void> {
  const sniffed = sniffBytes(await readHead(file.path));
  if (sniffed?.kind === 'foreign') refuse(reading, file.name, sniffed);
  else if (sniffed === undefined) await readTextFile(reading, file);
  else await readZip(reading, file, inArchive ? 'nested' : (inner, entry) => readOne(inner, entry, true));
}

async function readHead(path: string): Promise<Buffer> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64), 0, 64, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
