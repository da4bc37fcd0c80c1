import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Entry } from 'yauzl';
import { openArchive, type Archive } from './read-archive.ts';
import type { TableFile } from './read-hints.ts';
import { isWanted, nextName, refuse, type Reading } from './read-section.ts';
import { readSheet } from './read-sheet.ts';
import { Staging } from './read-staging.ts';
import { readWorkbook } from './read-workbook.ts';

/** Reads one file out of an archive, which may be a workbook but no further archive. */
type EntryReader = (reading: Reading, file: TableFile) => Promise<void>;

/** Stages the sheets of a workbook, or the entries of an archive by `readEntry`; none in an archive inside an archive. */
export async function readZip(
  reading: Reading,
  file: TableFile,
  readEntry: EntryReader | 'nested',
): Promise<void> {
  const opened = await openArchive(file.path, reading.limits);
  if (opened.kind === 'refused')
    return refuse(reading, file.name, { kind: 'archive', reason: opened.reason });
  const { archive } = opened;
  try {
    if (archive.entries.has('xl/workbook.xml')) await readXlsx(reading, file, archive);
    else if (readEntry === 'nested') refuse(reading, file.name, { kind: 'archive', reason: 'nested' });
    else await readEntries(reading, { file, archive }, readEntry);
  } catch (error) {
    reading.signal.throwIfAborted();
    refuse(reading, file.name, {
      kind: 'broken',
      detail: error instanceof Error ? error.message : String(error),
    });
  } finally {
    archive.close();
  }
}

async function readXlsx(reading: Reading, file: TableFile, archive: Archive): Promise<void> {
  const workbook = await readWorkbook(archive);
  for (const sheet of workbook?.sheets ?? []) {
    const part = archive.entries.get(sheet.path);
    const fil = workbook?.sheets.length === 1 ? file.name : `${file.name}#${sheet.name}`;
    if (workbook === undefined || part === undefined || !isWanted(reading, fil)) continue;
    const staging = new Staging(reading.db, nextName(reading));
    for await (const rows of readSheet(await archive.read(part), workbook)) {
      reading.signal.throwIfAborted();
      let isFull = false;
      for (const { cells, line } of rows) isFull = staging.add(cells, line) || isFull;
      if (isFull) await staging.flush();
    }
    const raw = await staging.finish();
    if (raw === undefined) refuse(reading, fil, { kind: 'foreign', format: 'empty' });
    else reading.sections.push({ fil, format: 'xlsx', raw, preamble: '', isUntidy: true });
  }
}

/** Folders that archivers add and nobody means. */
const isNoise = (name: string): boolean => /(?:^|\/)(?:__MACOSX\/|\.)/.test(name);

async function readEntries(
  reading: Reading,
  { file, archive }: { readonly file: TableFile; readonly archive: Archive },
  readEntry: EntryReader,
): Promise<void> {
  const entries = [...archive.entries].filter(([name]) => !isNoise(name) && isWanted(reading, name));
  if (entries.length === 0) refuse(reading, file.name, { kind: 'foreign', format: 'empty' });
  for (const [index, [name, entry]] of entries.entries()) {
    const path = join(reading.db.scratch, `entry${index}`);
    await unpack(archive, entry, path);
    await readEntry(reading, { path, name: `${file.name}#${name}` });
    await rm(path, { force: true });
  }
}

const unpack = async (archive: Archive, entry: Entry, path: string): Promise<void> =>
  pipeline(await archive.read(entry), createWriteStream(path));
