import type { Problem, ProblemCode } from '@lanskatalog/core';
import { mustBeNamed } from './must-be-named.ts';

/**
 * What stops the portal's harvest: a file that a strict reader of RDF/XML gives up on, an IRI that is not valid or not
 * absolute, a structure of catalogues it does not follow. All else is shown in its report and harvested.
 */
const blocking: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'quality.invalid-iri',
  'quality.no-catalogue',
  'quality.nested-catalogue',
  'quality.catalogue-not-inlined',
  'quality.many-main-catalogues',
  'quality.catalogue-record',
  'rdf.empty',
  'rdf.html-page',
  'rdf.plain-json',
  'rdf.plain-xml',
  'rdf.not-rdf',
  'rdf.truncated',
  'rdf.syntax-error',
  'rdf.syntax-too-broken',
  'rdf.xml-escaped',
  'rdf.text-ignored',
  'rdf.text-around',
  'rdf.prefix-unknown',
  'rdf.prefix-undeclared',
  'rdf.iri-repaired',
  'rdf.several-iris',
  'rdf.text-as-iri',
  'rdf.relative-iri',
  'rdf.wrong-charset',
]);

/** Whether the national portal would take a feed with these findings, of reading it and of validating it. */
export function isHarvestable(problems: Iterable<Problem>): boolean {
  for (const { code, params } of problems) {
    if (blocking.has(code)) return false;
    if (code === 'quality.blank-node' && mustBeNamed.has(String(params?.['class']))) return false;
  }
  return true;
}
