import type { Entity, Problem, ProblemCode, Value } from '@lanskatalog/core';
import { canonicalEntity, isAbsoluteIri, isIri, isNode, problem } from '@lanskatalog/core';
import { mustBeNamed } from './must-be-named.ts';
import type { WritableLiteral } from './writable-literal.ts';
import { writableLiteral } from './writable-literal.ts';
import type { WritableName } from './writable-name.ts';
import { schemeAsPrefix, writableName } from './writable-name.ts';

/**
 * One description, ready to be written in every serialisation: valid IRIs and names only, texts free of what XML can't
 * hold, statements in a fixed order and none twice. All serialisations are written from this, so they say the same.
 */
export interface WritableNode {
  /** Absolute IRI, or '' for a nameless part. */
  readonly id: string;
  readonly types: readonly WritableName[];
  readonly statements: readonly WritableStatement[];
}

interface WritableStatement {
  readonly property: WritableName;
  readonly objects: readonly WritableObject[];
}

export type WritableObject =
  | { readonly kind: 'iri'; readonly iri: string }
  | WritableLiteral
  /** A nameless part, written inside what it belongs to. */
  | { readonly kind: 'part'; readonly node: WritableNode };

export interface WritableEntity {
  /** The entity itself, then the named entities nested in it. */
  readonly nodes: readonly WritableNode[];
  /** What was left out or cleaned. */
  readonly problems: readonly Problem[];
}

/** An entity can be written when it has a valid IRI and a class. */
export const isWritable = ({ id, types }: Entity): boolean =>
  canName(id) && types.some((type) => writableName(type) !== undefined);

/** Prepares an entity for writing; see {@link isWritable}. */
export function writableEntity(entity: Entity): WritableEntity {
  const work: Work = { subject: entity.id, nodes: [], problems: [] };
  const main = nodeOf(entity, work);
  return { nodes: [main, ...work.nodes], problems: work.problems };
}

/** JSON-LD would take `geo:1` as a subject for a name of our prefix `geo`. */
const canName = (id: string): boolean => isAbsoluteIri(id) && schemeAsPrefix(id) === undefined;

interface Spot {
  readonly work: Work;
  readonly property: string;
}

interface Work {
  /** The dataset for which problems are reported. */
  readonly subject: string;
  /** Named entities met on the way. */
  readonly nodes: WritableNode[];
  readonly problems: Problem[];
}

function nodeOf(entity: Entity, work: Work): WritableNode {
  const statements: WritableStatement[] = [];
  for (const name of Object.keys(entity.properties).sort()) {
    const values = entity.properties[name] ?? [];
    if (values.length === 0) continue;
    const property = writableName(name);
    if (property?.xml === undefined) report({ work, property: name }, 'merge.property-unwritable', name);
    else {
      const objects = objectsOf(values, { work, property: name });
      if (objects.length > 0) statements.push({ property, objects });
    }
  }
  return { id: entity.id, types: typesOf(entity, work), statements };
}

function typesOf(entity: Entity, work: Work): WritableName[] {
  const types: WritableName[] = [];
  for (const type of new Set(entity.types)) {
    const name = writableName(type);
    if (name === undefined) report({ work, property: 'rdf:type' }, 'merge.iri-unwritable', type);
    else types.push(name);
  }
  return types;
}

type Draft = Exclude<WritableObject, { kind: 'part' }> | { readonly kind: 'entity'; readonly entity: Entity };

function objectsOf(values: readonly Value[], spot: Spot): WritableObject[] {
  const drafts: Draft[] = [];
  for (const value of values) {
    const draft = draftOf(value, spot);
    if (draft !== undefined) drafts.push(draft);
  }
  const objects: WritableObject[] = [];
  for (const draft of inOrder(drafts)) {
    const object = draft.kind === 'entity' ? nestedObject(draft.entity, spot.work) : draft;
    if (object !== undefined) objects.push(object);
  }
  return objects;
}

function draftOf(value: Value, spot: Spot): Draft | undefined {
  if (isIri(value)) {
    if (isAbsoluteIri(value.iri)) return { kind: 'iri', iri: value.iri };
    return report(spot, 'merge.iri-unwritable', value.iri);
  }
  if (!isNode(value)) {
    const { literal, problems } = writableLiteral(value);
    for (const [code, before] of problems) report(spot, code, before);
    return literal;
  }
  const { id, types } = value.node;
  if (id !== '' && !canName(id)) return report(spot, 'merge.iri-unwritable', id);
  if (id === '' && types.some((type) => mustBeNamed.has(type))) {
    return report(spot, 'merge.nameless', types.join(' '));
  }
  return { kind: 'entity', entity: value.node };
}

/** Sorted, none twice. */
function inOrder(drafts: readonly Draft[]): readonly Draft[] {
  if (drafts.length < 2) return drafts;
  const byKey = new Map(drafts.map((draft) => [keyOf(draft), draft]));
  if (byKey.size === 1) return [...byKey.values()];
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, draft]) => draft);
}

function keyOf(draft: Draft): string {
  if (draft.kind === 'iri') return `<${draft.iri}`;
  if (draft.kind === 'literal') return `"${draft.value}"${draft.lang}^${draft.datatype?.iri ?? ''}`;
  return draft.entity.id === '' ? canonicalEntity(draft.entity) : `<${draft.entity.id}`;
}

/**
 * A named entity is written by itself and linked; a nameless one is written where it stands, unless it says nothing: not
 * every serialisation can hold that.
 */
function nestedObject(entity: Entity, work: Work): WritableObject | undefined {
  const place = work.nodes.length;
  const node = nodeOf(entity, work);
  const saysNothing = node.types.length === 0 && node.statements.length === 0;
  if (entity.id === '') return saysNothing ? undefined : { kind: 'part', node };
  if (!saysNothing) work.nodes.splice(place, 0, node);
  return { kind: 'iri', iri: entity.id };
}

function report({ work, property }: Spot, code: ProblemCode, before: string): undefined {
  const excerpt = before.length > 200 ? `${before.slice(0, 200)}…` : before;
  work.problems.push(problem(code, { subject: work.subject, property, before: excerpt }));
}
