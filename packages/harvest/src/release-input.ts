import type { Municipality, SourceRecord } from '@lanskatalog/core';
import type { MergeRecord, Owners, ReleaseInput, SourceProvenance } from '@lanskatalog/catalogue';
import type { HarvestDeps } from './deps.ts';
import { readProblems } from './load-problems.ts';
import type { CurrentRelease } from './published-release.ts';
import { releasesOf } from './published-release.ts';
import { readText } from './read-text.ts';
import { readRecordLines, readSourceRecords } from './source-records.ts';
import type { SourceState } from './source-state.ts';
import { regionalMunicipality, regionalRecords, regionalSource } from './tables/regional-source.ts';
import type { TableEdition } from './tables/table-edition.ts';

/** What the sources and the regional tables have to publish. */
export interface Published {
  /** By source id. */
  readonly states: ReadonlyMap<string, SourceState>;
  readonly edition: TableEdition | undefined;
}

/** All that a release is made from; `current` is the one that it follows. */
export async function releaseInput(
  deps: HarvestDeps,
  { states, edition }: Published,
  current: CurrentRelease | undefined,
): Promise<ReleaseInput> {
  const { region, municipalities, sources } = deps.config;
  const now = deps.clock.now();
  const [latest] = current === undefined ? [] : releasesOf(current.pointer);
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
      // The newest, also where somebody went back from it: who follows the changes has seen it.
      ...(latest === undefined ? {} : { previous: latest.prefix }),
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
  const text = current && (await readText(deps.blobs, `${current.pointer.prefix}/owners.json`));
  return new Map(text === undefined ? [] : (JSON.parse(text) as [string, string][]));
}
