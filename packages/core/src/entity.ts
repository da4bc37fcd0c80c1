import type { PropertyName } from './namespaces.ts';

/** A value of a property: a reference, a text in a language, a literal with an optional datatype, or a nested entity. */
export type Value = IriValue | TextValue | LiteralValue | NodeValue;
export interface IriValue {
  readonly iri: string;
}
export interface TextValue {
  readonly text: string;
  /** BCP 47 tag, lower case (`sv`, `en`). */
  readonly lang: string;
}
export interface LiteralValue {
  readonly literal: string;
  /** Prefixed datatype such as `xsd:date`; absent for a plain string. */
  readonly type?: string;
}
export interface NodeValue {
  readonly node: Entity;
}

export const isIri = (value: Value): value is IriValue => 'iri' in value;
export const isText = (value: Value): value is TextValue => 'text' in value;
export const isLiteral = (value: Value): value is LiteralValue => 'literal' in value;
export const isNode = (value: Value): value is NodeValue => 'node' in value;

/**
 * A thing of the profile as plain JSON: what the normaliser makes, the store keeps, the validator judges and the
 * serialisers write. Parts that belong to one thing only (distributions, contacts, periods, …) are nested; agents and other
 * datasets are referenced by IRI.
 */
export interface Entity {
  /** Absolute IRI; '' for a part that needs no name of its own (period, address, checksum). */
  readonly id: string;
  /** Prefixed class names, the profile's class first: `dcat:Dataset`, `vcard:Organization`. */
  readonly types: readonly string[];
  /** By prefixed property name. A property without values is absent. */
  readonly properties: Readonly<Record<PropertyName, readonly Value[]>>;
}

export type DatasetKind = 'dataset' | 'series' | 'service';

/** One dataset, series or data service as harvested from one source, normalised to the profile. */
export interface DatasetRecord {
  /** The publisher's own IRI, or one under the region's base where it had none. */
  readonly uri: string;
  readonly kind: DatasetKind;
  readonly entity: Entity;
  /** Descriptions of the agents that `entity` references (publisher, creator, …). */
  readonly agents: readonly Entity[];
  /** Canonical hash of entity and agents: equal exactly when the content is equal, whatever the order or syntax. */
  readonly hash: string;
  /** True where a mandatory value is lacking beyond repair: the record is kept out and its last good version stays. */
  readonly invalid: boolean;
}

/** Values of a property, or none. */
export const valuesOf = (entity: Entity, property: PropertyName): readonly Value[] =>
  entity.properties[property] ?? [];

/** The text in the wanted language, else in Swedish, English, or whatever there is. */
export function textOf(entity: Entity, property: PropertyName, lang = 'sv'): string | undefined {
  const texts = valuesOf(entity, property).filter(isText);
  for (const wanted of [lang, 'sv', 'en']) {
    const found = texts.find((value) => value.lang === wanted);
    if (found !== undefined) return found.text;
  }
  const plain = valuesOf(entity, property).find(isLiteral);
  return texts[0]?.text ?? plain?.literal;
}

/** IRIs of a property, whether given as references or as nested named entities. */
export const irisOf = (entity: Entity, property: PropertyName): string[] =>
  valuesOf(entity, property).flatMap((value) =>
    isIri(value) ? [value.iri] : isNode(value) && value.node.id !== '' ? [value.node.id] : [],
  );

/** Nested entities of a property. */
export const nodesOf = (entity: Entity, property: PropertyName): Entity[] =>
  valuesOf(entity, property)
    .filter(isNode)
    .map((value) => value.node);
