import { describe, expect, it } from '@jest/globals';
import { irisOf, textOf } from '@lanskatalog/core';
import { codes, datasetWith, kumla, kumlaIri, normalise, problemOf, region } from './feed.ts';
import type { Circumstances } from './feed.ts';

/** What the publisher of a dataset becomes. */
function publisherOf(publisher: string, more = '', circumstances: Circumstances = {}) {
  const { records, problems } = normalise(
    `:d a dcat:Dataset ; dct:title "D"@sv ; dct:description "Om D"@sv ; ${publisher} . ${more}`,
    circumstances,
  );
  const record = records[0];
  if (record === undefined) throw new Error('no dataset came out');
  const [iri] = irisOf(record.entity, 'dct:publisher');
  return { record, iri, agent: record.agents.find(({ id }) => id === iri), problems };
}

describe('publishers', () => {
  it.each([
    ['dct:publisher :p', ':p a foaf:Agent ; foaf:name "Kumla kommun" .', 'https://kumla.example/p'],
    ['dct:publisher <https://www.kumla.se>', '', 'https://www.kumla.se'],
    [
      'dct:publisher :p',
      ':p a foaf:Organization ; foaf:name "Öppna data" ; dct:identifier "212000-1975" .',
      'https://kumla.example/p',
    ],
    [
      'dct:publisher <https://dataportal.se/organisation/SE2120001975>',
      '',
      'https://dataportal.se/organisation/SE2120001975',
    ],
    [
      'dct:publisher :p',
      ':p a foaf:Agent ; foaf:name "X" ; owl:sameAs <http://dataportal.se/organisation/SE2120001975> .',
      'https://kumla.example/p',
    ],
  ])('that are the municipality become it: %s %s', (publisher, more, before) => {
    const { iri, agent, problems } = publisherOf(publisher, more);
    expect(iri).toBe(kumlaIri);
    expect(agent).toMatchObject({
      types: ['foaf:Agent'],
      properties: {
        'foaf:name': [{ text: 'Kumla kommun', lang: 'sv' }],
        'dct:type': [{ iri: 'http://purl.org/adms/publishertype/LocalAuthority' }],
        'dct:identifier': [{ literal: '2120001975' }],
        'foaf:homepage': [{ iri: 'https://www.kumla.se/' }],
      },
    });
    expect(agent === undefined ? [] : irisOf(agent, 'owl:sameAs')).toContain(before);
    expect(problemOf(problems, 'publisher-identified')).toMatchObject({ before, after: kumlaIri });
  });

  it('in words are recognised too', () => {
    expect(publisherOf('dct:publisher "Kumla Kommun"').iri).toBe(kumlaIri);
    expect(publisherOf('dct:publisher [ a foaf:Agent ; foaf:name "Kommunen i Kumla"@sv ]').iri).toBe(
      kumlaIri,
    );
  });

  it.each([
    'Kumla kommun/IT',
    'Geodataenheten',
    'QGIS-server Kumla kommun - Projket',
    'Samhällsbyggnadsförvaltningen',
  ])('that are the department “%s” give way to the municipality and stay as creator', (name) => {
    const { iri, record, problems } = publisherOf(
      'dct:publisher :p',
      `:p a foaf:Agent ; foaf:name "${name}"@sv .`,
    );
    expect(iri).toBe(kumlaIri);
    expect(irisOf(record.entity, 'dct:creator')).toEqual(['https://kumla.example/p']);
    expect(new Set(record.agents.map((agent) => textOf(agent, 'foaf:name')))).toEqual(
      new Set([name, 'Kumla kommun']),
    );
    expect(problemOf(problems, 'publisher-unit')).toMatchObject({ before: name, after: 'Kumla kommun' });
  });

  it.each([
    ['Kumla Bostäder AB', undefined, 'Company'],
    ['Region Örebro län', undefined, 'RegionalAuthority'],
    ['Örebro universitet', undefined, 'Academia-ScientificOrganisation'],
    ['Trafikverket', undefined, 'NationalAuthority'],
    ['Kumla Hembygdsförening', undefined, 'NonProfitOrganisation'],
    ['Nobel Media', '5561231234', 'Company'],
  ])('other than the municipality keep their IRI and get a type: %s', (name, _number, type) => {
    const { iri, agent, problems } = publisherOf(
      'dct:publisher :p',
      `:p a foaf:Agent ; foaf:name "${name}"@sv ${_number === undefined ? '' : '; dct:identifier "556016-0680"'} .`,
    );
    expect(iri).toBe(
      _number === undefined ? 'https://kumla.example/p' : 'http://dataportal.se/organisation/SE5560160680',
    );
    expect(agent === undefined ? [] : irisOf(agent, 'dct:type')).toEqual([
      `http://purl.org/adms/publishertype/${type}`,
    ]);
    expect(problemOf(problems, 'agent-type-supplied')).toMatchObject({ before: name });
  });

  it('without IRI or number get a lasting one by name, the same however often they are described', () => {
    const { records } = normalise(
      `:a a dcat:Dataset ; dct:title "A"@sv ; dct:publisher [ a foaf:Agent ; foaf:name "Matdata AB"@sv ] .
       :b a dcat:Dataset ; dct:title "B"@sv ; dct:publisher [ a foaf:Agent ; foaf:name "Matdata AB"@sv ] .`,
    );
    const publishers = records.map((record) => irisOf(record.entity, 'dct:publisher'));
    expect(publishers[0]).toEqual(publishers[1]);
    expect(publishers[0]?.[0]).toMatch(/^https:\/\/data\.prov\.example\/kumla\/organisation\//);
  });

  it('without IRI are the named agent of the same name', () => {
    const { records } = normalise(
      `:a a dcat:Dataset ; dct:title "A"@sv ; dct:publisher :m . :m a foaf:Agent ; foaf:name "Matdata AB"@sv .
       :b a dcat:Dataset ; dct:title "B"@sv ; dct:publisher [ a foaf:Agent ; foaf:name "Matdata AB"@sv ] .`,
    );
    expect(records.flatMap((record) => irisOf(record.entity, 'dct:publisher'))).toEqual([
      'https://kumla.example/m',
      'https://kumla.example/m',
    ]);
  });

  it('that nobody describes are shown by their address, and it is an error', () => {
    const { iri, agent, problems } = publisherOf('dct:publisher <http://www.raa.example/>');
    expect(iri).toBe('http://www.raa.example/');
    expect(agent === undefined ? '' : textOf(agent, 'foaf:name')).toBe('raa.example');
    expect(problemOf(problems, 'agent-unnamed')).toMatchObject({ severity: 'error' });
  });

  it('that are missing are the catalogue’s, else the municipality, and it is an error', () => {
    const catalogue =
      ':c a dcat:Catalog ; dcat:dataset :d ; dct:publisher :p . :p a foaf:Agent ; foaf:name "Sydnärkes kommunalförbund"@sv .';
    const fromCatalogue = publisherOf('dct:identifier "a"', catalogue);
    expect(fromCatalogue.iri).toBe('https://kumla.example/p');
    expect(problemOf(fromCatalogue.problems, 'publisher-inferred')).toMatchObject({
      severity: 'error',
      after: 'https://kumla.example/p',
    });
    const fromSource = publisherOf('dct:identifier "a"');
    expect(fromSource.iri).toBe(kumlaIri);
    expect(codes(fromSource.problems)).toContain('publisher-inferred');
  });

  it('that are several are cut to the municipality', () => {
    const { iri, record, problems } = publisherOf(
      'dct:publisher :p, <https://www.kumla.se>',
      ':p a foaf:Agent ; foaf:name "Aardvark AB"@sv .',
    );
    expect(iri).toBe(kumlaIri);
    expect(record.agents.map(({ id }) => id)).toEqual([kumlaIri]);
    expect(problemOf(problems, 'values-left-out')).toMatchObject({
      property: 'dct:publisher',
      before: 'https://kumla.example/p',
    });
  });

  it('are set by the configuration, whatever the feed says', () => {
    const { iri, problems } = publisherOf(
      'dct:publisher :p',
      ':p a foaf:Agent ; foaf:name "Leverantören AB"@sv .',
      {
        overrides: { publisher: '2120001975' },
      },
    );
    expect(iri).toBe(kumlaIri);
    expect(problemOf(problems, 'publisher-configured')).toMatchObject({
      before: 'https://kumla.example/p',
      after: kumlaIri,
    });
  });

  it('set by the configuration to somebody else keep the name the feed gives', () => {
    const { iri, agent } = publisherOf(
      'dct:publisher :p',
      ':p a foaf:Agent ; foaf:name "Kumla Bostäder AB"@sv .',
      {
        overrides: { publisher: '5560160680' },
      },
    );
    expect(iri).toBe('http://dataportal.se/organisation/SE5560160680');
    expect(agent === undefined ? '' : textOf(agent, 'foaf:name')).toBe('Kumla Bostäder AB');
  });

  it('that are private persons give way to the municipality', () => {
    const { iri, record, problems } = publisherOf(
      'dct:publisher :p',
      ':p a foaf:Person ; foaf:name "Anna Bergström" .',
    );
    expect(iri).toBe(kumlaIri);
    expect(JSON.stringify({ record, problems })).not.toContain('Anna');
    expect(codes(problems)).toContain('person-left-out');
  });

  it('lose personal mailboxes and keep functional ones', () => {
    const { record, problems } = publisherOf(
      'dct:publisher :p',
      ':p a foaf:Agent ; foaf:name "Kumla kommun" ; foaf:mbox <mailto:anna.bergstrom@kumla.se>, <mailto:info@kumla.se> .',
    );
    expect(record.agents[0]?.properties['foaf:mbox']).toEqual([{ iri: 'mailto:info@kumla.se' }]);
    expect(problemOf(problems, 'person-left-out')).toMatchObject({ property: 'foaf:mbox' });
    expect(JSON.stringify(problems)).not.toContain('bergstrom');
  });

  it('of a municipality without known number or site get a name of ours', () => {
    const { iri, agent } = publisherOf('dct:publisher "Kumla kommun"', '', {
      municipality: { code: '1881', name: 'Kumla', officialName: 'Kumla kommun' },
    });
    expect(iri).toBe('https://data.prov.example/organisation/1881');
    expect(agent?.properties).not.toHaveProperty('foaf:homepage');
  });

  it('of a series or in an attribution are treated alike', () => {
    const { records } = normalise(
      `:s a dcat:DatasetSeries ; dct:title "S"@sv ; dct:description "S"@sv ; dct:publisher "Kumla kommun" .
       :d a dcat:Dataset ; dct:title "D"@sv ; dct:publisher "Kumla kommun" ; prov:qualifiedAttribution
         [ dcat:hadRole <http://inspire.ec.europa.eu/metadata-codelist/ResponsiblePartyRole/owner> ; prov:agent [ a foaf:Agent ; foaf:name "Kumla Kommun" ] ] .`,
    );
    expect(records.map((record) => record.agents.map(({ id }) => id))).toEqual([[kumlaIri], [kumlaIri]]);
    expect(JSON.stringify(records[1]?.entity.properties['prov:qualifiedAttribution'])).toContain(kumlaIri);
  });
});

/** What the contact of a dataset becomes. */
function contactOf(contact: string, more = '', circumstances: Circumstances = {}) {
  const { entity, problems, record } = datasetWith(`dcat:contactPoint ${contact}`, more, circumstances);
  const [value] = entity.properties['dcat:contactPoint'] ?? [];
  return { node: value !== undefined && 'node' in value ? value.node : undefined, problems, record };
}

describe('contacts', () => {
  it('keep their IRI, name and functional mailbox', () => {
    const { node, problems } = contactOf(
      ':k',
      ':k a vcard:Organization ; vcard:fn "Kundcenter" ; vcard:hasEmail <mailto:kontakt@kumla.se> .',
    );
    expect(node).toEqual({
      id: 'https://kumla.example/k',
      types: ['vcard:Organization'],
      properties: {
        'vcard:fn': [{ literal: 'Kundcenter' }],
        'vcard:hasEmail': [{ iri: 'mailto:kontakt@kumla.se' }],
      },
    });
    expect(codes(problems)).toEqual([]);
  });

  it('without IRI get a lasting one', () => {
    const one = contactOf('[ a vcard:Kind ; vcard:fn "Kundcenter" ; vcard:hasEmail "kontakt@kumla.se" ]');
    expect(one.node?.id).toMatch(/^https:\/\/data\.prov\.example\/kumla\/contact\/[0-9a-f]{16}$/);
    expect(one.node?.properties['vcard:hasEmail']).toEqual([{ iri: 'mailto:kontakt@kumla.se' }]);
    const other = contactOf('[ vcard:hasEmail "kontakt@kumla.se" ; vcard:fn "Kundcenter" ]');
    expect(other.node?.id).toBe(one.node?.id);
  });

  it('that are the publisher’s node get an IRI of their own', () => {
    const { node, problems } = contactOf(
      ':p ; dct:creator :p',
      ':p a foaf:Agent ; foaf:name "Kumla Energi AB" ; vcard:fn "Kumla Energi AB" ; vcard:hasEmail <mailto:info@kumla.se> .',
    );
    expect(node?.id).not.toBe('https://kumla.example/p');
    expect(codes(problems)).toContain('contact-separated');
  });

  it.each([
    ['<mailto:data@kumla.se>', 'mailto:data@kumla.se'],
    ['"data@kumla.se"', 'mailto:data@kumla.se'],
  ])('that are no more than %s get the name of the municipality', (written, email) => {
    const { node, problems } = contactOf(written);
    expect(node?.properties).toEqual({
      'vcard:fn': [{ literal: 'Kumla kommun' }],
      'vcard:hasEmail': [{ iri: email }],
    });
    expect(problemOf(problems, 'contact-completed')).toMatchObject({ property: 'vcard:fn' });
  });

  it('that are no more than a page get the functional mailbox', () => {
    const { node, problems } = contactOf('<https://www.kumla.se/kontakt>');
    expect(node?.properties).toMatchObject({
      'vcard:hasURL': [{ iri: 'https://www.kumla.se/kontakt' }],
      'vcard:hasEmail': [{ iri: 'mailto:oppnadata@kumla.se' }],
    });
    expect(codes(problems)).toEqual(['contact-completed']);
  });

  it.each([
    [
      'an individual',
      'a vcard:Individual ; vcard:fn "Björn Hagström" ; vcard:hasEmail <mailto:bjorn.hagstrom@kumla.se>',
    ],
    [
      'an individual with a first name for mailbox',
      'a vcard:Individual ; vcard:fn "Andreas Krohn" ; vcard:hasEmail <mailto:andreas@dopter.example>',
    ],
    ['an individual without a mailbox', 'a vcard:Individual ; vcard:fn "Siv Ek"'],
    [
      'a personal mailbox of an organisation',
      'a vcard:Organization ; vcard:fn "IT-enheten" ; vcard:hasEmail <mailto:anna.stadin@kumla.se>',
    ],
    [
      'a person called an organisation',
      'a vcard:Organization ; vcard:fn "Anna Bergström" ; vcard:hasEmail <mailto:info@kumla.se>',
    ],
    ['a person without type', 'vcard:fn "Ewa Lindh" ; vcard:hasTelephone "019-123456"'],
  ])('that name %s are replaced by the municipality’s function', (_, contact) => {
    const { node, problems, record } = contactOf(`[ ${contact} ]`);
    expect(node).toEqual({
      id: 'https://data.prov.example/contact/1881',
      types: ['vcard:Organization'],
      properties: {
        'vcard:fn': [{ literal: 'Öppna data Kumla' }],
        'vcard:hasEmail': [{ iri: 'mailto:oppnadata@kumla.se' }],
      },
    });
    expect(problemOf(problems, 'person-replaced')).toMatchObject({
      after: 'Öppna data Kumla <oppnadata@kumla.se>',
    });
    expect(JSON.stringify({ record, problems })).not.toMatch(
      /Hagström|hagstrom|Krohn|Siv|stadin|Bergström|Lindh|123456/,
    );
  });

  it.each([
    ['a vcard:Individual ; vcard:fn "Öppna data-gruppen" ; vcard:hasEmail <mailto:oppnadata@kumla.se>'],
    ['a vcard:Organization ; vcard:fn "Kumla Energi" ; vcard:hasEmail <mailto:kundtjanst@kumla.se>'],
    ['a vcard:Organization ; vcard:fn "Bygg och miljö" ; vcard:hasEmail <mailto:bygg.miljo@kumla.se>'],
    ['a vcard:Kind ; vcard:fn "Data Provider" ; vcard:hasEmail <mailto:info@provider.example>'],
  ])('that are functions stay: %s', (contact) => {
    const { problems, node } = contactOf(`[ ${contact} ]`);
    expect(codes(problems)).toEqual([]);
    expect(node?.types).toEqual(['vcard:Organization']);
  });

  it('are replaced by the region’s function where the municipality has none', () => {
    const { contact: _, ...silent } = kumla;
    const { node } = contactOf('[ a vcard:Individual ; vcard:fn "Siv Ek" ]', '', { municipality: silent });
    expect(node?.id).toBe('https://data.prov.example/contact/region');
    const { contact: __, ...silentRegion } = region;
    const none = contactOf('[ a vcard:Individual ; vcard:fn "Siv Ek" ]', '', {
      municipality: silent,
      region: silentRegion,
    });
    expect(none.node).toBeUndefined();
    expect(codes(none.problems)).toEqual(['person-left-out']);
  });

  it('get telephone numbers and addresses in the form of the profile', () => {
    const { node } = contactOf(
      '[ a vcard:Organization ; vcard:fn "Kundcenter" ; vcard:hasEmail <mailto:kontakt@kumla.se> ; vcard:hasTelephone [ a vcard:Work, vcard:Voice ; vcard:hasValue <tel:019211000> ] ; vcard:street-address "Torget 1" ; vcard:locality "Kumla" ]',
    );
    expect(node?.properties).toMatchObject({
      'vcard:hasTelephone': [
        { node: { types: ['vcard:Voice'], properties: { 'vcard:hasValue': [{ iri: 'tel:+4619211000' }] } } },
      ],
      'vcard:hasAddress': [
        {
          node: {
            types: ['vcard:Address'],
            properties: {
              'vcard:street-address': [{ literal: 'Torget 1' }],
              'vcard:locality': [{ literal: 'Kumla' }],
            },
          },
        },
      ],
    });
  });

  it('under the older property are found', () => {
    const { values, problems } = datasetWith(
      'adms:contactPoint :k',
      ':k a vcard:Organization ; vcard:fn "Kundcenter" ; vcard:hasEmail <mailto:kontakt@kumla.se> .',
    );
    expect(values('dcat:contactPoint')).toHaveLength(1);
    expect(codes(problems)).toEqual(['property-renamed']);
  });

  it('without names are told of once, under the name they are given', () => {
    const contact = '[ a vcard:Organization ; vcard:hasEmail <mailto:info@kumla.se> ]';
    const { problems, records } = normalise(
      `:a a dcat:Dataset ; dct:title "A"@sv ; dct:description "A"@sv ; dct:publisher "Kumla kommun"@sv ; dcat:contactPoint ${contact} .
       :b a dcat:Dataset ; dct:title "B"@sv ; dct:description "B"@sv ; dct:publisher "Kumla kommun"@sv ; dcat:contactPoint ${contact} .`,
    );
    const told = problems.filter(({ code }) => code === 'normalise.contact-completed');
    expect(told).toHaveLength(1);
    expect(JSON.stringify(records[1])).toContain(`"id":"${told[0]?.subject}"`);
  });

  it('that are wrong in themselves are told of once, not by every dataset', () => {
    const { problems } = normalise(
      `:a a dcat:Dataset ; dct:title "A"@sv ; dct:description "A"@sv ; dct:publisher "Kumla kommun"@sv ; dcat:contactPoint :k .
       :b a dcat:Dataset ; dct:title "B"@sv ; dct:description "B"@sv ; dct:publisher "Kumla kommun"@sv ; dcat:contactPoint :k .
       :k a vcard:Individual ; vcard:fn "Siv Ek" .`,
    );
    expect(problems.filter(({ code }) => code === 'normalise.person-replaced')).toHaveLength(1);
  });
});
