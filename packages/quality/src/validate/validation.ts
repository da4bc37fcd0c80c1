import type {
  Description,
  Graph,
  Problem,
  ProfileClass,
  ProfileData,
  Subject,
  Term,
} from '@lanskatalog/core';
import { isAbsoluteIri, prefixes, problem } from '@lanskatalog/core';
import { mustBeNamed } from '../portal/must-be-named.ts';
import { PortalSurvey } from '../portal/portal-survey.ts';
import type { Link, Predicates, ProfileIndex } from '../profile-index.ts';
import { indexProfile, statedClasses } from '../profile-index.ts';
import { checkProperty } from './check-property.ts';
import type { Judged, Owner } from './findings.ts';
import { shorten, subjectText, valueText } from './findings.ts';
import { ReferenceCheck } from './reference-check.ts';

/** A thing to be judged as one of a class. */
interface Thing {
  readonly subject: Subject;
  readonly description: Description;
  readonly of: ProfileClass;
  /** Where it has no name of its own. */
  readonly owner?: Owner;
}

/**
 * Judges a feed by the profile and the national portal's rules, whole or in pieces: each `add` takes a graph in which every
 * subject it describes is described completely, and blank node labels differ between pieces. `finish` tells what only the
 * whole shows. Remembers names, not descriptions.
 */
export class Validation {
  readonly #index: ProfileIndex;
  readonly #portal = new PortalSurvey();
  readonly #references = new ReferenceCheck();

  constructor(profileData: ProfileData) {
    this.#index = indexProfile(profileData);
  }

  *add(graph: Graph): Generator<Problem> {
    const judged = new Set<string>();
    const nameless: Subject[] = [];
    for (const [subject, description] of graph.subjects()) {
      this.#portal.see(subject, description);
      this.#references.see(subject, description);
      yield* invalidIris(subject, description);
      if (subject.termType === 'BlankNode') nameless.push(subject);
      else yield* this.#judge(graph, subject, judged);
    }
    // Nameless parts are judged through their owners; these are the ones that nobody owns.
    for (const subject of nameless) yield* this.#judge(graph, subject, judged);
  }

  *finish(): Generator<Problem> {
    yield* this.#references.findings();
    yield* this.#portal.findings();
  }

  /** Judges a thing by the classes it states, then its parts; without recursion, as feeds can nest without end. */
  *#judge(graph: Graph, subject: Subject, judged: Set<string>): Generator<Problem> {
    const description = graph.describe(subject);
    if (description === undefined) return;
    const pending: Thing[] = statedClasses(description, this.#index).map((of) => ({
      subject,
      description,
      of,
    }));
    for (let thing = pending.pop(); thing !== undefined; thing = pending.pop()) {
      const key = `${thing.of.name} ${subjectText(thing.subject)}`;
      if (judged.has(key)) continue;
      judged.add(key);
      yield* this.#judgeProperties(thing);
      for (const link of this.#index.links.get(thing.of.name) ?? []) {
        for (const value of thing.description.get(link.predicate) ?? []) {
          if (value.termType === 'Literal') continue;
          const target = graph.describe(value);
          yield* this.#references.refer(value, target, {
            link,
            judged: this.#judgedBy(thing, link.property),
          });
          const part = target === undefined ? undefined : this.#partOf(thing, link, { value, target });
          if (part !== undefined) pending.push(part);
        }
      }
    }
  }

  *#judgeProperties(thing: Thing): Generator<Problem> {
    const { subject, description, of } = thing;
    if (subject.termType === 'BlankNode' && mustBeNamed.has(of.name))
      yield blankNode(subject, of, description);
    for (const property of of.properties) {
      const predicates = this.#index.predicates.get(property);
      if (predicates === undefined || !saysSomething(predicates, description)) continue;
      yield* checkProperty(this.#judgedBy(thing, property), description, predicates);
    }
  }

  #judgedBy({ subject, of, owner }: Thing, property: Judged['property']): Judged {
    const index = this.#index;
    return { subject, of, property, index, ...(owner === undefined ? {} : { owner }) };
  }

  /**
   * What is judged only because another points at it: blank nodes, and things that don't say what they are. They are of
   * the class that pointing at them demands.
   */
  #partOf(
    { subject, owner }: Thing,
    { property, range, needed }: Link,
    { value, target }: { readonly value: Subject; readonly target: Description },
  ): Thing | undefined {
    const stated = statedClasses(target, this.#index);
    const of = stated.length === 0 ? range[0] : range.find((each) => stated.includes(each));
    if (of === undefined) return undefined;
    if (value.termType === 'NamedNode') {
      const untyped = stated.length === 0 && needed && property.type === 'entity';
      return untyped ? { subject: value, description: target, of } : undefined;
    }
    const place: Owner =
      owner === undefined
        ? { subject, property: property.name }
        : { subject: owner.subject, property: deeper(owner.property, property.name) };
    return { subject: value, description: target, of, owner: place };
  }
}

/** Most properties are optional and absent: looking no further saves most of the work. */
const saysSomething = ({ iri, mayLack, old }: Predicates, description: Description): boolean =>
  !mayLack || description.has(iri) || old.some((other) => description.has(other.iri));

/** A path of properties, its beginning left out where parts nest without end. */
const deeper = (path: string, property: string): string =>
  path.length > 100 ? `…/${property}` : `${path}/${property}`;

function* invalidIris(subject: Subject, description: Description): Generator<Problem> {
  if (isBad(subject)) yield invalidIri(subject, 'rdf:about', subject.value);
  for (const [predicate, objects] of description) {
    if (!isAbsoluteIri(predicate)) yield invalidIri(subject, 'rdf:Property', predicate);
    for (const object of objects) if (isBad(object)) yield invalidIri(subject, predicate, object.value);
  }
}

const isBad = (term: Term): boolean => term.termType === 'NamedNode' && !isAbsoluteIri(term.value);

const invalidIri = (subject: Subject, property: string, value: string): Problem =>
  problem('quality.invalid-iri', { subject: subjectText(subject), property, before: shorten(value) });

const names = [`${prefixes.dct}title`, `${prefixes.foaf}name`, `${prefixes.vcard}fn`];

const blankNode = (subject: Subject, of: ProfileClass, description: Description): Problem => {
  const name = names.flatMap((property) => description.get(property) ?? [])[0];
  return problem('quality.blank-node', {
    subject: subjectText(subject),
    params: { class: of.name, name: name === undefined ? '–' : valueText(name) },
  });
};
