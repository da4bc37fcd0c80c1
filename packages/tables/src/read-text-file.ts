import { stageCsv, type TextSource } from './read-csv-file.ts';
import { sniffText, type FileFormat } from './read-format.ts';
import type { TableFile } from './read-hints.ts';
import { JsonScanError } from './read-json-scan.ts';
import { stageJson } from './read-json.ts';
import { isWanted, nextName, refuse, type Reading } from './read-section.ts';
import { surveyText } from './read-survey.ts';
import { readText } from './read-text.ts';
import { findRowPath, stageXml } from './read-xml.ts';

const headBytes = 256 * 1024;

/** Stages what is text: CSV, JSON, JSON Lines or XML. */
export async function readTextFile(reading: Reading, file: TableFile): Promise<void> {
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
