import type { Entity, NormaliseContext, Value } from '@lanskatalog/core';
import { irisOf, isIri, organisationIri, textOf } from '@lanskatalog/core';
import { mintedIri } from '../identity.ts';
import { isPersonalMailbox } from '../person-names.ts';
import { append } from '../read-properties.ts';
import { isLastingName, isWebAddress } from '../values/address.ts';
import type { Properties, Run, Work } from '../work.ts';
import { about, forget, note } from '../work.ts';
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
  const agent = municipalityAgent(work.run.context);
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

/** The municipality itself; where its organisation number is unknown, under a name of ours that all its sources share. */
export function municipalityAgent({
  municipality,
  region,
}: Pick<NormaliseContext, 'municipality' | 'region'>): Entity {
  const { orgnr, site, officialName, code } = municipality;
  return {
    id: orgnr === undefined ? `${region.baseUri}organisation/${code}` : organisationIri(orgnr),
    types: ['foaf:Agent'],
    properties: {
      'foaf:name': [{ text: officialName, lang: 'sv' }],
      'dct:type': [{ iri: localAuthority }],
      ...(orgnr === undefined ? {} : { 'dct:identifier': [{ literal: orgnr }] }),
      ...(site === undefined ? {} : { 'foaf:homepage': [{ iri: site }] }),
    },
  };
}

function mailboxes(properties: Properties, work: Work): Value[] {
  const owner = { name: textOf({ id: '', types: [], properties }, 'foaf:name') ?? '', isOrganisation: true };
  const all = properties['foaf:mbox'] ?? [];
  const functional = all.filter((value) => !isIri(value) || !isPersonalMailbox(value.iri, owner));
  if (functional.length < all.length) {
    forget(work, 'foaf:mbox');
    note(work, 'normalise.person-left-out', { property: 'foaf:mbox' });
  }
  return functional;
}

/** Anybody else, under its own IRI, the one made from its organisation number, or one under the region's base. */
export function describeOther({ own, name, properties, number }: Numbered, work: Work): Entity {
  const id = otherIri({ own, name, number }, work.run);
  if (own !== undefined && own !== id)
    note(work, 'normalise.publisher-identified', { before: own, after: id });
  const read: Properties = { ...properties };
  const mbox = mailboxes(properties, work);
  delete read['foaf:mbox'];
  append(read, 'foaf:mbox', mbox);
  if (own !== undefined && own !== id && isWebAddress(own)) append(read, 'owl:sameAs', [{ iri: own }]);
  if (number !== undefined) append(read, 'dct:identifier', [{ literal: number }]);
  if (name === '') {
    const words = nameInIri(own ?? id);
    append(read, 'foaf:name', [{ text: words, lang: 'sv' }]);
    note(work, 'normalise.agent-unnamed', { property: 'foaf:name', before: own ?? id, after: words });
  }
  const entity: Entity = { id, types: ['foaf:Agent'], properties: read };
  if (irisOf(entity, 'dct:type').length === 0) {
    const type = `http://purl.org/adms/publishertype/${agentTypeOf(name, number)}`;
    append(read, 'dct:type', [{ iri: type }]);
    note(about(work, id), 'normalise.agent-type-supplied', {
      property: 'dct:type',
      before: name,
      after: type,
    });
  }
  return entity;
}

function otherIri({ own, name, number }: Omit<Numbered, 'properties'>, run: Run): string {
  if (number !== undefined) return organisationIri(number);
  if (own !== undefined && isLastingName(own)) return own;
  const twin = run.survey.agentNamed.get(name.toLowerCase());
  if (twin !== undefined && isLastingName(twin)) return twin;
  return mintedIri('organisation', [name.toLowerCase()], run);
}

/** What an address says of whose it is: words at its end, else its host. */
function nameInIri(iri: string): string {
  const last = /(?<![^/#?])[^/#?]*$/.exec(iri)?.[0] ?? '';
  const words = /%20|\+|_/.test(last)
    ? last
        .replaceAll(/%20|\+|_/g, ' ')
        .replace(/%28/g, '(')
        .replace(/%29/g, ')')
    : '';
  if (/^[\p{L} ()&.-]{4,}$/u.test(words)) return words;
  return hostName(iri) || iri;
}
