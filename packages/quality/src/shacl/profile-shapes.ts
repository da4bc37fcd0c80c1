import type { ProfileClass, ProfileData, ProfileProperty } from '@lanskatalog/core';
import { prefixes } from '@lanskatalog/core';
import { portalShapes } from './portal-shapes.ts';
import { valueConstraints } from './value-constraints.ts';
import { iriTerm, labels, stringTerm } from './turtle-terms.ts';

/**
 * The profile as SHACL in Turtle, for other programs: what is mandatory, how often, of what kind and from which vocabulary, and
 * those of the portal's rules that SHACL can say. What breaks the profile is a violation, what is merely recommended a warning.
 *
 * @param base IRI under which the shapes are named, such as the address where they are published.
 */
export function profileShapes(profileData: ProfileData, base: string): string {
  const { profile } = profileData;
  const names = Object.entries(prefixes).map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .`);
  const head = [
    `<${base}> a owl:Ontology ;`,
    `  dct:title ${labels({ sv: `${profile.title} ${profile.version} som SHACL`, en: `${profile.title} ${profile.version} as SHACL` })} ;`,
    `  owl:versionInfo ${stringTerm(profile.version)} ;`,
    `  rdfs:seeAlso ${iriTerm(profile.specification)} .`,
  ].join('\n');
  const shapes = profile.classes.map((of) => classShape(of, profileData, base));
  return `${[names.join('\n'), head, ...shapes, ...portalShapes(base)].join('\n\n')}\n`;
}

function classShape(of: ProfileClass, profileData: ProfileData, base: string): string {
  const targets = [...new Set([of.name, ...(of.typedAs ?? [])])].join(', ');
  const lines = [
    `a sh:NodeShape`,
    `sh:targetClass ${targets}`,
    `rdfs:label ${labels(of.label)}`,
    ...(of.named ? ['sh:nodeKind sh:IRI'] : []),
    ...of.properties.flatMap((property) => propertyShapes(property, profileData)),
    ...of.properties.flatMap(conditions),
  ];
  return `${iriTerm(`${base}#${of.name.replace(':', '_')}`)} ${lines.join(' ;\n  ')} .`;
}

function propertyShapes(property: ProfileProperty, profileData: ProfileData): string[] {
  const { name, max, level, requires, formerly = [] } = property;
  const { specification } = profileData.profile;
  const about = [
    `sh:path ${name}`,
    `sh:name ${labels(property.label)}`,
    `rdfs:seeAlso ${iriTerm(`${specification}#${property.clause}`)}`,
  ];
  const needed = requires === undefined ? level : 'optional';
  const shape = (constraints: readonly string[]): string =>
    `sh:property [\n    ${[...about, ...constraints].join(' ;\n    ')} ;\n  ]`;
  return [
    shape([
      ...(needed === 'mandatory' ? ['sh:minCount 1'] : []),
      ...(max === undefined ? [] : [`sh:maxCount ${max}`]),
      ...valueConstraints(property, profileData),
      'sh:severity sh:Violation',
    ]),
    ...(needed === 'recommended' ? [shape(['sh:minCount 1', 'sh:severity sh:Warning'])] : []),
    ...formerly.map((old) => oldName(old, property)),
  ];
}

const oldName = (old: string, { name }: ProfileProperty): string =>
  `sh:property [\n    ${[
    `sh:path ${old}`,
    'sh:maxCount 0',
    `sh:message ${labels({ sv: `Heter numera ${name}.`, en: `Is now called ${name}.` })}`,
    'sh:severity sh:Warning',
  ].join(' ;\n    ')} ;\n  ]`;

/** A property that goes with another: both or neither. */
function conditions({ name, requires, requiresValue }: ProfileProperty): string[] {
  if (requires === undefined) return [];
  const given = `sh:path ${requires} ; ${requiresValue === undefined ? 'sh:minCount 1' : `sh:hasValue ${iriTerm(requiresValue)}`}`;
  const both = `[ sh:property [ ${given} ] , [ sh:path ${name} ; sh:minCount 1 ] ]`;
  const neither = `[ sh:not [ sh:property [ ${given} ] ] ; sh:property [ sh:path ${name} ; sh:maxCount 0 ] ]`;
  return [`sh:or ( ${both} ${neither} )`];
}
