import { literal, namedNode, type Literal, type NamedNode } from '@lanskatalog/core';

/**
 * A described thing as a tree, near to how feeds are written: parts may be nested in it. Nothing is checked, so that
 * the county can say what no RDF library would let it say.
 */
export interface Resource {
  /** Absolute or relative IRI; absent for a blank node. */
  readonly iri?: string;
  /** Prefixed class names. */
  readonly types: readonly string[];
  readonly statements: readonly Statement[];
}

/** Prefixed property name, value. */
export type Statement = readonly [property: string, value: ResourceValue];
export type ResourceValue = NamedNode | Literal | Resource;

export const isResource = (value: ResourceValue): value is Resource => 'statements' in value;

export const ref = (iri: string): NamedNode => namedNode(iri);
export const plain = (text: string): Literal => literal(text);
export const tagged = (text: string, language: string): Literal => literal(text, language);
/** A literal of a datatype given by prefixed name. */
export const typed = (text: string, datatype: string): Literal => literal(text, '', datatype);

/** Rewrites every statement of a tree, innermost first; none, one or several may come of each. */
export function rewrite(
  resource: Resource,
  change: (statement: Statement, owner: Resource) => readonly Statement[],
): Resource {
  const statements = resource.statements.flatMap(([property, value]) =>
    change([property, isResource(value) ? rewrite(value, change) : value], resource),
  );
  return { ...resource, statements };
}

/** Rewrites every IRI of a tree, its own included. */
export function rewriteIris(resource: Resource, change: (iri: string) => string): Resource {
  const { iri, types } = resource;
  const statements = resource.statements.map(([property, value]): Statement => {
    if (isResource(value)) return [property, rewriteIris(value, change)];
    return [property, value.termType === 'NamedNode' ? ref(change(value.value)) : value];
  });
  return { ...(iri === undefined ? {} : { iri: change(iri) }), types, statements };
}

/** The tree as a list of resources in which only blank nodes are nested. */
export function* flattened(resource: Resource): Generator<Resource> {
  const parts: Resource[] = [];
  yield withoutNamedParts(resource, parts);
  for (const part of parts) yield* flattened(part);
}

function withoutNamedParts(resource: Resource, parts: Resource[]): Resource {
  const statements = resource.statements.map(([property, value]): Statement => {
    if (!isResource(value)) return [property, value];
    if (value.iri === undefined) return [property, withoutNamedParts(value, parts)];
    parts.push(value);
    return [property, ref(value.iri)];
  });
  return { ...resource, statements };
}
