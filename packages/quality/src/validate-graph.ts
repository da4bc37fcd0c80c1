import type {
  Description,
  Graph,
  Problem,
  ProfileClass,
  ProfileData,
  Subject,
  Term,
} from '@lanskatalog/core';
import { expand, isAbsoluteIri, prefixes, problem } from '@lanskatalog/core';
import { checkValue } from './check-value.ts';
import type { Judged } from './findings.ts';
import { finding, subjectText } from './findings.ts';
import { checkPortalRules } from './portal-rules.ts';
import type { ProfileIndex } from './profile-index.ts';
import { indexProfile } from './profile-index.ts';

const rdfType = `${prefixes.rdf}type`;

/**
 * Judges a feed as it stands by the profile and by the national portal's harvest rules. Things are found by their type,
 * and through what links to them, so an untyped distribution is judged as a distribution.
 */
export function* validateGraph(graph: Graph, profileData: ProfileData): Generator<Problem> {
  const index = indexProfile(profileData);
  const visited = new Set<string>();
  for (const [subject, description] of graph.subjects()) {
    yield* invalidIris(subject, description);
    for (const of of classesOf(description, index))
      yield* validateThing({ graph, index, visited }, subject, of);
  }
  yield* checkPortalRules(graph);
}

interface Validation {
  readonly graph: Graph;
  readonly index: ProfileIndex;
  /** `class subject` pairs already judged. */
  readonly visited: Set<string>;
}

function classesOf(description: Description, { classByType }: ProfileIndex): ProfileClass[] {
  const types = description.get(rdfType) ?? [];
  return types.flatMap(({ value }) => classByType.get(value) ?? []);
}

function* validateThing(validation: Validation, subject: Subject, of: ProfileClass): Generator<Problem> {
  const { graph, index, visited } = validation;
  const key = `${of.name} ${subjectText(subject)}`;
  const description = graph.describe(subject);
  if (visited.has(key) || description === undefined) return;
  visited.add(key);
  if (of.named && subject.termType === 'BlankNode') yield blankNode(subject, of, description);
  for (const property of of.properties) {
    const judged: Judged = { subject, of, property, specification: index.data.profile.specification };
    yield* validateProperty(judged, description, index);
    if (property.type !== 'entity') continue;
    for (const value of description.get(expand(property.name)) ?? []) {
      yield* validateLinked(validation, value, property.range ?? []);
    }
  }
}

/** A thing that another points at is of the pointed-at class, even where it doesn't say so itself. */
function* validateLinked(validation: Validation, value: Term, range: readonly string[]): Generator<Problem> {
  if (value.termType === 'Literal') return;
  const { graph, index } = validation;
  const stated = classesOf(graph.describe(value) ?? new Map(), index).map(({ name }) => name);
  const names = range.filter((name) => stated.length === 0 || stated.includes(name)).slice(0, 1);
  for (const name of names) {
    const of = index.classByName.get(name);
    if (of !== undefined) yield* validateThing(validation, value, of);
  }
}

function* validateProperty(
  judged: Judged,
  description: Description,
  index: ProfileIndex,
): Generator<Problem> {
  const { property } = judged;
  const values = description.get(expand(property.name)) ?? [];
  const old = (property.formerly ?? []).filter((name) => description.has(expand(name)));
  for (const name of old) yield finding('quality.old-name', judged, { before: name });
  yield* checkPresence(judged, values.length, description);
  if (property.max !== undefined && values.length > property.max) {
    yield finding('quality.too-many', judged, { params: { count: values.length, max: property.max } });
  }
  for (const value of values) {
    const found = checkValue(value, judged, index);
    if (found !== undefined) yield found;
  }
}

function* checkPresence(judged: Judged, count: number, description: Description): Generator<Problem> {
  const { property, of } = judged;
  const { requires } = property;
  if (requires !== undefined) {
    const required = description.has(expand(requires));
    if (required && count === 0)
      yield finding('quality.conditional-missing', judged, { params: { requires } });
    if (!required && count > 0) yield finding('quality.conditional-alone', judged, { params: { requires } });
  } else if (count === 0 && property.level === 'mandatory' && !isTypeOf(of, property.name)) {
    yield finding('quality.mandatory-missing', judged);
  } else if (count === 0 && property.level === 'recommended') {
    yield finding('quality.recommended-missing', judged);
  }
}

/** The bundle lists vcard:Kind's type as a property; a thing judged through a link may well be untyped. */
const isTypeOf = (of: ProfileClass, name: string): boolean => of.name === 'vcard:Kind' && name === 'rdf:type';

function* invalidIris(subject: Subject, description: Description): Generator<Problem> {
  if (subject.termType === 'NamedNode' && !isAbsoluteIri(subject.value))
    yield invalidIri(subject, 'rdf:about', subject);
  for (const [predicate, objects] of description) {
    for (const object of objects) {
      if (object.termType === 'NamedNode' && !isAbsoluteIri(object.value))
        yield invalidIri(subject, predicate, object);
    }
  }
}

const invalidIri = (subject: Subject, property: string, object: Term): Problem =>
  problem('quality.invalid-iri', { subject: subjectText(subject), property, before: object.value });

const blankNode = (subject: Subject, of: ProfileClass, description: Description): Problem => {
  const name = [`${prefixes.dct}title`, `${prefixes.foaf}name`, `${prefixes.vcard}fn`]
    .flatMap((property) => description.get(property) ?? [])
    .map(({ value }) => value);
  return problem('quality.blank-node', {
    subject: subjectText(subject),
    params: { class: of.name, name: name[0] ?? '–' },
  });
};
