import type { Contact, Entity } from '@lanskatalog/core';
import { contactIri } from '../identity.ts';
import type { Work } from '../work.ts';
import { forget, note } from '../work.ts';

/** The municipality's contact for open data, or the region's, in place of a named person; none where neither is known. */
export function functionalContact(work: Work): Entity | undefined {
  const official = officialContact(work);
  forget(work);
  if (official === undefined) {
    note(work, 'normalise.person-left-out', { property: 'dcat:contactPoint' });
    return undefined;
  }
  const { iri, contact } = official;
  note(work, 'normalise.person-replaced', {
    property: 'dcat:contactPoint',
    after: `${contact.name} <${contact.email}>`,
  });
  return {
    id: iri,
    types: ['vcard:Organization'],
    properties: {
      'vcard:fn': [{ literal: contact.name }],
      'vcard:hasEmail': [{ iri: `mailto:${contact.email}` }],
    },
  };
}

/** Who answers for a source's data: the municipality's function, else the region's. */
export function officialContact({
  run,
}: Work): { readonly iri: string; readonly contact: Contact } | undefined {
  const { municipality, region } = run.context;
  if (municipality.contact !== undefined)
    return { iri: contactIri(municipality.code, run), contact: municipality.contact };
  return region.contact && { iri: contactIri('region', run), contact: region.contact };
}
