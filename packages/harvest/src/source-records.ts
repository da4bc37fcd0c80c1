import type { Blobs, DatasetKind, DatasetRecord, RecordState, SourceRecord } from '@lanskatalog/core';
import { sha256Hex } from '@lanskatalog/core';
import { chunksOf, linesOf } from './lines.ts';

/**
 * A source's records between harvests: one content-addressed blob of lines `head TAB record`, both JSON. The head holds
 * what comparing and merging need, so neither has to parse the records. The blob is never changed: the source's state
 * points at the newest one, which makes a harvest atomic however it ends.
 */
export interface RecordHead {
  readonly uri: string;
  readonly kind: DatasetKind;
  readonly hash: string;
  readonly state: RecordState;
  /** Instants of harvests, ISO 8601. */
  readonly firstSeen: string;
  readonly changed: string;
  readonly missingSince?: string;
  /** `dct:identifier` and `adms:identifier` values, by which the same dataset is known in another source. */
  readonly identifiers: readonly string[];
}

/** A head with its record still as text. */
export interface RecordLine {
  readonly head: RecordHead;
  readonly body: string;
}

/** The blob was superseded twice while somebody was about to read it: load the source's state again. */
export class RecordsGoneError extends Error {
  constructor(key: string) {
    super(`the records ${key} are gone`);
    this.name = 'RecordsGoneError';
  }
}

export async function* readRecordLines(blobs: Blobs, key: string | undefined): AsyncGenerator<RecordLine> {
  if (key === undefined) return;
  const content = await blobs.read(key);
  if (content === undefined) throw new RecordsGoneError(key);
  for await (const line of linesOf(content)) {
    const tab = line.indexOf('\t');
    yield { head: JSON.parse(line.slice(0, tab)) as RecordHead, body: line.slice(tab + 1) };
  }
}

export async function* readSourceRecords(
  blobs: Blobs,
  key: string | undefined,
): AsyncGenerator<SourceRecord> {
  for await (const { head, body } of readRecordLines(blobs, key)) {
    const { state, firstSeen, changed, missingSince } = head;
    const record = JSON.parse(body) as DatasetRecord;
    yield { record, state, firstSeen, changed, ...(missingSince === undefined ? {} : { missingSince }) };
  }
}

/** Writes lines under a key made from their content; returns the key. The same lines give the same key. */
export async function writeRecordLines(
  blobs: Blobs,
  sourceId: string,
  lines: readonly RecordLine[],
): Promise<string> {
  return writeLines(
    blobs,
    `sources/${sourceId}/records`,
    lines.map(({ head, body }) => `${JSON.stringify(head)}\t${body}`),
  );
}

/** Content-addressed text blob `<prefix>-<hash>.ndjson`. Writing what is there already costs one stat. */
export async function writeLines(blobs: Blobs, prefix: string, lines: readonly string[]): Promise<string> {
  const digest = sha256Hex(lines.map((line) => sha256Hex(line)).join(''));
  const key = `${prefix}-${digest.slice(0, 32)}.ndjson`;
  if ((await blobs.stat(key)) === undefined) await blobs.write(key, chunksOf(lines));
  return key;
}
