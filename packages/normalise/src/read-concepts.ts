import type { Concept, ConceptIndex, IriValue, Term, Value } from '@lanskatalog/core';
import { expand, isAbsoluteIri } from '@lanskatalog/core';
import { labelsOf, leaveOut } from './labels.ts';
import type { Reader, Slot } from './work.ts';
import { descriptionOf, note } from './work.ts';

const equivalents = ['skos:exactMatch', 'owl:sameAs', 'dct:identifier', 'skos:closeMatch'].map(expand);

/** Values of a controlled vocabulary, from whatever the source wrote for them. */
export const readConcepts: Reader = (terms, slot) => {
  const index = indexOf(slot);
  return terms.flatMap((term): Value[] => {
    const found = conceptsFor(term, index, slot);
    if (found.length > 0)
      return found.flatMap((concept) => conceptValue(concept, writtenAs(term, slot), slot));
    const { property } = slot;
    if (property.closed !== true && term.termType === 'NamedNode' && isAbsoluteIri(term.value))
      return [{ iri: term.value }];
    return leaveOut(term, slot);
  });
};

export const indexOf = ({ property, work }: Slot): ConceptIndex =>
  work.run.rules.vocabulary(property.vocabulary ?? '');

/** The concepts that a term means: several where it is a list. */
export function conceptsFor(term: Term, index: ConceptIndex, slot: Slot): Concept[] {
  for (const text of namesOf(term, slot)) {
    const whole = index.find(text);
    if (whole !== undefined) return [whole];
    const listed =
      term.termType === 'NamedNode' ? [] : listOf(text).flatMap((part) => index.find(part) ?? []);
    if (listed.length > 0) return listed;
  }
  return [];
}

/** What a term could be known by: its IRI, its labels, what it is said to equal. */
function namesOf(term: Term, { work }: Slot): string[] {
  if (term.termType === 'Literal') return [term.value];
  const description = descriptionOf(term, work.run);
  const own = term.termType === 'NamedNode' ? [term.value] : [];
  if (description === undefined) return own;
  const equal = equivalents.flatMap(
    (predicate) => description.get(predicate)?.map(({ value }) => value) ?? [],
  );
  return [...own, ...labelsOf(term, work.run).map(({ value }) => value), ...equal];
}

/** `TRAN; EDUC` → its parts; a text that is no list gives none. */
function listOf(text: string): string[] {
  const parts = text.split(/[;,|\n]+/).map((part) => part.trim());
  return parts.length < 2 ? [] : parts.filter((part) => part !== '');
}

export const writtenAs = (term: Term, { work }: Slot): string =>
  term.termType === 'BlankNode' ? (labelsOf(term, work.run)[0]?.value ?? '[ ]') : term.value;

export function conceptValue(concept: Concept, before: string, { property, work }: Slot): IriValue[] {
  // A media type outside IANA's register has no IRI that could be given.
  if (concept.registered === false) return [];
  if (concept.iri !== before) {
    note(work, 'normalise.value-mapped', { property: property.name, before, after: concept.iri });
  }
  return [{ iri: concept.iri }];
}
