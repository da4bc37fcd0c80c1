import type { Value } from '@lanskatalog/core';
import { readAgents } from './parts/agents.ts';
import { readContacts } from './parts/contacts.ts';
import { readDistributions } from './parts/distributions.ts';
import { readEmails } from './parts/emails.ts';
import { readIdentifiers } from './parts/identifiers.ts';
import { readKeywords } from './parts/keywords.ts';
import { readLicences } from './parts/licences.ts';
import { readRelationships } from './parts/relations.ts';
import { readPlaces } from './parts/spatial.ts';
import { readStatements } from './parts/statements.ts';
import { readTelephones } from './parts/telephones.ts';
import { readPeriods } from './parts/temporal.ts';
import { readSubjects, readThemes } from './parts/themes.ts';
import { readConcepts } from './read-concepts.ts';
import { readParts, readReferences } from './read-part.ts';
import { readIri } from './read-iris.ts';
import {
  readDate,
  readDecimal,
  readDuration,
  readHex,
  readInteger,
  readString,
  readWkt,
} from './read-literals.ts';
import { readText } from './read-texts.ts';
import type { Readers, Slot } from './work.ts';
import type { Term } from '@lanskatalog/core';

function readIris(terms: readonly Term[], slot: Slot): Value[] {
  if (slot.property.vocabulary !== undefined) return readConcepts(terms, slot);
  return slot.property.range === undefined ? readIri(terms, slot) : readReferences(terms, slot);
}

/** How each property, value type and class of the profile is read. */
export const readers: Readers = {
  byName: {
    'dcat:keyword': readKeywords,
    'dcat:theme': readThemes,
    'dct:identifier': readIdentifiers,
    'adms:identifier': readIdentifiers,
    'dct:license': readLicences,
    'dct:subject': readSubjects,
    'foaf:mbox': readEmails,
    'spdx:checksumValue': readHex,
    'vcard:hasEmail': readEmails,
    'vcard:hasTelephone': readTelephones,
  },
  byType: {
    text: readText,
    string: readString,
    date: readDate,
    decimal: readDecimal,
    integer: readInteger,
    duration: readDuration,
    // Formats are settled together with media types, once the addresses are known; see parts/formats.ts.
    'media-type': () => [],
    wkt: readWkt,
    iri: readIris,
    entity: readParts,
  },
  byClass: {
    'foaf:Agent': readAgents,
    'vcard:Kind': readContacts,
    'dcat:Distribution': readDistributions,
    'dct:Location': readPlaces,
    'dct:PeriodOfTime': readPeriods,
    'dcat:Relationship': readRelationships,
    'odrs:RightsStatement': readStatements({
      range: 'odrs:RightsStatement',
      words: 'odrs:copyrightNotice',
      // The classes of the Swedish and the European profile, so that either finds what it asks for.
      types: ['odrs:RightsStatement', 'dct:RightsStatement'],
    }),
    'dct:ProvenanceStatement': readStatements({
      range: 'dct:ProvenanceStatement',
      words: 'dct:description',
      types: ['dct:ProvenanceStatement'],
    }),
    'schema:Offer': readStatements({
      range: 'schema:Offer',
      words: 'schema:description',
      types: ['schema:Offer'],
    }),
  },
};
