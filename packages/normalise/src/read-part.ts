import type { Entity, Term, Value } from '@lanskatalog/core';
import type { ClassRules } from './compile-rules.ts';
import { distinguish, mintedIri } from './identity.ts';
import type { MintedKind } from './identity.ts';
import { readProperties } from './read-properties.ts';
import { leaveOut } from './labels.ts';
import { iriValue } from './read-iris.ts';
import { textValue } from './read-texts.ts';
import { isLastingName } from './values/address.ts';
import type { Reader, Slot, Work } from './work.ts';
import { descriptionOf, enter, keyOf, note, rdfType } from './work.ts';

/** Things that are records of their own and are referenced, never nested. */
const records = new Set(['dcat:Dataset', 'dcat:DatasetSeries', 'dcat:DataService', 'dcat:Catalog']);
const mintedKinds: Readonly<Record<string, MintedKind | undefined>> = {
  'dct:Standard': 'standard',
  'dct:LicenseDocument': 'licence',
};

/** Described parts: by the reader of their class, where it has rules of its own, else as the profile says. */
export const readParts: Reader = (terms, slot) => {
  const [range = ''] = slot.property.range ?? [];
  const reader = slot.work.run.readers.byClass[range];
  if (reader !== undefined) return reader(terms, slot);
  return terms.flatMap((term): Value[] => partValue(term, range, slot));
};

/** References to documents and standards: an IRI, or with what is said of it where the source says something. */
export const readReferences: Reader = (terms, slot) => {
  const [range = ''] = slot.property.range ?? [];
  const isPart = mintedKinds[range] !== undefined || range === 'foaf:Document';
  return terms.flatMap((term): Value[] => {
    if (isPart && isDescribedAs(term, range, slot.work)) return partValue(term, range, slot);
    return iriValue(term, slot) ?? inWords(term, range, slot) ?? leaveOut(term, slot);
  });
};

/** A standard that is only named gets an IRI of ours and its name as title. */
function inWords(term: Term, range: string, slot: Slot): Value[] | undefined {
  const kind = mintedKinds[range];
  if (kind === undefined || term.termType !== 'Literal') return undefined;
  const property = slot.work.run.rules.classNamed(range).property('dct:title');
  const title = textValue(term.value, term.language, { ...slot, property });
  if (title === undefined) return undefined;
  const id = mintedIri(kind, [title.text.toLowerCase()], slot.work.run);
  return [{ node: { id, types: [range], properties: { 'dct:title': [title] } } }];
}

/** Whether what is said of a term is said of it as this class: a dataset's landing page may be the dataset itself. */
export function isDescribedAs(term: Term, range: string, { run }: Work): boolean {
  const description = descriptionOf(term, run);
  if (description === undefined || term.termType === 'Literal' || run.survey.uriOf.has(keyOf(term)))
    return false;
  const classes = (description.get(rdfType) ?? []).flatMap(({ value }) => run.rules.classOf.get(value) ?? []);
  return classes.length === 0 || classes.includes(range);
}

function partValue(term: Term, range: string, slot: Slot): Value[] {
  const { work } = slot;
  const rules = work.run.rules.classNamed(range);
  const part = records.has(range) ? undefined : describedPart(term, rules, work);
  if (part === undefined) return iriValue(term, slot) ?? leaveOut(term, slot);
  const id = partIri(term, rules, work);
  if (id === undefined) return leaveOut(term, slot);
  if (Object.keys(part.properties).length === 0) return id === '' ? leaveOut(term, slot) : [{ iri: id }];
  return isComplete(part.properties, rules, slot) ? [{ node: { ...part, id } }] : [];
}

/** '' for a part that needs no name; undefined for one that does and has none that lasts. */
function partIri(term: Term, rules: ClassRules, work: Work): string | undefined {
  if (term.termType === 'NamedNode' && isLastingName(term.value)) return term.value;
  if (!rules.named) return '';
  const kind = mintedKinds[rules.name];
  const description = descriptionOf(term, work.run);
  if (kind === undefined || description === undefined || term.termType === 'Literal') return undefined;
  const { graph, survey } = work.run;
  const keys = distinguish([{ subject: term, description }], { graph, repeated: survey.repeatedIdentifiers });
  return mintedIri(kind, keys.get(keyOf(term)) ?? [], work.run);
}

/** A part that lacks what the profile demands of it says nothing that could be used. */
export function isComplete(
  properties: Entity['properties'],
  rules: ClassRules,
  { property, work }: Slot,
): boolean {
  const missing = rules.mandatory.filter(({ name }) => properties[name] === undefined);
  if (missing.length === 0) return true;
  note(work, 'normalise.part-left-out', {
    property: property.name,
    params: { missing: missing.map(({ name }) => name).join(', ') },
  });
  return false;
}

/** A part as the source describes it, without the checks of its class; undefined where it says nothing of it. */
export function describedPart(term: Term, rules: ClassRules, work: Work): Entity | undefined {
  const description = descriptionOf(term, work.run);
  if (term.termType === 'Literal' || description === undefined) return undefined;
  const inner = enter(term, work);
  if (inner === undefined) return undefined;
  const properties = readProperties({ description, rules }, inner, { others: 'all' });
  return { id: '', types: [rules.name], properties };
}
