import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DatasetRecord, Problem, ReadContext } from '@lanskatalog/core';
import { identifiersOf } from '@lanskatalog/catalogue';
import { normaliseGraph } from '@lanskatalog/normalise';
import type { Discovery } from '@lanskatalog/sources';
import { readDiscovered, readSource } from '@lanskatalog/sources';
import type { HarvestDeps, OnProgress } from './deps.ts';
import { judgeRecord } from './quality/judge-record.ts';

/** A record just read, already as the text that will be stored: the objects can go while the rest is read. */
export interface SeenLine {
  readonly uri: string;
  readonly kind: DatasetRecord['kind'];
  readonly hash: string;
  readonly invalid: boolean;
  readonly identifiers: readonly string[];
  readonly body: string;
  /** Of an invalid record: why it is. */
  readonly problems?: readonly Problem[];
}

export type SourceReading =
  | {
      readonly kind: 'read';
      readonly lines: readonly SeenLine[];
      readonly complete: boolean;
      readonly problems: readonly Problem[];
    }
  | { readonly kind: 'unreachable' | 'refused' | 'invalid'; readonly problems: readonly Problem[] };

/** Datasets between two turns of the event loop: keeps heartbeats, timers and the web server alive. */
const datasetsPerTurn = 50;

export interface SourceReadingOptions {
  readonly context: ReadContext;
  /** What a source of kind auto was found to have. */
  readonly discovery: Discovery | undefined;
  /** Whether a record with this hash is stored already: it was judged when it came. */
  readonly known: (uri: string, hash: string) => boolean;
}

/** Reads a source through its kind's reader and normalises what it has. */
export async function readSourceLines(
  deps: HarvestDeps,
  { context, discovery, known }: SourceReadingOptions,
  onProgress: OnProgress,
): Promise<SourceReading> {
  const reading = await (discovery === undefined ? readSource(context) : readDiscovered(context, discovery));
  if (reading.kind !== 'read') return reading;
  const problems = [...reading.problems];
  const lines: SeenLine[] = [];
  const { region, source, municipality } = context;
  const normalised = normaliseGraph(reading.graph, {
    region,
    source,
    municipality,
    profileData: deps.profileData,
  });
  for (const item of normalised) {
    for (const found of item.problems) problems.push(found);
    if (item.record !== undefined) {
      const { uri, hash } = item.record;
      const judged = known(uri, hash)
        ? { record: item.record, problems: [] }
        : judgeRecord(item.record, deps.profileData);
      for (const found of judged.problems) problems.push(found);
      lines.push(seenLine(judged.record, [...item.problems, ...judged.problems]));
    }
    if (lines.length % datasetsPerTurn !== 0) continue;
    context.signal.throwIfAborted();
    onProgress({ source: source.id, stage: 'normalising', done: lines.length });
    await nextTurn();
  }
  return { kind: 'read', lines, complete: reading.complete, problems };
}

const seenLine = (record: DatasetRecord, problems: readonly Problem[]): SeenLine => ({
  uri: record.uri,
  kind: record.kind,
  hash: record.hash,
  invalid: record.invalid,
  identifiers: identifiersOf(record.entity),
  body: JSON.stringify(record),
  ...(record.invalid ? { problems: problems.filter(({ severity }) => severity === 'error') } : {}),
});
