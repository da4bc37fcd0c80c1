import type { Collection, Documents, Problem } from '@lanskatalog/core';
import { sha256Hex } from '@lanskatalog/core';
import { tableKinds } from '@lanskatalog/tables';
import { z } from 'zod';

const fileState = z.object({
  version: z.literal(1),
  source: z.string(),
  url: z.string(),
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  /** SHA-256 of the bytes last read, and of the rules they were read by. */
  sha256: z.string(),
  rulesHash: z.string(),
  /** When they were read, ISO 8601; absent in what an earlier version wrote. */
  readAt: z.string().optional(),
  /** Served page by page: that the first page is unchanged says nothing of the others. */
  paged: z.boolean().optional(),
  /** The partition made of it; absent where the file was refused. */
  partition: z
    .object({ table: z.enum(tableKinds), municipality: z.string(), source: z.string(), period: z.string() })
    .optional(),
  /** What was found in it: without any value of a row, so that no personal data is kept here. */
  problems: z.array(z.unknown()),
});

/** What is remembered of a file of a shared table, so that an unchanged one costs one conditional request. */
export type TableFileState = z.infer<typeof fileState>;

const files = (documents: Documents): Promise<Collection<unknown>> =>
  documents.collection('table-files', { indexes: ['source'] });

const idOf = (source: string, url: string): string => `${source}-${sha256Hex(url).slice(0, 24)}`;

export async function loadFileState(
  documents: Documents,
  source: string,
  url: string,
): Promise<TableFileState | undefined> {
  const stored = await (await files(documents)).get(idOf(source, url));
  return stored && fileState.parse(stored.value);
}

export async function saveFileState(documents: Documents, state: TableFileState): Promise<void> {
  await (await files(documents)).put(idOf(state.source, state.url), state);
}

/** Whether a file of the source was ever read, and not forgotten since. */
export async function knowsFilesOf(documents: Documents, source: string): Promise<boolean> {
  const known = (await files(documents)).find({ equals: { source }, limit: 1 });
  return (await known[Symbol.asyncIterator]().next()).done !== true;
}

/** Forgets the files of a source that it no longer serves. */
export async function forgetFileStates(
  documents: Documents,
  source: string,
  served: ReadonlySet<string>,
): Promise<void> {
  const collection = await files(documents);
  for await (const { id, value } of collection.find({ equals: { source } })) {
    if (!served.has(fileState.parse(value).url)) await collection.delete(id);
  }
}

/** Documents about the files of a source. */
export async function fileStateIds(documents: Documents, source: string): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const { id } of (await files(documents)).find({ equals: { source } })) ids.push(id);
  return ids;
}

/** What is known of all files, of one source or of all. */
export async function* fileStates(
  documents: Documents,
  filter: { readonly source?: string },
): AsyncGenerator<TableFileState> {
  const equals = filter.source === undefined ? {} : { source: filter.source };
  for await (const { value } of (await files(documents)).find({ equals })) yield fileState.parse(value);
}

const plan = z.object({
  version: z.literal(1),
  /** The source's records and the rules from which the plan was made. */
  records: z.string(),
  rulesHash: z.string(),
  /** Candidates; see TableCandidate in packages/tables. */
  candidates: z.array(z.unknown()),
});

/** Which files a source's records name, remembered so that unchanged records need not be read again. */
export type StoredPlan = z.infer<typeof plan>;

const plans = (documents: Documents): Promise<Collection<unknown>> =>
  documents.collection('table-plans', { indexes: [] });

export async function loadPlan(documents: Documents, source: string): Promise<StoredPlan | undefined> {
  const stored = await (await plans(documents)).get(source);
  return stored && plan.parse(stored.value);
}

export async function savePlan(documents: Documents, source: string, plan: StoredPlan): Promise<void> {
  await (await plans(documents)).put(source, plan);
}

const wholes = (documents: Documents): Promise<Collection<unknown>> =>
  documents.collection('table-twins', { indexes: [] });

/** What was found of a source's tables as a whole: files left out since another has the same, as of its last harvest. */
export async function saveTablesProblems(
  documents: Documents,
  source: string,
  problems: readonly Problem[],
): Promise<void> {
  await (await wholes(documents)).put(source, problems);
}

/** Adds why reading a source's tables broke off, until they are read to the end again. */
export async function addTablesFault(
  documents: Documents,
  source: string,
  faults: readonly Problem[],
): Promise<void> {
  const known = await loadTablesProblems(documents, source);
  const kept = known.filter(({ code }) => !code.startsWith('harvest.'));
  await saveTablesProblems(documents, source, [...kept, ...faults]);
}

async function loadTablesProblems(documents: Documents, source: string): Promise<readonly Problem[]> {
  return ((await (await wholes(documents)).get(source))?.value ?? []) as readonly Problem[];
}

interface ProblemsOfSource {
  readonly source: string;
  readonly problems: readonly Problem[];
}

/** What was found of the tables as a whole and in each file, of one source or of all. */
export async function* everyTablesProblem(
  documents: Documents,
  filter: { readonly source?: string },
): AsyncGenerator<ProblemsOfSource> {
  if (filter.source === undefined) {
    for await (const { id, value } of (await wholes(documents)).find({}))
      yield { source: id, problems: value as readonly Problem[] };
  } else yield { source: filter.source, problems: await loadTablesProblems(documents, filter.source) };
  for await (const { source, problems } of fileStates(documents, filter))
    yield { source, problems: problems as readonly Problem[] };
}
