import type { ProfileClass, ProfileData, ProfileProperty } from '@lanskatalog/core';
import { compact } from '@lanskatalog/core';
import { datatypes } from '../validate/check-datatype.ts';
import { iriTerm, stringTerm } from './turtle-terms.ts';

/** What SHACL can say of one value of a property. */
export function valueConstraints(property: ProfileProperty, profileData: ProfileData): string[] {
  const { type } = property;
  switch (type) {
    case 'text':
      return ['sh:datatype rdf:langString', saysSomething];
    case 'string':
      return ['sh:nodeKind sh:Literal', pattern(property) ?? saysSomething];
    case 'media-type':
      return ['sh:nodeKind sh:Literal', pattern(property) ?? saysSomething];
    case 'date':
    case 'decimal':
    case 'integer':
    case 'duration':
      return [datatype([...(datatypes[type]?.keys() ?? [])].map(compact)), ...listed(pattern(property))];
    case 'wkt':
      return [datatype([...(datatypes.wkt?.keys() ?? [])].map(compact)), namesGeometry];
    case 'iri':
      return ['sh:nodeKind sh:IRI', ...listed(choices(property, profileData)), ...listed(pattern(property))];
    case 'entity':
      return ['sh:nodeKind sh:BlankNodeOrIRI', ...listed(classes(property, profileData))];
  }
}

const namesGeometry = `sh:pattern ${stringTerm(String.raw`^\s*(?:<[^>]+>\s*)?[A-Za-z]`)}`;
const saysSomething = 'sh:pattern "\\\\S"';

const listed = (constraint: string | undefined): string[] => (constraint === undefined ? [] : [constraint]);

/** Patterns of the profile are of the whole value, those of SHACL of any part. */
const pattern = (property: ProfileProperty): string | undefined =>
  property.pattern === undefined ? undefined : `sh:pattern ${stringTerm(`^(?:${property.pattern})$`)}`;

const datatype = (names: readonly string[]): string =>
  names.length === 1
    ? `sh:datatype ${names[0] ?? ''}`
    : `sh:or ( ${names.map((name) => `[ sh:datatype ${name} ]`).join(' ')} )`;

function choices(
  { fixed, vocabulary, closed }: ProfileProperty,
  { vocabularies }: ProfileData,
): string | undefined {
  if (fixed !== undefined) return `sh:in ( ${iriTerm(fixed)} )`;
  if (closed !== true || vocabulary === undefined) return undefined;
  const concepts = vocabularies[vocabulary]?.concepts ?? [];
  return `sh:in ( ${concepts.map(({ iri }) => iriTerm(iri)).join(' ')} )`;
}

/** Things of a class with mandatory properties must be described, and say what they are. */
function classes({ range = [] }: ProfileProperty, { profile }: ProfileData): string | undefined {
  const targets = profile.classes.filter(({ name }) => range.includes(name));
  if (!targets.some(isMandatoryIn)) return undefined;
  const types = targets.flatMap(({ name, typedAs }) => typedAs ?? [name]);
  return types.length === 1
    ? `sh:class ${types[0] ?? ''}`
    : `sh:or ( ${types.map((type) => `[ sh:class ${type} ]`).join(' ')} )`;
}

const isMandatoryIn = ({ properties }: ProfileClass): boolean =>
  properties.some(({ level, requires }) => level === 'mandatory' && requires === undefined);
