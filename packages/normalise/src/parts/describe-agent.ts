import type { Entity, Municipality, Value } from '@lanskatalog/core';
import { irisOf, organisationIri, textOf } from '@lanskatalog/core';
import { mintedIri } from '../identity.ts';
import { isPersonalMailbox } from '../person-names.ts';
import { append } from '../read-properties.ts';
import { isLastingName, isWebAddress } from '../values/address.ts';
import type { Properties, Run, Work } from '../work.ts';
import { about, note } from '../work.ts';
import { agentTypeOf } from './agent-type.ts';
import { hostName } from './recognise-municipality.ts';

const localAuthority = 'http://purl.org/adms/publishertype/LocalAuthority';

interface Named {
  readonly own: string | undefined;
  readonly name: string;
  readonly properties: Properties;
}
interface Numbered extends Named {
  readonly number: string | undefined;
}

/** The municipality, under the IRI that the national portal knows it by (harvesting rules, "Identifierare"). */
export function describeMunicipality({ own, name, properties }: Named, work: Work): Entity {
  const agent = municipalityAgent(work.run.context.municipality);
  const extra = kept(properties, work);
  if (own !== agent.id) {
    note(work, 'normalise.publisher-identified', { before: own ?? name, after: agent.id });
    if (own !== undefined && isWebAddress(own)) append(extra, 'owl:sameAs', [{ iri: own }]);
  }
  return { ...agent, properties: { ...agent.properties, ...extra } };
}

/** What a source says of the municipality beyond what the region's configuration knows better. */
function kept(properties: Properties, work: Work): Properties {
  const extra: Properties = {};
  append(extra, 'dct:description', properties['dct:description'] ?? []);
  append(extra, 'foaf:mbox', mailboxes(properties, work));
  append(extra, 'owl:sameAs', properties['owl:sameAs'] ?? []);
  return extra;
}

export function municipalityAgent(municipality: Municipality): Entity {
  return {
    id: organisationIri(municipality.orgnr),
    types: ['foaf:Agent'],
    properties: {
      'foaf:name': [{ text: municipality.officialName, lang: 'sv' }],
      'dct:type': [{ iri: localAuthority }],
      'dct:identifier': [{ literal: municipality.orgnr }],
      'foaf:homepage': [{ iri: municipality.site }],
    },
  };
}

function mailboxes(properties: Properties, work: Work): Value[] {
  return (properties['foaf:mbox'] ?? []).filter((value) => {
    if (!('iri' in value) || !isPersonalMailbox(value.iri, textOf({ id: '', types: [], properties }, 'foaf:name'))) return true;
    note(work, 'normalise.person-left-out', { property: 'foaf:mbox', before: value.iri });
    return false;
  });
}

/** Anybody else, under its own IRI, the one made from its organisation number, or one under the region's base. */
export function describeOther({ own, name, properties, number }: Numbered, work: Work): Entity {
  const id = otherIri({ own, name, number }, work.run);
  if (own !== undefined && own !== id) note(work, 'normalise.publisher-identified', { before: own, after: id });
  const read: Properties = { ...properties };
  const mbox = mailboxes(properties, work);
  delete read['foaf:mbox'];
  append(read, 'foaf:mbox', mbox);
  if (own !== undefined && own !== id && isWebAddress(own)) append(read, 'owl:sameAs', [{ iri: own }]);
  if (number !== undefined) append(read, 'dct:identifier', [{ literal: number }]);
  if (name === '') {
    const host = own === undefined ? '' : hostName(own);
    append(read, 'foaf:name', [{ text: host === '' ? id : host, lang: 'sv' }]);
    note(work, 'normalise.agent-unnamed', { property: 'foaf:name', before: own ?? '', after: host });
  }
  const entity: Entity = { id, types: ['foaf:Agent'], properties: read };
  if (irisOf(entity, 'dct:type').length === 0) {
    const type = `http://purl.org/adms/publishertype/${agentTypeOf(name, number)}`;
    append(read, 'dct:type', [{ iri: type }]);
    note(about(work, id), 'normalise.agent-type-supplied', { property: 'dct:type', before: name, after: type });
  }
  return entity;
}

function otherIri({ own, name, number }: Omit<Numbered, 'properties'>, run: Run): string {
  if (number !== undefined) return organisationIri(number);
  if (own !== undefined && isLastingName(own)) return own;
  return mintedIri('organisation', [name.toLowerCase()], run);
}
