import type { Municipality, Problem, SourceRecord } from '@lanskatalog/core';
import { sha256Hex } from '@lanskatalog/core';
import type {
  MergeRecord,
  Owners,
  ReleaseInput,
  ReleaseManifest,
  SourceProvenance,
} from '@lanskatalog/catalogue';
import { mergeRelease, verifyRelease, writeRelease } from '@lanskatalog/catalogue';
import type { HarvestDeps } from './deps.ts';
import { noteLastPublishing } from './last-publishing.ts';
import { readProblems } from './load-problems.ts';
import type { CurrentRelease, ReleasePointer } from './published-release.ts';
import {
  deleteRelease,
  loadReleasePointer,
  moveReleasePointer,
  openReleaseFile,
  releasesKept,
} from './published-release.ts';
import { openReleaseJudge } from './quality/judge-release.ts';
import { keepScores, scoreRelease } from './quality/score-release.ts';
import { readRecordLines, readSourceRecords, RecordsGoneError } from './source-records.ts';
import type { SourceState } from './source-state.ts';
import { loadSourceState } from './source-state.ts';
import { regionalMunicipality, regionalRecords, regionalSource } from './tables/regional-source.ts';
import type { TableEdition } from './tables/table-edition.ts';
import { currentEdition, dropOldEditions, hashPartitions } from './tables/table-edition.ts';

/**
 * published: a new release is current. unchanged: the current one says it all already. nothing: there is nothing to
 * publish yet. rejected: the new release did not pass its check, so the current one stays.
 */
export interface PublishReport {
  readonly kind: 'published' | 'unchanged' | 'nothing' | 'rejected';
  /** Number of the current release; null before the first. */
  readonly number: number | null;
  /** Datasets, series and services in it. */
  readonly datasets: number;
  /** Why a release was rejected. */
  readonly problems: readonly Problem[];
}

/** Publishes the last good state of all sources as one release, if it says anything new. One process at a time. */
export const publishRegion = (deps: HarvestDeps, signal: AbortSignal): Promise<PublishReport> =>
  deps.withLease(
    'publish',
    async (inner) => {
      const report = await publishLatest(deps, inner);
      await noteLastPublishing(deps, report);
      return report;
    },
    signal,
  );

/** Sources may be harvested meanwhile; one that moves on twice takes away what was about to be read, so look again. */
async function publishLatest(deps: HarvestDeps, signal: AbortSignal): Promise<PublishReport> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await publishLeased(deps, signal);
    } catch (error) {
      if (!(error instanceof RecordsGoneError) || tries === 5) throw error;
      deps.log.info({ tries }, 'a source moved on while its records were read');
    }
  }
}

type States = ReadonlyMap<string, SourceState>;

async function publishLeased(deps: HarvestDeps, signal: AbortSignal): Promise<PublishReport> {
  const current = await loadReleasePointer(deps.documents);
  const states = await loadStates(deps);
  const partitions = await hashPartitions(deps);
  const stateHash = hashStates(deps, states, partitions);
  if (current?.pointer.states === stateHash) return reportOf('unchanged', current.pointer);
  const tables = await currentEdition(deps, { hash: partitions, previous: current?.pointer.tables }, signal);
  if (tables.kind === 'personal-data') return reject(deps, { current, faults: tables.problems });
  const edition = tables.kind === 'edition' ? tables.edition : undefined;
  const input = await releaseInput(deps, { states, edition }, current);
  const merged = await mergeRelease(input, signal);
  if (merged.published.length === 0 && current === undefined) {
    return { kind: 'nothing', number: null, datasets: 0, problems: [] };
  }
  if (current?.pointer.inputs === merged.inputs) return remember(deps, current, stateHash);
  const number = (current?.pointer.number ?? 0) + 1;
  // The inputs in the name: should two processes ever write the same number, they write other files, or the same.
  const prefix = `releases/${String(number).padStart(6, '0')}-${merged.inputs.slice(0, 12)}`;
  const judge = openReleaseJudge(deps);
  const manifest = await writeRelease(
    { input, merged, blobs: deps.blobs, prefix, inspect: (entity) => judge.inspect(entity) },
    signal,
  );
  if (current?.pointer.contentHash === manifest.contentHash) {
    await deleteRelease(deps.blobs, prefix);
    return remember(deps, current, stateHash);
  }
  const faults = [
    ...judge.blocking(),
    ...(await verifyRelease({ blobs: deps.blobs, prefix, manifest }, signal)),
  ];
  if (faults.length > 0) return reject(deps, { current, faults });
  signal.throwIfAborted();
  const quality = await scoreRelease(deps, { prefix, coverage: edition?.coverage ?? [] });
  const report = await moveTo(
    deps,
    { number, prefix, manifest, states: stateHash, tables: edition?.prefix },
    current,
  );
  await keepScores(deps.documents, { ...quality, release: number, at: deps.clock.now().toISOString() });
  return report;
}

async function loadStates(deps: HarvestDeps): Promise<States> {
  const states = new Map<string, SourceState>();
  for (const { id } of deps.config.sources) {
    const stored = await loadSourceState(deps.documents, id);
    if (stored?.state.records !== undefined) states.set(id, stored.state);
  }
  return states;
}

/** Equal as long as nothing that a release is made from has moved: then not even the records need reading. */
function hashStates({ config }: HarvestDeps, states: States, partitions: string): string {
  const { region, municipalities, sources } = config;
  const settings = sources.map(({ id, municipality, url, precedence, forward }) => [
    id,
    municipality,
    url,
    precedence,
    forward,
  ]);
  const moved = [...states].map(([id, { records, problems, aliases }]) => [id, records, problems, aliases]);
  return sha256Hex(JSON.stringify([region, municipalities, settings, moved, partitions]));
}

