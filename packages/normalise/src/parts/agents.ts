import type { Description, Problem, Term, Value } from '@lanskatalog/core';
import { expand, organisationNumber, textOf } from '@lanskatalog/core';
import { isPersonName, looksLikePerson } from '../person-names.ts';
import { readProperties } from '../read-properties.ts';
import { leaveOut } from '../labels.ts';
import { textValue } from '../read-texts.ts';
import { isLastingName } from '../values/address.ts';
import type { Properties, Reader, ResolvedAgent, Slot, Work } from '../work.ts';
import { about, descriptionOf, forget, keyOf, note, rdfType, tellOnce } from '../work.ts';
import { describeMunicipality, describeOther, municipalityAgent } from './describe-agent.ts';
import { isOnSiteOf, kinshipOf } from './recognise-municipality.ts';

const persons = new Set(['foaf:Person', 'vcard:Individual', 'schema:Person'].map(expand));
const identifierPredicates = [
  'dct:identifier',
  'adms:identifier',
  'owl:sameAs',
  'schema:taxID',
  'schema:vatID',
].map(expand);

/** References to agents; their descriptions go to the record's agents. */
export const readAgents: Reader = (terms, slot) =>
  terms.flatMap((term): Value[] => {
    const { work } = slot;
    const { agent, unit, problems } = agentFor(term, slot);
    for (const one of problems) work.problems.push(one);
    if (agent === undefined) return [];
    work.agents.set(agent.id, agent);
    // The department stays known as the creator of what the municipality publishes; see records/publisher.ts.
    if (unit !== undefined) work.agents.set(unit.id, unit);
    return [{ iri: agent.id }];
  });

export function agentFor(term: Term, slot: Slot): ResolvedAgent {
  const { work } = slot;
  const publishes = slot.property.name === 'dct:publisher';
  const key = `${publishes ? 'publisher' : 'agent'} ${term.termType === 'Literal' ? `"${term.value}` : keyOf(term)}`;
  const known = work.run.agents.get(key);
  if (known !== undefined) return known;
  const problems: Problem[] = [];
  // Read as if it stood by itself: it comes out the same wherever it is met first, in itself as nothing.
  work.run.agents.set(key, { agent: undefined, unit: undefined, problems: [] });
  const inner: Work = {
    ...work,
    problems,
    agents: new Map(),
    above: term.termType === 'Literal' ? [] : [keyOf(term)],
  };
  const resolution = resolve(term, { ...slot, work: inner }, publishes);
  // What is wrong with a shared agent is told once, not by each of the hundreds that refer to it.
  work.run.agents.set(key, { ...resolution, problems: [] });
  return { ...resolution, problems: tellOnce(problems, resolution.agent?.id, work) };
}

type Resolution = Omit<ResolvedAgent, 'problems'>;

function resolve(term: Term, slot: Slot, publishes: boolean): Resolution {
  const { run } = slot.work;
  const { municipality } = run.context;
  if (term.termType !== 'Literal' && run.survey.uriOf.has(keyOf(term))) return nobody(term, slot);
  const own = term.termType === 'NamedNode' ? term.value : undefined;
  const description = descriptionOf(term, run);
  const work = own === undefined ? slot.work : about(slot.work, own);
  const properties = agentProperties(term, description, { ...slot, work });
  const name = textOf({ id: '', types: [], properties }, 'foaf:name') ?? '';
  const number = numberOf(own, description);
  if (isPerson(name, description)) {
    forget(work);
    note(work, 'normalise.person-left-out', { property: slot.property.name });
    return { agent: publishes ? municipalityAgent(work.run.context) : undefined, unit: undefined };
  }
  const kinship = kinshipOf(name, municipality);
  const isNamelessPage = name === '' && own !== undefined && isOnSiteOf(own, municipality);
  const isOurs =
    number === undefined ? kinship === 'municipality' || isNamelessPage : number === municipality.orgnr;
  if (isOurs) return { agent: describeMunicipality({ own, name, properties }, work), unit: undefined };
  if (number === undefined && kinship === 'unit' && publishes) {
    note(work, 'normalise.publisher-unit', {
      property: 'dct:publisher',
      before: name,
      after: municipality.officialName,
    });
    return {
      agent: municipalityAgent(work.run.context),
      unit: describeOther({ own, name, properties, number }, work),
    };
  }
  if (name === '' && number === undefined && (own === undefined || !isLastingName(own)))
    return nobody(term, slot);
  return { agent: describeOther({ own, name, properties, number }, work), unit: undefined };
}

/** A dataset is no agent, and a node of which nothing is known is none either. */
function nobody(term: Term, slot: Slot): Resolution {
  leaveOut(term, slot);
  return { agent: undefined, unit: undefined };
}

/** What the profile knows of agents and no more: what else is said of them is often about persons. */
function agentProperties(term: Term, description: Description | undefined, slot: Slot): Properties {
  const rules = slot.work.run.rules.classNamed('foaf:Agent');
  if (term.termType === 'Literal') {
    const text = textValue(term.value, term.language, { ...slot, property: rules.property('foaf:name') });
    return text === undefined ? {} : { 'foaf:name': [text] };
  }
  return description === undefined
    ? {}
    : readProperties({ description, rules }, slot.work, { others: 'none' });
}

function numberOf(own: string | undefined, description: Description | undefined): string | undefined {
  const stated = own === undefined ? undefined : numberInIri(own);
  if (stated !== undefined || description === undefined) return stated;
  for (const predicate of identifierPredicates) {
    for (const { value } of description.get(predicate) ?? []) {
      const number = organisationNumber(value) ?? numberInIri(value);
      if (number !== undefined) return number;
    }
  }
  return undefined;
}

function isPerson(name: string, description: Description | undefined): boolean {
  const types = description?.get(rdfType)?.map(({ value }) => value) ?? [];
  if (types.some((type) => persons.has(type))) return name === '' || looksLikePerson(name);
  return isPersonName(name);
}

/** `http://dataportal.se/organisation/SE2120001967` holds one, in a segment of its own. */
function numberInIri(iri: string): string | undefined {
  for (const segment of iri.split(/[/#?=&:]+/).slice(1)) {
    const number = organisationNumber(segment);
    if (number !== undefined) return number;
  }
  return undefined;
}
