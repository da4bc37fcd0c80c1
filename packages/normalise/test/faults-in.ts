import type { DatasetRecord, Entity, ProfileClass, ProfileProperty, Value } from '@lanskatalog/core';
import { irisOf, isAbsoluteIri, isIri, isLiteral, isNode, isText, valuesOf } from '@lanskatalog/core';
import { loadProfileData } from '@lanskatalog/config';

const { profile, vocabularies } = loadProfileData();
const classes = new Map<string, ProfileClass>(profile.classes.map((one) => [one.name, one]));
// Contacts are published as organisations, which the profile counts as vcard:Kind.
const classOf = (entity: Entity): ProfileClass | undefined =>
  classes.get(entity.types[0] === 'vcard:Organization' ? 'vcard:Kind' : (entity.types[0] ?? ''));

/** Everything in a record that the portal or the profile would refuse; an independent second look at the output. */
export function faultsIn(record: DatasetRecord): string[] {
  const faults: string[] = [];
  const agents = new Map(record.agents.map((agent) => [agent.id, agent]));
  for (const agent of record.agents) faults.push(...faultsOf(agent));
  faults.push(...faultsOf(record.entity));
  for (const [name, iri] of agentReferences(record.entity)) {
    if (!agents.has(iri)) faults.push(`${name} refers to ${iri}, which is not described`);
  }
  for (const contact of contactsOf(record.entity)) {
    if (agents.has(contact.id)) faults.push(`contact and agent share ${contact.id}`);
  }
  if (record.entity.id !== record.uri) faults.push('the entity has another name than its record');
  return faults;
}

function faultsOf(entity: Entity): string[] {
  const faults: string[] = [];
  const known = classOf(entity);
  const where = entity.id || entity.types[0] || 'a part';
  if (entity.id !== '' && !isAbsoluteIri(entity.id)) faults.push(`${where} is no IRI`);
  if (known?.named === true && entity.id === '') faults.push(`${where} has no name`);
  if (entity.types.some((type) => type.includes('CatalogRecord')))
    faults.push(`${where} is a catalogue record`);
  for (const property of known?.properties ?? [])
    faults.push(...cardinality(entity, property).map((text) => `${where}: ${text}`));
  for (const [name, values] of Object.entries(entity.properties)) {
    if (values.length === 0) faults.push(`${where}: ${name} is empty`);
    const property = known?.properties.find((one) => one.name === name);
    for (const value of values)
      faults.push(...valueFaults(value, property).map((text) => `${where}: ${name} ${text}`));
  }
  return faults;
}

function cardinality(entity: Entity, property: ProfileProperty): string[] {
  const { length } = valuesOf(entity, property.name);
  const isAsked = property.level === 'mandatory' && property.requires === undefined;
  if (isAsked && length === 0) return [`${property.name} is missing`];
  return length > (property.max ?? Infinity) ? [`${property.name} has ${length} values`] : [];
}

function valueFaults(value: Value, property: ProfileProperty | undefined): string[] {
  if (isNode(value)) return faultsOf(value.node);
  if (isIri(value)) {
    if (!isAbsoluteIri(value.iri)) return [`has the IRI ${value.iri}`];
    const vocabulary = property?.closed === true ? vocabularies[property.vocabulary ?? ''] : undefined;
    const isListed = vocabulary?.concepts.some(({ iri }) => iri === value.iri) ?? true;
    return isListed ? [] : [`has ${value.iri}, which is not in the list`];
  }
  if (isText(value))
    return /^[a-z]{2,3}$/.test(value.lang) && value.text.trim() !== ''
      ? []
      : [`has the text ${JSON.stringify(value)}`];
  if (property?.type === 'text') return ['has a text without a language'];
  const isDate = property?.type === 'date';
  return isLiteral(value) && isDate && !/^xsd:(?:date|dateTime|gYear)$/.test(value.type ?? '')
    ? ['has an untyped date']
    : [];
}

const agentProperties = ['dct:publisher', 'dct:creator', 'prov:agent', 'odrs:copyrightHolder'];

function agentReferences(entity: Entity): [string, string][] {
  return [
    ...agentProperties.flatMap((name) => irisOf(entity, name).map((iri): [string, string] => [name, iri])),
    ...nodesIn(entity).flatMap(agentReferences),
  ];
}

const nodesIn = (entity: Entity): Entity[] =>
  Object.values(entity.properties).flatMap((values) => values.filter(isNode).map(({ node }) => node));

const contactsOf = (entity: Entity): Entity[] =>
  valuesOf(entity, 'dcat:contactPoint')
    .filter(isNode)
    .map(({ node }) => node);
