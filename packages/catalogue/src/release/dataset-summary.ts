import type { DatasetKind, Entity, Source, SourceRecord } from '@lanskatalog/core';
import { irisOf, isLiteral, isText, nodesOf, textOf, valuesOf } from '@lanskatalog/core';
import type { Alternate, PublishedRecord } from '../merge/merge-region.ts';

/** What lists, search and the API show of a dataset, series or service. */
export interface DatasetSummary {
  readonly uri: string;
  readonly kind: DatasetKind;
  /** Language → text. */
  readonly title: Readonly<Record<string, string>>;
  readonly description: Readonly<Record<string, string>>;
  readonly source: string;
  /** Municipality code. */
  readonly municipality: string;
  readonly publisher: { readonly iri: string; readonly name: string } | undefined;
  readonly keywords: readonly string[];
  readonly themes: readonly string[];
  /** Media types of the distributions, without doubles. */
  readonly formats: readonly string[];
  /** Licences of the distributions, or of the service. */
  readonly licences: readonly string[];
  readonly accessRights: string | undefined;
  /** As the publisher states them, unparsed. */
  readonly issued: string | undefined;
  readonly modified: string | undefined;
  readonly distributions: number;
  /** Series that it belongs to. */
  readonly series: readonly string[];
  /** The same dataset in other sources. */
  readonly alternates: readonly Alternate[];
  /** URIs that it had before it moved. */
  readonly replaces: readonly string[];
  /** Gone from its source, still within its days of grace. */
  readonly missing: boolean;
  /** Whether it is in the catalogue for the national portal. */
  readonly forwarded: boolean;
  /** Where its line in datasets.ndjson starts, and its length, both in bytes and without the line end. */
  readonly line: readonly [start: number, length: number];
}

export interface Summarised {
  readonly source: Source;
  readonly stored: SourceRecord;
  readonly published: PublishedRecord;
  /** The agents as the region describes them. */
  readonly agents: ReadonlyMap<string, Entity>;
  readonly replaces: readonly string[];
  readonly line: readonly [number, number];
}

export function summariseDataset(input: Summarised): DatasetSummary {
  const { source, stored, published, line } = input;
  const { entity } = stored.record;
  const distributions = nodesOf(entity, 'dcat:distribution');
  const parts = [entity, ...distributions];
  const all = (read: (part: Entity) => readonly string[]): string[] => [...new Set(parts.flatMap(read))];
  const publisher = irisOf(entity, 'dct:publisher')[0];
  return {
    uri: published.uri,
    kind: published.kind,
    title: byLanguage(entity, 'dct:title'),
    description: byLanguage(entity, 'dct:description'),
    source: source.id,
    municipality: source.municipality,
    publisher: publisher === undefined ? undefined : { iri: publisher, name: nameOf(publisher, input) },
    keywords: textsOf(entity, 'dcat:keyword'),
    themes: irisOf(entity, 'dcat:theme'),
    formats: all((part) => [...textsOf(part, 'dct:format'), ...irisOf(part, 'dct:format')]),
    licences: all((part) => irisOf(part, 'dct:license')),
    accessRights: irisOf(entity, 'dct:accessRights')[0],
    issued: textsOf(entity, 'dct:issued')[0],
    modified: textsOf(entity, 'dct:modified')[0],
    distributions: distributions.length,
    series: irisOf(entity, 'dcat:inSeries'),
    alternates: published.alternates,
    replaces: input.replaces,
    missing: published.state === 'missing',
    forwarded: source.forward,
    line,
  };
}

function byLanguage(entity: Entity, property: string): Record<string, string> {
  const texts = valuesOf(entity, property).filter(isText);
  if (texts.length > 0) return Object.fromEntries(texts.map(({ lang, text }) => [lang, text]));
  const plain = valuesOf(entity, property).find(isLiteral);
  return plain === undefined ? {} : { sv: plain.literal };
}

const textsOf = (entity: Entity, property: string): string[] =>
  valuesOf(entity, property).flatMap((value) => {
    if (isText(value)) return [value.text];
    return isLiteral(value) ? [value.literal] : [];
  });

function nameOf(iri: string, { agents, stored }: Summarised): string {
  const agent = agents.get(iri) ?? stored.record.agents.find(({ id }) => id === iri);
  return (agent && textOf(agent, 'foaf:name')) ?? iri;
}
