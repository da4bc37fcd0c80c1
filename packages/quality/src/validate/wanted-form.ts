import type { ProfileProperty, Term } from '@lanskatalog/core';
import { compact, isAbsoluteIri } from '@lanskatalog/core';
import type { ProfileIndex } from '../profile-index.ts';
import { datatypes } from './check-datatype.ts';

/** An example of how a value should look, in the notation of Turtle. */
export function wantedForm(property: ProfileProperty, index: ProfileIndex): string {
  switch (property.type) {
    case 'text':
      return '"…"@sv';
    case 'string':
      return '"…"';
    case 'date':
      return '"2026-11-24"^^xsd:date';
    case 'decimal':
      return '"10.5"^^xsd:decimal';
    case 'integer':
      return '"1024"^^xsd:nonNegativeInteger';
    case 'duration':
      return '"P1D"^^xsd:duration';
    case 'media-type':
      return '"text/csv"';
    case 'wkt':
      return '"POINT(15.21 59.27)"^^geo:wktLiteral';
    case 'iri':
      return iriForm(property, index);
    case 'entity':
      return property.range?.includes('dct:Location') === true
        ? `${geonames} / dct:Location`
        : (property.range ?? []).join(' / ');
  }
}

const geonames = '<http://sws.geonames.org/…>';

function iriForm({ fixed, pattern = '', range, vocabulary }: ProfileProperty, index: ProfileIndex): string {
  if (fixed !== undefined) return `<${fixed}>`;
  if (vocabulary !== undefined) return conceptForms(vocabulary, index);
  if (pattern.startsWith('mailto:')) return '<mailto:oppnadata@kommun.se>';
  if (pattern.startsWith('tel:')) return '<tel:+4619211000>';
  if (range?.includes('dct:Location') === true) return geonames;
  return range === undefined ? '<https://…>' : `<https://…> (${range.join(', ')})`;
}

/** All of a short vocabulary, some of a long one. */
function conceptForms(vocabulary: string, { data }: ProfileIndex): string {
  const { namespace = '', concepts = [] } = data.vocabularies[vocabulary] ?? {};
  const uniform = concepts.every(({ iri, code }) => iri === namespace + code);
  const shown = concepts.slice(0, concepts.length > longVocabulary ? 5 : longVocabulary);
  const more = shown.length < concepts.length ? ', …' : '';
  return uniform && shown.length > 1
    ? `<${namespace}…> (${shown.map(({ code }) => code).join(', ')}${more})`
    : `${shown.map(({ iri }) => `<${iri}>`).join(', ')}${more}`;
}

const longVocabulary = 13;

/** A value's own words in the form that the property wants, where they have one: a date with its datatype, an address as IRI. */
export function sameInWantedForm(
  value: Term,
  { type, fixed, pattern = '' }: ProfileProperty,
): string | undefined {
  if (value.termType !== 'Literal' || fixed !== undefined) return undefined;
  const text = value.value.trim();
  const [datatype] = [...(datatypes[type] ?? [])].find(([, isOfDatatype]) => isOfDatatype(text)) ?? [];
  if (datatype !== undefined) return `"${text}"^^${compact(datatype)}`;
  if (type !== 'iri') return undefined;
  const iri = pattern.startsWith('mailto:') && /^[^\s@:]+@[^\s@]+$/.test(text) ? `mailto:${text}` : text;
  return isAbsoluteIri(iri) && new RegExp(`^(?:${pattern})`, 'u').test(iri) ? `<${iri}>` : undefined;
}
