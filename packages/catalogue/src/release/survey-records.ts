import type { Entity, Problem, Source, SourceRecord } from '@lanskatalog/core';
import { isLiteral, isNode, problem, valuesOf } from '@lanskatalog/core';
import type { PublishedRecord } from '../merge/merge-region.ts';
import { isWritable } from '../rdf/writable-entity.ts';
import { createAgentRegister } from './agent-register.ts';
import type { Listed } from './catalogue-entities.ts';
import { catalogueEntities } from './catalogue-entities.ts';
import type { MergedRelease } from './merge-release.ts';
import type { ReleaseInput } from './release-input.ts';
import { byPrecedence } from './release-input.ts';

/** What has to be known of all records before the first of them is written. */
export interface Survey {
  /** The main catalogue first. */
  readonly catalogues: readonly Entity[];
  readonly agents: readonly Entity[];
  /** URIs that are left out everywhere. */
  readonly unwritable: ReadonlySet<string>;
  /** IRIs of parts (contacts, distributions, …) that are described in more than one place. */
  readonly sharedParts: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

/** A first pass over the records that are published. */
export async function surveyRecords(
  input: ReleaseInput,
  merged: MergedRelease,
  signal: AbortSignal,
): Promise<Survey> {
  const register = createAgentRegister(input.region, input.municipalities);
  const parts = createPartCounter();
  const unwritable = new Set<string>();
  const problems: Problem[] = [];
  const listed: Listed[] = [];
  let modified: string | undefined;
  for await (const { source, stored, published } of publishedRecords(input, merged, signal)) {
    const { record } = stored;
    const fault = faultOf(record.entity, parts.count);
    if (fault !== undefined) {
      unwritable.add(published.uri);
      problems.push(
        problem('merge.unwritable', { source: source.id, subject: published.uri, params: { fault } }),
      );
    } else if (source.forward) {
      listed.push({ uri: published.uri, kind: published.kind, municipality: source.municipality });
      for (const agent of record.agents) register.add(agent, source.id);
      modified = laterOf(modified, dateOf(record.entity, input.today));
    }
  }
  const catalogues = catalogueEntities({ ...input, listed, modified });
  for (const { properties } of catalogues) {
    for (const value of properties['dct:publisher'] ?? []) if ('iri' in value) register.mention(value.iri);
  }
  return {
    catalogues,
    agents: register.agents(),
    unwritable,
    sharedParts: parts.shared,
    problems: [...problems, ...register.problems()],
  };
}

export interface PublishedFromSource {
  readonly source: Source;
  readonly stored: SourceRecord;
  readonly published: PublishedRecord;
}

/** The records that the merge chose, source by source. */
export async function* publishedRecords(
  input: ReleaseInput,
  merged: MergedRelease,
  signal: AbortSignal,
): AsyncGenerator<PublishedFromSource> {
  const byUri = new Map(merged.published.map((record) => [record.uri, record]));
  for (const source of byPrecedence(input.sources)) {
    for await (const stored of input.records(source.id)) {
      signal.throwIfAborted();
      const published = byUri.get(stored.record.uri);
      if (published?.source === source.id) yield { source, stored, published };
    }
  }
}

/** Why a record cannot be written. A record of an unexpected shape must not stop the release, so even a bug stays its own. */
function faultOf(entity: Entity, countPart: (iri: string) => void): string | undefined {
  try {
    if (!isWritable(entity)) return 'IRI, rdf:type';
    walkParts(entity, countPart);
    return undefined;
  } catch (error) {
    return String(error);
  }
}

function walkParts(entity: Entity, countPart: (iri: string) => void): void {
  for (const values of Object.values(entity.properties)) {
    for (const value of values) {
      if (!isNode(value)) continue;
      if (value.node.id !== '') countPart(value.node.id);
      walkParts(value.node, countPart);
    }
  }
}

function createPartCounter() {
  const met = new Set<string>();
  const shared = new Set<string>();
  const count = (iri: string): void => {
    if (met.has(iri)) shared.add(iri);
    else met.add(iri);
  };
  return { count, shared };
}

const isoDate = /^\d{4}-\d{2}-\d{2}/;
const isRealDate = (date: string): boolean =>
  !Number.isNaN(Date.parse(date)) && new Date(date).toISOString().startsWith(date);

/** The latest date that a dataset states for itself, up to today. */
function dateOf(entity: Entity, today: string): string | undefined {
  let latest: string | undefined;
  for (const property of ['dct:issued', 'dct:modified']) {
    for (const value of valuesOf(entity, property)) {
      const date = isLiteral(value) ? isoDate.exec(value.literal)?.[0] : undefined;
      if (date !== undefined && date <= today && isRealDate(date)) latest = laterOf(latest, date);
    }
  }
  return latest;
}

const laterOf = (a: string | undefined, b: string | undefined): string | undefined =>
  a === undefined || (b !== undefined && b > a) ? b : a;
