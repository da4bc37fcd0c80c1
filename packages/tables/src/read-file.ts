import { createWriteStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Entry } from 'yauzl';
import type { DuckDb } from './duckdb.ts';
import { defaultLimits, openArchive, type Archive, type ReadLimits } from './read-archive.ts';
import { stageCsv, type TextSource } from './read-csv-file.ts';
import { sniffBytes, sniffText, type FileFormat, type ForeignFormat } from './read-format.ts';
import type { ReadHints, TableFile } from './read-hints.ts';
import { JsonScanError } from './read-json-scan.ts';
import { stageJson } from './read-json.ts';
import { readSheet } from './read-sheet.ts';
import { Staging, type RawTable } from './read-staging.ts';
import { surveyText, type TextEncoding } from './read-survey.ts';
import { readText } from './read-text.ts';
import { readWorkbook } from './read-workbook.ts';
import { findRowPath, stageXml } from './read-xml.ts';

/** One table found in a file: the file itself, a sheet, an array, or an entry of an archive. */
export interface RawSection {
  /** File name, with sheet, path or entry after `#` where the file has such. */
  readonly fil: string;
  readonly format: FileFormat | 'xlsx';
  readonly raw: RawTable;
  readonly encoding?: TextEncoding | 'double-encoded';
  readonly delimiter?: string;
  /** Text above the table that was not staged. */
  readonly preamble: string;
  /** False where no text of the section has white space or entities to tidy inside. */
  readonly isUntidy: boolean;
  /** How many rows the answer announced, where it did. */
  readonly announcedRows?: number;
}

/** Why a file or a part of it holds no table. */
export type ReadRefusal =
  | { readonly kind: 'foreign'; readonly format: ForeignFormat }
  | { readonly kind: 'no-columns' }
  | { readonly kind: 'broken'; readonly detail: string }
  | { readonly kind: 'archive'; readonly reason: 'broken' | 'too-large' | 'encrypted' | 'nested' };

export interface ReadFile {
  readonly sections: readonly RawSection[];
  readonly refusals: readonly { readonly fil: string; readonly refusal: ReadRefusal }[];
}

interface Reading {
  readonly db: DuckDb;
  readonly hints: ReadHints;
  readonly limits: ReadLimits;
  readonly signal: AbortSignal;
  readonly sections: RawSection[];
  readonly refusals: { fil: string; refusal: ReadRefusal }[];
}

/** Stages every table of a file in DuckDB, whatever its format. Expected faults come back as refusals. */
export async function readFile(
  db: DuckDb,
  file: TableFile,
  options: { readonly hints: ReadHints; readonly limits?: ReadLimits; readonly signal: AbortSignal },
): Promise<ReadFile> {
  const { hints, limits = defaultLimits, signal } = options;
  const reading: Reading = { db, hints, limits, signal, sections: [], refusals: [] };
  await readOne(reading, file, { inArchive: false });
  return { sections: reading.sections, refusals: reading.refusals };
}

const headBytes = 256 * 1024;

async function readOne(
  reading: Reading,
  file: TableFile,
  where: { readonly inArchive: boolean },
): Promise<void> {
  const sniffed = sniffBytes(await readHead(file.path));
  if (sniffed?.kind === 'foreign') refuse(reading, file.name, sniffed);
  else if (sniffed?.kind === 'readable') await readZip(reading, file, where);
  else await readTextFile(reading, file);
}