interface Published {
  readonly states: States;
  readonly edition: TableEdition | undefined;
}

async function releaseInput(
  deps: HarvestDeps,
  { states, edition }: Published,
  current: CurrentRelease | undefined,
): Promise<ReleaseInput> {
  const { region, municipalities, sources } = deps.config;
  const now = deps.clock.now();
  const own = edition && {
    source: regionalSource(deps.config),
    records: regionalRecords(deps.config, edition),
  };
  return {
    region,
    municipalities: own === undefined ? municipalities : withRegion(deps, municipalities),
    sources: [...sources.filter(({ id }) => states.has(id)), ...(own === undefined ? [] : [own.source])],
    heads: (id) => (id === own?.source.id ? headsOf(own.records) : heads(deps, states.get(id))),
    records: (id) =>
      id === own?.source.id ? inTurn(own.records) : readSourceRecords(deps.blobs, states.get(id)?.records),
    problems: (id) => readProblems(deps.blobs, states.get(id)?.problems),
    owners: await loadOwners(deps, current),
    subCatalogues: region.subCatalogues ?? false,
    aliases: new Map([...states.values()].flatMap(({ aliases }) => aliases)),
    provenance: (id) => provenanceOf(states.get(id)),
    changes: {
      at: now.toISOString(),
      ...(current === undefined ? {} : { previous: current.pointer.prefix }),
    },
    today: now.toISOString().slice(0, 10),
  };
}

/** The region may be a municipality of the configuration already: then a source belongs to no municipality. */
function withRegion(deps: HarvestDeps, municipalities: readonly Municipality[]): readonly Municipality[] {
  const region = regionalMunicipality(deps.config);
  return municipalities.some(({ code }) => code === region.code)
    ? municipalities
    : [...municipalities, region];
}

async function* headsOf(records: readonly SourceRecord[]): AsyncGenerator<MergeRecord> {
  for (const { record, state } of records) {
    yield { uri: record.uri, kind: record.kind, hash: record.hash, state, identifiers: [] };
  }
}

async function* inTurn<T>(values: readonly T[]): AsyncGenerator<T> {
  yield* values;
}

const provenanceOf = (state: SourceState | undefined): SourceProvenance | undefined =>
  state?.lastConfirmed === undefined
    ? undefined
    : {
        confirmed: state.lastConfirmed,
        snapshots: state.answers.map(({ finalUrl, sha256, retrieved }) => ({
          url: finalUrl,
          sha256,
          retrieved,
        })),
      };

async function* heads(deps: HarvestDeps, state: SourceState | undefined): AsyncGenerator<MergeRecord> {
  for await (const { head } of readRecordLines(deps.blobs, state?.records)) yield head;
}

async function loadOwners(deps: HarvestDeps, current: CurrentRelease | undefined): Promise<Owners> {
  const content = current && (await openReleaseFile(deps.blobs, current.pointer, 'owners.json'));
  if (content === undefined) return new Map();
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return new Map(JSON.parse(Buffer.concat(chunks).toString('utf8')) as [string, string][]);
}

/** The current release says the same; noting from what state makes the next look cheap. */
async function remember(deps: HarvestDeps, current: CurrentRelease, states: string): Promise<PublishReport> {
  await moveReleasePointer(deps.documents, { ...current.pointer, states }, current.revision);
  return reportOf('unchanged', current.pointer);
}

async function reject(
  deps: HarvestDeps,
  { current, faults }: { current: CurrentRelease | undefined; faults: readonly Problem[] },
): Promise<PublishReport> {
  deps.log.error({ faults: faults.slice(0, 20) }, 'release did not pass its check');
  const { number, datasets } = current?.pointer ?? { number: null, datasets: 0 };
  return { kind: 'rejected', number, datasets, problems: faults };
}

interface Written {
  readonly number: number;
  readonly prefix: string;
  readonly manifest: ReleaseManifest;
  readonly states: string;
  readonly tables: string | undefined;
}

async function moveTo(
  deps: HarvestDeps,
  { number, prefix, manifest, states, tables }: Written,
  current: CurrentRelease | undefined,
): Promise<PublishReport> {
  const previous = current?.pointer;
  const { inputs, contentHash, published } = manifest;
  const known =
    previous === undefined
      ? []
      : [{ number: previous.number, prefix: previous.prefix, publishedAt: previous.publishedAt }];
  const earlier = [...known, ...(previous?.earlier ?? [])];
  const next: ReleasePointer = {
    version: 1,
    number,
    prefix,
    inputs,
    states,
    contentHash,
    datasets: published,
    ...(tables === undefined ? {} : { tables }),
    publishedAt: deps.clock.now().toISOString(),
    earlier: earlier.slice(0, releasesKept - 1),
  };
  const moved = await moveReleasePointer(deps.documents, next, current?.revision ?? 0);
  if (!moved) throw new Error('another process published at the same time; its release stays');
  for (const old of earlier.slice(releasesKept - 1)) await deleteRelease(deps.blobs, old.prefix);
  if (previous?.tables !== tables) await dropOldEditions(deps, [tables, previous?.tables]);
  return reportOf('published', next);
}

const reportOf = (kind: PublishReport['kind'], { number, datasets }: ReleasePointer): PublishReport => ({
  kind,
  number,
  datasets,
  problems: [],
});
