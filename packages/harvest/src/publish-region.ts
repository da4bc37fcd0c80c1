import type { Problem } from '@lanskatalog/core';
import { sha256Hex } from '@lanskatalog/core';
import type { ReleaseManifest } from '@lanskatalog/catalogue';
import { mergeRelease, verifyRelease, writeRelease } from '@lanskatalog/catalogue';
import type { HarvestDeps } from './deps.ts';
import { noteLastPublishing } from './last-publishing.ts';
import type { CurrentRelease, ReleasePointer } from './published-release.ts';
import {
  deleteRelease,
  loadReleasePointer,
  moveReleasePointer,
  releasesOf,
  releasesToKeep,
} from './published-release.ts';
import { openReleaseJudge } from './quality/judge-release.ts';
import { keepScores, scoreRelease } from './quality/score-release.ts';
import { releaseInput } from './release-input.ts';
import { RecordsGoneError } from './source-records.ts';
import { currentDeps } from './settings/current-deps.ts';
import type { Decision } from './settings/decision.ts';
import { loadPublishingHold } from './settings/publishing-hold.ts';
import type { SourceState } from './source-state.ts';
import { loadSourceState } from './source-state.ts';
import {
  currentEdition,
  currentPartitions,
  dropOldEditions,
  hashPartitions,
} from './tables/table-edition.ts';

/**
 * published: a new release is current. unchanged: the current one says it all already. nothing: there is nothing to
 * publish yet. rejected: the new release did not pass its check, so the current one stays. held: somebody wants no release
 * to be made, as after going back to an earlier one.
 */
export interface PublishReport {
  readonly kind: 'published' | 'unchanged' | 'nothing' | 'rejected' | 'held';
  /** Number of the current release; null before the first. */
  readonly number: number | null;
  /** Datasets, series and services in it. */
  readonly datasets: number;
  /** Why a release was rejected. */
  readonly problems: readonly Problem[];
  /** With kind held: who wants it so. */
  readonly held?: Decision;
}

/** Publishes the last good state of all sources as one release, if it says anything new. One process at a time. */
export const publishRegion = (deps: HarvestDeps, signal: AbortSignal): Promise<PublishReport> =>
  deps.withLease(
    'publish',
    async (inner) => {
      const current = await currentDeps(deps);
      const report = await publishLatest(current, inner);
      await noteLastPublishing(current, report);
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
  const held = await loadPublishingHold(deps.documents);
  if (held !== undefined) return { ...standing('held', current), held };
  const states = await loadStates(deps);
  const partitions = await currentPartitions(deps);
  const hash = hashPartitions(deps, partitions);
  const stateHash = hashStates(deps, states, hash);
  if (current?.pointer.states === stateHash) return reportOf('unchanged', current.pointer);
  const previous = current?.pointer.tables;
  const tables = await currentEdition(deps, { partitions, hash, previous }, signal);
  if (tables.kind === 'personal-data') return reject(deps, { current, faults: tables.problems });
  const edition = tables.kind === 'edition' ? tables.edition : undefined;
  const input = await releaseInput(deps, { states, edition }, current);
  const merged = await mergeRelease(input, signal);
  if (merged.published.length === 0 && current === undefined) {
    return { kind: 'nothing', number: null, datasets: 0, problems: [] };
  }
  if (current?.pointer.inputs === merged.inputs) return remember(deps, current, stateHash);
  const latest = current && releasesOf(current.pointer)[0];
  const number = (latest?.number ?? 0) + 1;
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
  return { ...standing('rejected', current), problems: faults };
}

/** What is current stays. */
function standing(kind: PublishReport['kind'], current: CurrentRelease | undefined): PublishReport {
  const { number, datasets } = current?.pointer ?? { number: null, datasets: 0 };
  return { kind, number, datasets, problems: [] };
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
  const { kept, dropped } = sortOut(previous, deps.config.retention.releases);
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
    earlier: kept,
  };
  const moved = await moveReleasePointer(deps.documents, next, current?.revision ?? 0);
  if (!moved) throw new Error('another process published at the same time; its release stays');
  for (const old of dropped) await deleteRelease(deps.blobs, old.prefix);
  if (previous?.tables !== tables || dropped.length > 0)
    await dropOldEditions(deps, [tables, ...kept.map((release) => release.tables)]);
  return reportOf('published', next);
}

/** One place is the new release's. */
function sortOut(previous: ReleasePointer | undefined, releases: number) {
  if (previous === undefined) return { kept: [], dropped: [] };
  const kept = releasesToKeep(previous, releases - 1);
  return {
    kept: [...kept],
    dropped: releasesOf(previous).filter(({ number }) => !kept.some((release) => release.number === number)),
  };
}

const reportOf = (kind: PublishReport['kind'], { number, datasets }: ReleasePointer): PublishReport => ({
  kind,
  number,
  datasets,
  problems: [],
});
