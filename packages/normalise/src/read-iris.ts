import type { IriValue, Term, Value } from '@lanskatalog/core';
import { isAbsoluteIri } from '@lanskatalog/core';
import { labelsOf, leaveOut } from './labels.ts';
import { addressIn } from './values/address.ts';
import type { Reader, Slot } from './work.ts';
import { keyOf, note } from './work.ts';

/** References: IRIs, and addresses that stand as text. */
export const readIri: Reader = (terms, slot) =>
  terms.flatMap((term): Value[] => iriValue(term, slot) ?? leaveOut(term, slot));

/** The term as a reference that the property's pattern allows. */
export function iriValue(term: Term, { property, work }: Slot): [IriValue] | undefined {
  if (term.termType !== 'Literal') {
    const uri = work.run.survey.uriOf.get(keyOf(term));
    if (uri !== undefined) return [{ iri: uri }];
  }
  const [label] = term.termType === 'NamedNode' ? [] : labelsOf(term, work.run);
  const iri =
    term.termType === 'NamedNode' ? term.value : label === undefined ? undefined : addressIn(label.value);
  if (iri === undefined) return undefined;
  const fit = allowed(iri, property.pattern) ? iri : addressIn(iri);
  if (fit === undefined || !allowed(fit, property.pattern)) return undefined;
  if (term.termType !== 'NamedNode' || fit !== iri) {
    note(work, 'normalise.address-repaired', {
      property: property.name,
      before: label?.value ?? iri,
      after: fit,
    });
  }
  return [{ iri: fit }];
}

/** What a browser would run where somebody makes a link of it. */
const runsInPages = /^(?:javascript|vbscript|data|blob):/i;

const patterns = new Map<string, RegExp>();

function allowed(iri: string, pattern: string | undefined): boolean {
  if (!isAbsoluteIri(iri) || runsInPages.test(iri)) return false;
  if (pattern === undefined) return true;
  let regexp = patterns.get(pattern);
  if (regexp === undefined) patterns.set(pattern, (regexp = new RegExp(`^(?:${pattern})$`, 'u')));
  return regexp.test(iri);
}
