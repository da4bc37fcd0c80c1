import type { Term, Value } from '@lanskatalog/core';
import { expand } from '@lanskatalog/core';
import { telephoneIri } from '../values/telephone.ts';
import type { Reader } from '../work.ts';
import { descriptionOf, note } from '../work.ts';

const hasValue = [expand('vcard:hasValue'), expand('rdf:value'), expand('vcard:value')];

/** Telephone numbers as vcard:Voice with a `tel:` IRI; blanks in it have broken whole harvests. */
export const readTelephones: Reader = (terms, { property, work }) =>
  terms.flatMap((term) => {
    const description = descriptionOf(term, work.run);
    const numbers: readonly Term[] =
      description === undefined ? [term] : hasValue.flatMap((predicate) => description.get(predicate) ?? []);
    return numbers.flatMap(({ value: written }): Value[] => {
      const iri = telephoneIri(written);
      if (iri === undefined) {
        note(work, 'normalise.value-left-out', { property: property.name, before: written });
        return [];
      }
      if (iri !== written)
        note(work, 'normalise.value-repaired', { property: property.name, before: written, after: iri });
      return [{ node: { id: '', types: ['vcard:Voice'], properties: { 'vcard:hasValue': [{ iri }] } } }];
    });
  });
