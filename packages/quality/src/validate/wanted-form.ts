import type { ProfileProperty } from '@lanskatalog/core';
import type { ProfileIndex } from '../profile-index.ts';

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
export function conceptForms(vocabulary: string, { data }: ProfileIndex): string {
  const { namespace = '', concepts = [] } = data.vocabularies[vocabulary] ?? {};
  const uniform = concepts.every(({ iri, code }) => iri === namespace + code);
  const shown = concepts.slice(0, concepts.length > longVocabulary ? 5 : longVocabulary);
  const more = shown.length < concepts.length ? ', …' : '';
  return uniform && shown.length > 1
    ? `<${namespace}…> (${shown.map(({ code }) => code).join(', ')}${more})`
    : `${shown.map(({ iri }) => `<${iri}>`).join(', ')}${more}`;
}

const longVocabulary = 13;
