import type { Entity, Term, Value } from '@lanskatalog/core';
import { compact, expand, isAbsoluteIri } from '@lanskatalog/core';
import { agentPredicates } from './scan-graph.ts';
import { languageTag } from './values/language-tag.ts';
import type { Slot, Work } from './work.ts';
import { descriptionOf, enter, keyOf, note, rdfType } from './work.ts';

const catalogRecord = expand('dcat:CatalogRecord');

/** Values of a property outside the profile: passed on as they are, but never what the portal or privacy forbids. */
export function readOther(predicate: string, terms: readonly Term[], work: Work): Value[] {
  if (!isAbsoluteIri(predicate)) return [];
  if (agentPredicates.has(predicate)) return readKnown(terms, { known: 'foaf:Agent', predicate }, work);
  return terms.flatMap((term) => readOtherValue(term, predicate, work));
}

function readOtherValue(term: Term, predicate: string, work: Work): Value[] {
  if (term.termType === 'Literal') return term.value.trim() === '' ? [] : [literalValue(term)];
  const { run } = work;
  const uri = run.survey.uriOf.get(keyOf(term));
  if (uri !== undefined) return [{ iri: uri }];
  const description = descriptionOf(term, run);
  const types = description?.get(rdfType)?.map((type) => type.value) ?? [];
  if (types.includes(catalogRecord)) {
    note(work, 'normalise.catalogue-record-left-out', { property: compact(predicate) });
    return [];
  }
  const known = types.map((type) => run.rules.classOf.get(type)).find((name) => name !== undefined);
  // A named agent under a property that nobody knows stays a plain reference: its IRI may be a contact's too.
  const isNamedAgent = known === 'foaf:Agent' && term.termType === 'NamedNode';
  if (known !== undefined && description !== undefined && !isNamedAgent)
    return readKnown([term], { known, predicate }, work);
  if (term.termType === 'NamedNode') return isAbsoluteIri(term.value) ? [{ iri: term.value }] : [];
  const inner = description === undefined ? undefined : enter(term, work);
  const node = inner === undefined ? undefined : anonymous(term, types, inner);
  return node === undefined ? [] : [{ node }];
}

/** Things of a class of the profile are read as such, wherever they stand. */
function readKnown(terms: readonly Term[], found: { known: string; predicate: string }, work: Work): Value[] {
  const name = compact(found.predicate);
  const slot: Slot = {
    property: {
      name,
      level: 'optional',
      type: 'entity',
      range: [found.known],
      label: { sv: name, en: name },
      clause: '',
    },
    work,
    parent: new Map(),
  };
  return work.run.readers.byType.entity(terms, slot);
}

function literalValue(term: Term & { readonly termType: 'Literal' }): Value {
  if (term.language !== '') return { text: term.value, lang: languageTag(term.language).lang };
  return term.datatype === '' || !isAbsoluteIri(term.datatype)
    ? { literal: term.value }
    : { literal: term.value, type: compact(term.datatype) };
}

function anonymous(term: Term, types: readonly string[], work: Work): Entity | undefined {
  const description = descriptionOf(term, work.run);
  const properties: Record<string, Value[]> = {};
  for (const [predicate, terms] of description ?? []) {
    if (predicate === rdfType) continue;
    const values = readOther(predicate, terms, work);
    if (values.length > 0) properties[compact(predicate)] = values;
  }
  if (Object.keys(properties).length === 0) return undefined;
  return { id: '', types: types.filter(isAbsoluteIri).map(compact), properties };
}
