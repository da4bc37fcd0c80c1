import type { Term, Value } from '@lanskatalog/core';
import { describedPart, isComplete } from '../read-part.ts';
import { leaveOut } from '../labels.ts';
import { iriValue } from '../read-iris.ts';
import { textValue } from '../read-texts.ts';
import { isLastingName } from '../values/address.ts';
import type { Reader, Slot } from '../work.ts';

interface StatementForm {
  readonly range: string;
  /** The property that takes a statement made in words. */
  readonly words: string;
  readonly types: readonly string[];
}

/** Rights, provenance and charges: a described statement, a link to one, or words that become one. */
export const readStatements =
  (form: StatementForm): Reader =>
  (terms, slot) =>
    terms.flatMap((term) =>
      term.termType === 'Literal' ? inWords(term, form, slot) : statement(term, form, slot),
    );

function inWords(term: Term & { readonly termType: 'Literal' }, form: StatementForm, slot: Slot): Value[] {
  const address = iriValue(term, slot);
  if (address !== undefined) return address;
  const property = slot.work.run.rules.classNamed(form.range).property(form.words);
  const text = textValue(term.value, term.language, { ...slot, property });
  return text === undefined
    ? []
    : [{ node: { id: '', types: form.types, properties: { [form.words]: [text] } } }];
}

function statement(term: Term, form: StatementForm, slot: Slot): Value[] {
  const { work } = slot;
  const rules = work.run.rules.classNamed(form.range);
  const id = term.termType === 'NamedNode' && isLastingName(term.value) ? term.value : '';
  const properties = describedPart(term, rules, work)?.properties ?? {};
  if (Object.keys(properties).length > 0) {
    return isComplete(properties, rules, slot) ? [{ node: { id, types: form.types, properties } }] : [];
  }
  if (id === '') return leaveOut(term, slot);
  // A link to a statement elsewhere still says what kind it is, where that alone is enough.
  return rules.mandatory.length === 0 ? [{ node: { id, types: form.types, properties } }] : [{ iri: id }];
}
