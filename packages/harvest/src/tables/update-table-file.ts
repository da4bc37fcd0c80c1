import type { FailedFetch, HttpResult, Municipality, Source } from '@lanskatalog/core';
import { fetchProblem, sha256Hex } from '@lanskatalog/core';
import type { PartitionKey, TableFilePlan } from '@lanskatalog/tables';
import type { HarvestDeps } from '../deps.ts';
import { readTableFile } from './read-table-file.ts';
import type { TableFileState } from './table-file-state.ts';
import { loadFileState, saveFileState } from './table-file-state.ts';
import type { TablesSetup } from './tables-setup.ts';
import { wholeTable } from './whole-table.ts';

export interface FileWork {
  readonly source: Source;
  readonly setup: TablesSetup;
  readonly municipality: Municipality;
  readonly planned: TableFilePlan;
  /** Partitions that this round has made or kept. */
  readonly keys: ReadonlyMap<string, PartitionKey>;
  /** Servers that did not answer in this round, with what they were asked: nobody waits for them file by file. */
  readonly silentHosts: Map<string, FailedFetch>;
}

export interface FileDone {
  readonly kind: 'read' | 'unchanged' | 'refused' | 'failed';
  /** What the file's rows are now; absent where it has none. */
  readonly partition?: PartitionKey;
}

/** Fetches a file if it has changed, and makes its partition anew. */
export async function updateTableFile(
  deps: HarvestDeps,
  work: FileWork,
  signal: AbortSignal,
): Promise<FileDone> {
  const { source, planned } = work;
  const known = await loadFileState(deps.documents, source.id, planned.url);
  const current = known?.rulesHash === rulesHashOf(work) ? known : undefined;
  const host = URL.canParse(planned.url) ? new URL(planned.url).host : planned.url;
  const silent = work.silentHosts.get(host);
  const result =
    silent === undefined
      ? await deps.http.get({ url: planned.url, accept: '*/*', ...conditions(current) }, signal)
      : { ...silent, url: planned.url, finalUrl: planned.url };
  if (result.kind === 'unreachable' && saysNothing.has(result.reason)) work.silentHosts.set(host, result);
  if (result.kind === 'unchanged' && current !== undefined) return kept('unchanged', current);
  if (result.kind !== 'fetched') {
    const problems = result.kind === 'unchanged' ? [] : [fetchProblem(result, source.id)];
    await saveFileState(deps.documents, { ...(known ?? emptyState(work)), problems });
    return kept('failed', known);
  }
  try {
    return await readFetched(deps, work, { result, known, current, signal });
  } finally {
    await result.body.dispose();
  }
}

/** Reasons that are the whole server's, not the one file's. */
const saysNothing: ReadonlySet<string> = new Set(['dns', 'connect', 'tls', 'timeout']);

interface Fetched {
  readonly result: Extract<HttpResult, { kind: 'fetched' }>;
  readonly known: TableFileState | undefined;
  /** Known, and read by the rules that hold now. */
  readonly current: TableFileState | undefined;
  readonly signal: AbortSignal;
}

async function readFetched(
  deps: HarvestDeps,
  work: FileWork,
  { result, known, current, signal }: Fetched,
): Promise<FileDone> {
  const { source, setup, planned, municipality, keys } = work;
  const { body, paged } = await wholeTable(deps.http, { url: result.finalUrl, body: result.body }, signal);
  if (body.sha256 === current?.sha256) return kept('unchanged', current);
  const input = { source, municipality, planned, body, setup, taken: new Set(keys.keys()) };
  if (known === undefined) await saveFileState(deps.documents, emptyState(work));
  const { partition, problems } = await readTableFile(deps, input, signal);
  const { etag, 'last-modified': lastModified } = result.headers;
  await saveFileState(deps.documents, {
    ...emptyState(work),
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
    ...(paged ? { paged } : {}),
    sha256: body.sha256,
    readAt: deps.clock.now().toISOString(),
    ...(partition === undefined ? {} : { partition }),
    problems: [...problems],
  });
  return partition === undefined ? { kind: 'refused' } : { kind: 'read', partition };
}

const conditions = (known: TableFileState | undefined) =>
  known === undefined || known.paged === true
    ? {}
    : {
        conditional: {
          ...(known.etag === undefined ? {} : { etag: known.etag }),
          ...(known.lastModified === undefined ? {} : { lastModified: known.lastModified }),
        },
      };

const kept = (kind: FileDone['kind'], known: TableFileState | undefined): FileDone => ({
  kind,
  ...(known?.partition === undefined ? {} : { partition: known.partition }),
});

const emptyState = (work: FileWork): TableFileState => ({
  version: 1,
  source: work.source.id,
  url: work.planned.url,
  sha256: '',
  rulesHash: rulesHashOf(work),
  problems: [],
});

/** Other rules, or another word of the operator on the file, make other rows of the same bytes. */
const rulesHashOf = ({ setup, planned }: FileWork): string =>
  sha256Hex(`${setup.rulesHash} ${JSON.stringify(planned.hints)}`);
