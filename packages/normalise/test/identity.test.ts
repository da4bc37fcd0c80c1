import { describe, expect, it } from '@jest/globals';
import { codes, normalise, problemOf } from './feed.ts';

const uris = (turtle: string): string[] =>
  normalise(turtle)
    .records.map((record) => record.uri)
    .sort((a, b) => (a < b ? -1 : 1));

describe('which things are datasets', () => {
  it('comprises what is typed so and what a catalogue lists without a type', () => {
    expect(
      uris(
        `:c a dcat:Catalog ; dcat:dataset :a, :b ; dcat:service :s .
         :a a dcat:Dataset ; dct:title "A"@sv . :b dct:title "B"@sv . :s dct:title "S"@sv ; dcat:endpointURL :api .`,
      ),
    ).toEqual(['https://kumla.example/a', 'https://kumla.example/b', 'https://kumla.example/s']);
  });

  it('excludes what is only referred to', () => {
    const { records, problems } = normalise(
      `:c a dcat:Catalog ; dcat:dataset :a, :saknas . :a a dcat:Dataset ; dct:title "A"@sv ; dct:source :annan .
       :annan a dcat:Dataset . :s a dcat:DataService ; dct:title "S"@sv ; dcat:endpointURL :api ; dcat:servesDataset :utan .
       :utan rdfs:label "Utan" .`,
    );
    expect(records.map((record) => record.uri)).toEqual([
      'https://kumla.example/a',
      'https://kumla.example/s',
    ]);
    expect(problemOf(problems, 'dataset-not-described')).toMatchObject({
      subject: 'https://kumla.example/saknas',
    });
  });

  it('takes a listed dataset of which nothing is said to be invalid', () => {
    const { records, problems } = normalise(':c a dcat:Catalog ; dcat:dataset :a . :a a dcat:Dataset .');
    expect(records).toMatchObject([{ uri: 'https://kumla.example/a', invalid: true }]);
    expect(problemOf(problems, 'record-invalid')).toMatchObject({ severity: 'error' });
  });

  it('takes a series to be a series even where it is called a dataset too', () => {
    const { records } = normalise(':s a dcat:Dataset, dcat:DatasetSeries ; dct:title "S"@sv .');
    expect(records).toMatchObject([{ kind: 'series', entity: { types: ['dcat:DatasetSeries'] } }]);
  });

  it('leaves catalogues and catalogue records out, and tells of the latter', () => {
    const { records, problems } = normalise(
      ':c a dcat:Catalog, dcat:Dataset ; dct:title "C"@sv . :r a dcat:CatalogRecord ; dct:title "R"@sv .',
    );
    expect(records).toEqual([]);
    expect(problemOf(problems, 'catalogue-record-left-out')).toMatchObject({ params: { count: 1 } });
  });
});

