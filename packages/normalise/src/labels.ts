import type { Term } from '@lanskatalog/core';
import { expand } from '@lanskatalog/core';
import type { Run, Slot } from './work.ts';
import { descriptionOf, note } from './work.ts';

const labelPredicates = [
  'skos:prefLabel',
  'rdfs:label',
  'dct:title',
  'rdf:value',
  'foaf:name',
  'skos:notation',
  'schema:name',
].map(expand);

/** A literal that names something. */
export type Label = Term & { readonly termType: 'Literal' };

/** Literals that a term has as its name: itself, or the labels of the thing it stands for. */
export function labelsOf(term: Term, run: Run): readonly Label[] {
  if (term.termType === 'Literal') return [term];
  const description = descriptionOf(term, run);
  if (description === undefined) return [];
  for (const predicate of labelPredicates) {
    const labels = description.get(predicate)?.filter((label) => label.termType === 'Literal') ?? [];
    if (labels.length > 0) return labels;
  }
  return [];
}

/** Reports a value that cannot be published, and leaves it out. */
export function leaveOut(term: Term, { property, work }: Slot): [] {
  const before = term.termType === 'BlankNode' ? (labelsOf(term, work.run)[0]?.value ?? '[ ]') : term.value;
  note(work, 'normalise.value-left-out', { property: property.name, before });
  return [];
}

export function noteRepair({ property, work }: Slot, before: string, after: string): void {
  note(work, 'normalise.value-repaired', { property: property.name, before, after });
}
