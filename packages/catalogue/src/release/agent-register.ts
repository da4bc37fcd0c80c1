import type { Entity, Municipality, Problem, Region, Value } from '@lanskatalog/core';
import { canonicalValue, organisationIri, problem, valuesOf } from '@lanskatalog/core';

/** One description for each agent, made of all that are met. */
export interface AgentRegister {
  /** Takes an agent as a record describes it. */
  add(agent: Entity, source: string): void;
  /** Makes sure that an agent of the configuration is described, whether or not a record does. */
  mention(iri: string): void;
  agents(): readonly Entity[];
  problems(): readonly Problem[];
}

/**
 * The portal wants each publisher described once. What the configuration says of an agent comes first, then what the
 * sources say in their order: property by property, the first who states it is believed. `owl:sameAs` is gathered from all.
 */
export function createAgentRegister(region: Region, municipalities: readonly Municipality[]): AgentRegister {
  const own = regionAgent(region);
  const configured = new Map(
    [...municipalities.flatMap(municipalityAgent), own].map((agent) => [agent.id, agent]),
  );
  const agents = new Map<string, Entity>([[own.id, own]]);
  const differing = new Map<string, Problem>();
  return {
    add(agent, source) {
      const known = agents.get(agent.id) ?? configured.get(agent.id);
      agents.set(agent.id, known === undefined ? agent : united(known, agent));
      const property = known && differingProperty(known, agent);
      if (property !== undefined && !differing.has(agent.id)) {
        differing.set(agent.id, problem('merge.agent-differs', { source, subject: agent.id, property }));
      }
    },
    mention(iri) {
      const known = configured.get(iri);
      if (known !== undefined && !agents.has(iri)) agents.set(iri, known);
    },
    agents: () => [...agents.values()],
    problems: () => [...differing.values()],
  };
}

const gathered = 'owl:sameAs';

function united(first: Entity, next: Entity): Entity {
  const properties = { ...next.properties, ...first.properties };
  const same = distinct([...valuesOf(first, gathered), ...valuesOf(next, gathered)]);
  return { ...first, properties: same.length === 0 ? properties : { ...properties, [gathered]: same } };
}

const distinct = (values: readonly Value[]): Value[] => [
  ...new Map(values.map((value) => [canonicalValue(value), value])).values(),
];

function differingProperty(first: Entity, next: Entity): string | undefined {
  return Object.keys(next.properties).find(
    (property) =>
      property !== gathered &&
      first.properties[property] !== undefined &&
      textOfValues(valuesOf(first, property)) !== textOfValues(valuesOf(next, property)),
  );
}

const textOfValues = (values: readonly Value[]): string => values.map(canonicalValue).sort().join();

const publisherType = (local: string): Value => ({ iri: `http://purl.org/adms/publishertype/${local}` });

/** The region's own publisher. */
function regionAgent({ publisher: { name, orgnr, type } }: Region): Entity {
  return {
    id: organisationIri(orgnr),
    types: ['foaf:Agent'],
    properties: {
      'foaf:name': [{ text: name, lang: 'sv' }],
      'dct:type': [publisherType(type)],
      'dct:identifier': [{ literal: orgnr }],
    },
  };
}

function municipalityAgent({ code, officialName, orgnr }: Municipality): Entity[] {
  if (orgnr === undefined) return [];
  const isMunicipality = /^\d{4}$/.test(code);
  return [
    {
      id: organisationIri(orgnr),
      types: ['foaf:Agent'],
      properties: {
        'foaf:name': [{ text: officialName, lang: 'sv' }],
        'dct:identifier': [{ literal: orgnr }],
        ...(isMunicipality ? { 'dct:type': [publisherType('LocalAuthority')] } : {}),
      },
    },
  ];
}
