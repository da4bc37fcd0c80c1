import type { Entity, Subject, Term, Value } from '@lanskatalog/core';
import { expand, isIri, organisationIri, textOf } from '@lanskatalog/core';
import { agentFor, readAgents } from '../parts/agents.ts';
import { describeOther, municipalityAgent } from '../parts/describe-agent.ts';
import { inWords } from '../read-properties.ts';
import type { Found, Survey } from '../survey.ts';
import type { Properties, Slot, Work } from '../work.ts';
import { keyOf, note } from '../work.ts';

const publisher = expand('dct:publisher');

/**
 * Exactly one publisher (mandatory in Sweden): the configured one, the municipality before others, else the first; where
 * none is stated the catalogue's, else the municipality that the source belongs to.
 */
export function settlePublisher(properties: Properties, found: Found, slot: Slot): void {
  const { work } = slot;
  keepUnit(properties, found, slot);
  const { source } = work.run.context;
  const ours = municipalityAgent(work.run.context).id;
  if (source.overrides.publisher !== undefined) {
    configured(properties, source.overrides.publisher, work);
    return;
  }
  const stated = (properties['dct:publisher'] ?? []).filter(isIri).sort((a, b) => (a.iri < b.iri ? -1 : 1));
  const chosen = stated.find(({ iri }) => iri === ours) ?? stated[0];
  if (chosen === undefined) {
    properties['dct:publisher'] = [inferred(found, slot)];
    return;
  }
  properties['dct:publisher'] = [chosen];
  if (stated.length < 2) return;
  note(work, 'normalise.values-left-out', {
    property: 'dct:publisher',
    before: stated
      .filter((one) => one !== chosen)
      .map(inWords)
      .join(' | '),
    after: chosen.iri,
    params: { max: 1 },
  });
}

/** A department that was named as publisher is who made the data, where nobody else is said to be. */
function keepUnit(properties: Properties, { description }: Found, slot: Slot): void {
  if (properties['dct:creator'] !== undefined) return;
  for (const term of description.get(publisher) ?? []) {
    const { unit } = agentFor(term, slot);
    if (unit === undefined) continue;
    properties['dct:creator'] = [{ iri: unit.id }];
    return;
  }
}

function configured(properties: Properties, number: string, work: Work): void {
  const { municipality } = work.run.context;
  const id = organisationIri(number);
  const [before] = properties['dct:publisher'] ?? [];
  properties['dct:publisher'] = [{ iri: id }];
  if (before !== undefined && isIri(before) && before.iri === id) return;
  note(work, 'normalise.publisher-configured', {
    property: 'dct:publisher',
    ...(before === undefined ? {} : { before: inWords(before) }),
    after: id,
  });
  work.agents.set(
    id,
    number === municipality.orgnr ? municipalityAgent(work.run.context) : numbered(before, number, work),
  );
}

/** An organisation of which the configuration knows no more than the number: the source's name for it will do. */
function numbered(before: Value | undefined, number: string, work: Work): Entity {
  const known = before !== undefined && isIri(before) ? work.agents.get(before.iri) : undefined;
  const name = known === undefined ? undefined : textOf(known, 'foaf:name');
  const properties: Properties = name === undefined ? {} : { 'foaf:name': [{ text: name, lang: 'sv' }] };
  return describeOther({ own: organisationIri(number), name: name ?? '', properties, number }, work);
}

function inferred(found: Found, slot: Slot): Value {
  const { work } = slot;
  const [fromCatalogue] = readAgents(cataloguePublishers(found, work).slice(0, 1), slot);
  const agent = municipalityAgent(work.run.context);
  if (fromCatalogue === undefined) work.agents.set(agent.id, agent);
  const value = fromCatalogue ?? { iri: agent.id };
  note(work, 'normalise.publisher-inferred', { property: 'dct:publisher', after: inWords(value) });
  return value;
}

/** Publishers of the catalogue that lists the dataset, then of the others in the feed. */
function cataloguePublishers({ subject }: Found, { run }: Work): readonly Term[] {
  const { catalogueOf, catalogues }: Survey = run.survey;
  const own = catalogueOf.get(keyOf(subject));
  return [...(own === undefined ? [] : [own]), ...byName(catalogues)].flatMap((one) =>
    run.graph.objects(one, publisher),
  );
}

const byName = (catalogues: readonly Subject[]): Subject[] =>
  [...catalogues].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
