import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PublishedDataset } from '@lanskatalog/catalogue';
import type { LinkRecord } from '@lanskatalog/quality';
import type { CandidateFile } from '@lanskatalog/tables';
import { candidateFiles, previewFile, tableCandidates } from '@lanskatalog/tables';
import type { HarvestDeps } from '../deps.ts';
import { linesOf } from '../lines.ts';
import { loadReleasePointer, openReleaseFile } from '../published-release.ts';
import type { Beginning } from './fetch-beginning.ts';
import { fetchBeginning } from './fetch-beginning.ts';
import type { PreviewRecord } from './preview-records.ts';
import { forgetPreviews, loadPreview, savePreview } from './preview-records.ts';

/** Files looked at in one night: what is left comes the next. */
const mostAtATime = 2000;
const atOnce = 4;
const dueAfterMs = (7 * 24 - 4) * 3_600_000;

/**
 * Keeps the first rows of each table that the current release names, so that people see what is in it before they fetch
 * it. Ledgers are left out: their rows are shown from the screened table. Gives how many files were looked at.
 */
export async function makePreviews(
  deps: HarvestDeps,
  links: ReadonlyMap<string, LinkRecord>,
  signal: AbortSignal,
): Promise<number> {
  const files = await tabularFiles(deps);
  await forgetPreviews(deps.documents, new Set(files.keys()));
  const due: { readonly file: CandidateFile; readonly known: PreviewRecord | undefined }[] = [];
  for (const file of files.values()) {
    if (due.length === mostAtATime) break;
    const known = await loadPreview(deps.documents, file.url);
    // Other rules may say otherwise of the same bytes, so those are fetched again.
    const sameRules = known?.rulesHash === deps.tables.rulesHash ? known : undefined;
    if (isDue(deps, sameRules)) due.push({ file, known: sameRules });
  }
  const total = due.length;
  const work = async (): Promise<void> => {
    for (let next = due.shift(); next !== undefined; next = due.shift()) {
      signal.throwIfAborted();
      const { file, known } = next;
      const works = links.get(file.url)?.last.outcome !== 'gone';
      const beginning: Beginning = works
        ? await fetchBeginning(deps.http, { url: file.url, isText: file.format === 'csv', known }, signal)
        : { kind: 'not-fetched' };
      await savePreview(deps.documents, await recordOf(deps, { file, known, beginning }, signal));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return total;
}

const isDue = ({ clock }: HarvestDeps, known: PreviewRecord | undefined): boolean =>
  known === undefined || clock.now().getTime() - Date.parse(known.at) >= dueAfterMs;

const tabular = new Set(['csv', 'xlsx', 'json']);

/** By address. */
async function tabularFiles({ documents, blobs, tables }: HarvestDeps): Promise<Map<string, CandidateFile>> {
  const files = new Map<string, CandidateFile>();
  const ledgers = new Set<string>();
  const current = await loadReleasePointer(documents);
  const content = current && (await openReleaseFile(blobs, current.pointer, 'datasets.ndjson'));
  if (content === undefined) return files;
  for await (const line of linesOf(content)) {
    const dataset = JSON.parse(line) as PublishedDataset;
    for (const { table, file } of tableCandidates([dataset], tables.config)) {
      if (table === 'ledger') ledgers.add(file.url);
    }
    for (const file of candidateFiles(dataset)) {
      if (tabular.has(file.format) && /^https?:\/\//i.test(file.url)) files.set(file.url, file);
    }
  }
  // Whatever else names the same file.
  for (const url of ledgers) files.delete(url);
  return files;
}

interface Looked {
  readonly file: CandidateFile;
  readonly known: PreviewRecord | undefined;
  readonly beginning: Beginning;
}

async function recordOf(
  deps: HarvestDeps,
  { file, known, beginning }: Looked,
  signal: AbortSignal,
): Promise<PreviewRecord> {
  const { url } = file;
  const looked = { url, at: deps.clock.now().toISOString(), rulesHash: deps.tables.rulesHash };
  if (beginning.kind === 'unchanged' && known !== undefined) return { ...known, ...looked };
  if (beginning.kind !== 'fetched') {
    const kind = beginning.kind === 'too-large' ? 'too-large' : 'not-fetched';
    return { ...looked, preview: { kind } };
  }
  const { bytes, etag, lastModified } = beginning;
  return {
    ...looked,
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
    preview: await previewOf(deps, { url, bytes, name: file.name }, signal),
  };
}

async function previewOf(
  { tables, log }: HarvestDeps,
  { url, bytes, name }: { readonly url: string; readonly bytes: Uint8Array; readonly name: string },
  signal: AbortSignal,
): Promise<PreviewRecord['preview']> {
  const directory = await mkdtemp(join(tmpdir(), 'lanskatalog-preview-'));
  try {
    const path = join(directory, 'file');
    await writeFile(path, bytes, { signal });
    const { config, lexicon, duckDb } = tables;
    const preview = await previewFile({ path, name }, { config, lexicon, duckDb }, signal);
    return preview.kind === 'rows'
      ? { ...preview, columns: [...preview.columns], rows: preview.rows.map((row) => [...row]) }
      : preview;
  } catch (error) {
    signal.throwIfAborted();
    log.warn({ err: error, url }, 'no preview could be made of a file');
    return { kind: 'unreadable' };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
