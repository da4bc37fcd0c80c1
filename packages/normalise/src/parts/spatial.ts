import type { Term, Value } from '@lanskatalog/core';
import { isAbsoluteIri } from '@lanskatalog/core';
import { textValue } from '../read-texts.ts';
import { leaveOut, noteRepair } from '../labels.ts';
import { describedPart } from '../read-part.ts';
import { cleanText } from '../values/clean-text.ts';
import { isWebAddress } from '../values/address.ts';
import { parseGeometry } from '../values/parse-geometry.ts';
import type { Reader, Slot } from '../work.ts';
import { descriptionOf } from '../work.ts';

/** Sweden (http://sws.geonames.org/2661886). */
const sweden = 'http://sws.geonames.org/2661886';
const swedenNames = new Set(['sverige', 'sweden', 'hela sverige', 'konungariket sverige']);
const geonames = /^https?:\/\/(?:sws\.|www\.)?geonames\.org\/(\d+)(?:[/.].*)?$/i;

/** Places: an IRI, a geometry, or a name. */
export const readPlaces: Reader = (terms, slot) => terms.flatMap((term) => place(term, slot));

function place(term: Term, slot: Slot): Value[] {
  const { work } = slot;
  const description = descriptionOf(term, work.run);
  if (term.termType === 'NamedNode') {
    const iri = placeIri(term.value);
    if (iri !== term.value) noteRepair(slot, term.value, iri);
    if (description === undefined || geonames.test(iri))
      return isAbsoluteIri(iri) ? [{ iri }] : leaveOut(term, slot);
  }
  if (term.termType === 'Literal') return placeInWords(term, slot);
  const rules = work.run.rules.classNamed('dct:Location');
  const node = describedPart(term, rules, work);
  if (description === undefined || node === undefined) return leaveOut(term, slot);
  if (rules.limited.some(({ name }) => node.properties[name] !== undefined)) return [{ node }];
  // A node that does no more than point at a place of geonames.
  for (const terms of description.values()) {
    const reference = terms.find((one) => one.termType === 'NamedNode' && geonames.test(one.value));
    if (reference !== undefined) return [{ iri: placeIri(reference.value) }];
  }
  if (Object.keys(node.properties).length === 0) return leaveOut(term, slot);
  return [
    { node: term.termType === 'NamedNode' && isWebAddress(term.value) ? { ...node, id: term.value } : node },
  ];
}

/** DCAT-AP-SE writes places of geonames with http and without a final slash. */
const placeIri = (iri: string): string => iri.replace(geonames, 'http://sws.geonames.org/$1');

function placeInWords(term: Term & { readonly termType: 'Literal' }, slot: Slot): Value[] {
  const { municipality } = slot.work.run.context;
  const { text } = cleanText(term.value, false);
  if (geonames.test(text)) return [{ iri: placeIri(text) }];
  if (isWebAddress(text)) return [{ iri: text }];
  const geometry = parseGeometry(text);
  if (geometry !== undefined) {
    if (geometry !== text) noteRepair(slot, text, geometry);
    const property = /^POLYGON/i.test(geometry) ? 'dcat:bbox' : 'locn:geometry';
    return [location(property, { literal: geometry, type: 'geo:wktLiteral' })];
  }
  const known = namedPlace(text.toLowerCase(), municipality);
  if (known !== undefined) {
    noteRepair(slot, text, known);
    return [{ iri: known }];
  }
  const name = textValue(text, term.language, slot);
  return name === undefined ? [] : [location('skos:prefLabel', name)];
}

function namedPlace(
  name: string,
  {
    name: own,
    officialName,
    spatial,
  }: { readonly name: string; readonly officialName: string; readonly spatial?: string },
): string | undefined {
  if (swedenNames.has(name)) return sweden;
  const names = [own, officialName, `${own} kommun`, `${own}s kommun`].map((one) => one.toLowerCase());
  return names.includes(name) ? spatial : undefined;
}

const location = (property: string, value: Value): Value => ({
  node: { id: '', types: ['dct:Location'], properties: { [property]: [value] } },
});
