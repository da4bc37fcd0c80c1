import { exampleHost } from '../municipalities.ts';
import type { Profile } from '../profile.ts';
import { plain, ref, tagged, type Resource } from '../resource.ts';
import { identityBase, type Site } from '../site/site-state.ts';

export function publisherIri(site: Site): string {
  const { municipality, profile } = site;
  const names: Readonly<Record<Profile['publisherIri'], string>> = {
    own: `${identityBase(site)}/organisation/kommunen`,
    portal: `http://dataportal.se/organisation/SE${municipality.orgnr}`,
    site: `https://www.${municipality.domain}`,
  };
  return names[profile.publisherIri];
}

export const contactIri = (site: Site): string => `${identityBase(site)}/kontakt/oppna-data`;

/** Agent type is left out where the municipality makes up its own publisher, as feeds older than 3.0.1 do. */
export function describePublisher(site: Site): Resource {
  const { municipality, profile } = site;
  return {
    iri: publisherIri(site),
    types: [profile.publisherIri === 'own' ? 'foaf:Organization' : 'foaf:Agent'],
    statements: [
      ['foaf:name', tagged(municipality.officialName, 'sv')],
      ['foaf:homepage', ref(`${site.baseUrl}/`)],
      ...(profile.publisherIri === 'own'
        ? []
        : ([['dct:type', ref('http://purl.org/adms/publishertype/LocalAuthority')]] as const)),
    ],
  };
}

export const describeContact = (site: Site): Resource => ({
  iri: contactIri(site),
  types: ['vcard:Organization'],
  statements: [
    ['vcard:fn', plain(`Öppna data, ${site.municipality.officialName}`)],
    ['vcard:hasEmail', ref(`mailto:oppnadata@${exampleHost(site.municipality)}`)],
  ],
});