function refuse({ refusals }: Reading, fil: string, refusal: ReadRefusal): void {
  refusals.push({ fil, refusal });
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

const nextName = ({ sections, refusals }: Reading): string => `raw${sections.length}_${refusals.length}`;

async function readTextFile(reading: Reading, file: TableFile): Promise<void> {
  const { signal } = reading;
  const survey = await surveyText(file.path, signal);
  let head = '';
  for await (const chunk of readText(file.path, survey, signal)) {
    head += chunk;
    if (head.length > headBytes) break;
  }
  const whole = survey.size <= head.length;
  const sniffed = sniffText(head);
  if (sniffed.kind === 'foreign') return refuse(reading, file.name, sniffed);
  const text = {
    path: file.path,
    survey,
    head: whole ? head : head.slice(0, head.lastIndexOf('\n') + 1 || head.length),
  };
  try {
    await readTextFormat(reading, { file, text, format: sniffed.format });
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof JsonScanError) && sniffed.format !== 'xml') throw error;
    refuse(reading, file.name, {
      kind: 'broken',
      detail: error instanceof Error ? error.message : String(error),
    });
  }
}

async function readTextFormat(
  reading: Reading,
  {
    file,
    text,
    format,
  }: { readonly file: TableFile; readonly text: TextSource; readonly format: FileFormat },
): Promise<void> {
  const { db, hints, signal, sections } = reading;
  const { survey, path } = text;
  const name = nextName(reading);
  const encoding = survey.doubleEncoded ? ('double-encoded' as const) : survey.encoding;
  const section = {
    fil: file.name,
    format,
    encoding,
    preamble: '',
    isUntidy: survey.isUntidy || format !== 'csv',
  };
  if (format === 'csv') {
    const delimiter = hints.delimiter === undefined ? {} : { delimiter: hints.delimiter };
    const csv = await stageCsv(db, text, { name, signal, ...delimiter });
    if (csv === undefined) return refuse(reading, file.name, { kind: 'no-columns' });
    sections.push({ ...section, raw: csv.raw, delimiter: csv.dialect.delimiter, preamble: csv.preamble });
  } else if (format === 'xml') {
    const rowPath = await findRowPath(text.head);
    const raw =
      rowPath === undefined
        ? undefined
        : await stageXml(db, readText(path, survey, signal), { name, rowPath });
    if (raw === undefined) return refuse(reading, file.name, { kind: 'no-columns' });
    sections.push({ ...section, raw });
  } else {
    const { tables, announcedRows } = await stageJson(db, readText(path, survey, signal), {
      name,
      lines: format === 'json-lines',
    });
    if (tables.length === 0) return refuse(reading, file.name, { kind: 'foreign', format: 'empty' });
    const announced = announcedRows === undefined ? {} : { announcedRows };
    for (const table of tables) {
      const fil = tables.length === 1 ? file.name : `${file.name}#${table.path}`;
      if (isWanted(reading, fil)) sections.push({ ...section, ...announced, fil, raw: table.raw });
    }
  }
}

const isWanted = ({ hints }: Reading, fil: string): boolean =>
  hints.part === undefined || fil.includes(hints.part);

async function readZip(
  reading: Reading,
  file: TableFile,
  where: { readonly inArchive: boolean },
): Promise<void> {
  const opened = await openArchive(file.path, reading.limits);
  if (opened.kind === 'refused')
    return refuse(reading, file.name, { kind: 'archive', reason: opened.reason });
  const { archive } = opened;
  try {
    if (archive.entries.has('xl/workbook.xml')) await readXlsx(reading, file, archive);
    else if (where.inArchive) refuse(reading, file.name, { kind: 'archive', reason: 'nested' });
    else await readEntries(reading, file, archive);
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

async function readEntries(reading: Reading, file: TableFile, archive: Archive): Promise<void> {
  const entries = [...archive.entries].filter(([name]) => !isNoise(name) && isWanted(reading, name));
  if (entries.length === 0) refuse(reading, file.name, { kind: 'foreign', format: 'empty' });
  for (const [index, [name, entry]] of entries.entries()) {
    const path = join(reading.db.scratch, `entry${index}`);
    await unpack(archive, entry, path);
    await readOne(reading, { path, name: `${file.name}#${name}` }, { inArchive: true });
    await rm(path, { force: true });
  }
}

const unpack = async (archive: Archive, entry: Entry, path: string): Promise<void> =>
  pipeline(await archive.read(entry), createWriteStream(path));