describe('URIs', () => {
  it('are the publisher’s own where there are any', () => {
    expect(
      uris('<urn:uuid:0c456d2d-9548-4a2a-94ef-231d9d890ce2> a dcat:Dataset ; dct:title "A"@sv .'),
    ).toEqual(['urn:uuid:0c456d2d-9548-4a2a-94ef-231d9d890ce2']);
  });

  it('are made from the identifier where there is none, and it is told', () => {
    const { records, problems } = normalise(
      '[] a dcat:Dataset ; dct:title "A"@sv ; dct:identifier "lek-1" .',
    );
    expect(records[0]?.uri).toBe('https://data.prov.example/kumla/dataset/lek-1');
    expect(problemOf(problems, 'uri-minted')).toMatchObject({
      after: 'https://data.prov.example/kumla/dataset/lek-1',
    });
  });

  it('are made for addresses that mean nothing elsewhere', () => {
    expect(
      uris('<file:///C:/export/1> a dcat:Dataset ; dct:title "A"@sv ; dct:identifier "lek-1" .'),
    ).toEqual(['https://data.prov.example/kumla/dataset/lek-1']);
  });

  it.each([
    ['landing page', 'dcat:landingPage :sida'],
    ['address of the data', 'dcat:distribution [ dcat:accessURL :f.csv ]'],
  ])('made from the %s stay when texts are edited', (_, lasting) => {
    const before = uris(
      `[] a dcat:Dataset ; dct:title "Lekplatser 2020"@sv ; dct:description "Gammal"@sv ; ${lasting} .`,
    );
    const after = uris(
      `[] a dcat:Dataset ; dct:title "Lekplatser 2021"@sv ; dct:description "Ny"@sv ; ${lasting} .`,
    );
    expect(after).toEqual(before);
    expect(before[0]).toMatch(/^https:\/\/data\.prov\.example\/kumla\/dataset\/[0-9a-f]{16}$/);
  });

  it('of two with the same title differ by what differs, whatever the order', () => {
    const one = '[] a dcat:Dataset ; dct:title "Resultat"@sv ; dct:description "2020"@sv .';
    const other = '[] a dcat:Dataset ; dct:title "Resultat"@sv ; dct:description "2021"@sv .';
    expect(new Set(uris(one + other)).size).toBe(2);
    expect(uris(other + one)).toEqual(uris(one + other));
  });

  it('do not depend on placeholders or identifiers that several share', () => {
    const { records, problems } = normalise(
      `[] a dcat:Dataset ; dct:title "A"@sv ; dct:identifier "TODO" .
       [] a dcat:Dataset ; dct:title "B"@sv ; dct:identifier "kumla" .
       [] a dcat:Dataset ; dct:title "C"@sv ; dct:identifier "kumla" .`,
    );
    expect(new Set(records.map((record) => record.uri)).size).toBe(3);
    expect(records.every((record) => record.entity.properties['dct:identifier'] === undefined)).toBe(true);
    const refused = problems.filter(({ code }) => code === 'normalise.identifier-refused');
    expect(refused.map(({ before }) => before)).toEqual(['TODO', 'kumla', 'kumla']);
  });

  it('of nameless doubles are one, and it is told', () => {
    const { records, problems } = normalise(
      '[] a dcat:Dataset ; dct:title "A"@sv . [] a dcat:Dataset ; dct:title "A"@sv .',
    );
    expect(records).toHaveLength(1);
    expect(codes(problems)).toContain('twin-left-out');
  });

  it('stand in references too', () => {
    const { records } = normalise(
      `_:d a dcat:Dataset ; dct:title "A"@sv ; dct:identifier "lek-1" ; dcat:inSeries _:s ; dcat:distribution [ dcat:accessURL :f ; dcat:accessService _:api ] .
       _:s a dcat:DatasetSeries ; dct:title "S"@sv ; dct:identifier "serie-1" .
       _:api a dcat:DataService ; dct:title "API"@sv ; dcat:endpointURL :api ; dcat:servesDataset _:d .`,
    );
    const text = JSON.stringify(records);
    expect(text).toContain('"dcat:inSeries":[{"iri":"https://data.prov.example/kumla/series/serie-1"}]');
    expect(text).toContain('"dcat:servesDataset":[{"iri":"https://data.prov.example/kumla/dataset/lek-1"}]');
    expect(text).not.toContain('_:');
  });
});

describe('identifiers', () => {
  it.each([
    'TODO',
    'doi.org/',
    'https://doi.org/',
    '-',
    '...',
    'N/A',
    'null',
    'urn:uuid:',
    '00000000-0000-0000-0000-000000000000',
  ])('“%s” are refused', (identifier) => {
    const { records, problems } = normalise(
      `:a a dcat:Dataset ; dct:title "A"@sv ; dct:identifier "${identifier}" .`,
    );
    expect(records[0]?.entity.properties['dct:identifier']).toBeUndefined();
    expect(problemOf(problems, 'identifier-refused')).toMatchObject({ before: identifier });
  });

  it('that are UUIDs or numbers are kept', () => {
    const { records } = normalise(
      ':a a dcat:Dataset ; dct:title "A"@sv ; dct:identifier "0c456d2d-9548-4a2a-94ef-231d9d890ce2", 3 .',
    );
    expect(records[0]?.entity.properties['dct:identifier']).toEqual([
      { literal: '0c456d2d-9548-4a2a-94ef-231d9d890ce2' },
      { literal: '3' },
    ]);
  });

  it('of another kind are written as dct:identifier, which suits both profiles', () => {
    const { records } = normalise(
      ':a a dcat:Dataset ; dct:title "A"@sv ; adms:identifier [ a adms:Identifier ; skos:notation "SE/RA/420508" ] .',
    );
    expect(records[0]?.entity.properties).toMatchObject({ 'dct:identifier': [{ literal: 'SE/RA/420508' }] });
    expect(records[0]?.entity.properties).not.toHaveProperty('adms:identifier');
  });
});
