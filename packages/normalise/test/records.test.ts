import { describe, expect, it } from '@jest/globals';
import type { SourceOverrides } from '@lanskatalog/core';
import { irisOf, nodesOf } from '@lanskatalog/core';
import { codes, datasetWith, kumlaIri, normalise, problemOf } from './feed.ts';

const descriptionWith = (statements: string): unknown =>
  normalise(`:d a dcat:Dataset ; dct:title "Lek"@sv ; ${statements} .`).records[0]?.entity.properties[
    'dct:description'
  ];

const hashWith = (statements: string): string => datasetWith(statements).record.hash;

const twoDatasets =
  ':a a dcat:Dataset ; dct:title "Lekplatser"@sv . :b a dcat:Dataset ; dct:title "Test av system"@sv ; dct:identifier "test-1" .';

const urisWith = (overrides: SourceOverrides): string[] =>
  normalise(twoDatasets, { overrides }).records.map((record) => record.uri);

describe('a missing title', () => {
  it.each([
    ['its identifier', ':d a dcat:Dataset ; dct:identifier "lekplatser" .', 'lekplatser'],
    [
      'the title of its distribution',
      ':d a dcat:Dataset ; dcat:distribution [ dcat:accessURL :f ; dct:title "Lekplatser"@sv ] .',
      'Lekplatser',
    ],
    [
      'the end of its URI',
      '<https://kumla.example/lek-platser> a dcat:Dataset ; dcat:keyword "lek"@sv .',
      'lek platser',
    ],
    [
      'the end of its URI with the word before a number',
      '<https://kumla.example/resource/2> a dcat:Dataset ; dcat:keyword "lek"@sv .',
      'resource 2',
    ],
    [
      'the end of its landing page',
      '[] a dcat:Dataset ; dcat:landingPage <https://kumla.example/sv/lekplatser.html> .',
      'lekplatser',
    ],
    ['its label', ':d a dcat:Dataset ; rdfs:label "Lekplatser"@sv .', 'Lekplatser'],
  ])('is taken from %s', (_, turtle, title) => {
    const { records } = normalise(turtle);
    expect(records[0]?.entity.properties['dct:title']).toEqual([{ text: title, lang: 'sv' }]);
    expect(records[0]?.invalid).toBe(false);
  });

  it('is an error even where it could be inferred', () => {
    const { problems } = normalise(':d a dcat:Dataset ; dct:identifier "lekplatser" .');
    expect(problemOf(problems, 'title-inferred')).toMatchObject({ severity: 'error', after: 'lekplatser' });
  });

  it('that nothing tells makes the record invalid', () => {
    const { records, problems } = normalise('[] a dcat:Dataset ; dcat:keyword "lek"@sv .');
    expect(records[0]).toMatchObject({ invalid: true });
    expect(problemOf(problems, 'record-invalid')).toMatchObject({ subject: records[0]?.uri });
  });
});

describe('a missing description', () => {
  it('is the abstract, else what is said of a distribution, else the title', () => {
    expect(descriptionWith('dct:abstract "Kort"@sv')).toEqual([{ text: 'Kort', lang: 'sv' }]);
    expect(descriptionWith('dcat:distribution [ dcat:accessURL :f ; dct:description "En fil"@sv ]')).toEqual([
      { text: 'En fil', lang: 'sv' },
    ]);
    expect(descriptionWith('dct:identifier "a"')).toEqual([{ text: 'Lek', lang: 'sv' }]);
  });

  it('is an error where it had to be inferred, and the record stays', () => {
    const { records, problems } = normalise(':d a dcat:Dataset ; dct:title "Lek"@sv .');
    expect(problemOf(problems, 'description-inferred')).toMatchObject({ severity: 'error', after: 'Lek' });
    expect(records[0]?.invalid).toBe(false);
  });
});

describe('high-value datasets', () => {
  const regulation = 'http://data.europa.eu/eli/reg_impl/2023/138/oj';

  it('with a category get the regulation, on the dataset and its distributions', () => {
    const { entity, problems } = datasetWith(
      'dcatap:hvdCategory <http://data.europa.eu/bna/c_e1da4e07> ; dcat:distribution :f',
      ':f a dcat:Distribution ; dcat:accessURL :f.csv .',
    );
    expect(irisOf(entity, 'dcatap:applicableLegislation')).toEqual([regulation]);
    expect(
      nodesOf(entity, 'dcat:distribution').map((node) => irisOf(node, 'dcatap:applicableLegislation')),
    ).toEqual([[regulation]]);
    expect(problems.filter(({ code }) => code === 'normalise.regulation-supplied')).toHaveLength(2);
  });

  it('with one marked distribution leave the others alone', () => {
    const { entity, problems } = datasetWith(
      `dcatap:hvdCategory <http://data.europa.eu/bna/c_e1da4e07> ; dcatap:applicableLegislation <${regulation}/swe> ; dcat:distribution :f, :g`,
      `:f a dcat:Distribution ; dcat:accessURL :f.csv ; dcatap:applicableLegislation <${regulation}> . :g a dcat:Distribution ; dcat:accessURL :g.csv .`,
    );
    expect(
      nodesOf(entity, 'dcat:distribution').map((node) => irisOf(node, 'dcatap:applicableLegislation').length),
    ).toEqual([1, 0]);
    expect(codes(problems)).not.toContain('regulation-supplied');
  });

  it('without a category lose the mark, and it is an error', () => {
    const { values, problems } = datasetWith(`dcatap:applicableLegislation <${regulation}>`);
    expect(values('dcatap:applicableLegislation')).toBeUndefined();
    expect(problemOf(problems, 'category-missing')).toMatchObject({ severity: 'error' });
  });
});

describe('series', () => {
  it('claim their members from either side', () => {
    const { records } = normalise(
      `:s a dcat:DatasetSeries ; dct:title "S"@sv ; dcat:seriesMember :a .
       :a a dcat:Dataset ; dct:title "A"@sv . :b a dcat:Dataset ; dct:title "B"@sv ; dcat:inSeries :s .`,
    );
    const members = records.filter((record) => record.kind === 'dataset');
    expect(members.map((record) => record.entity.properties['dcat:inSeries'])).toEqual([
      [{ iri: 'https://kumla.example/s' }],
      [{ iri: 'https://kumla.example/s' }],
    ]);
  });

  it('are not members of series', () => {
    const { records, problems } = normalise(
      ':s a dcat:DatasetSeries ; dct:title "S"@sv ; dcat:inSeries :t . :t a dcat:DatasetSeries ; dct:title "T"@sv .',
    );
    expect(records.every((record) => record.entity.properties['dcat:inSeries'] === undefined)).toBe(true);
    expect(codes(problems)).toContain('series-nested');
  });
});

describe('data services', () => {
  it('are records of their own, with endpoint and format', () => {
    const { records, problems } = normalise(
      ':s a dcat:DataService ; dct:title "API"@sv ; dcat:endpointURL "https://kumla.example/api" ; dct:format "JSON" ; dct:type "REST" .',
    );
    expect(records).toMatchObject([
      {
        kind: 'service',
        invalid: false,
        entity: {
          properties: {
            'dcat:endpointURL': [{ iri: 'https://kumla.example/api' }],
            'dct:format': [{ literal: 'application/json' }],
            'dct:type': [{ iri: 'http://www.wikidata.org/entity/Q749568' }],
          },
        },
      },
    ]);
    expect(codes(problems)).not.toContain('publisher-inferred');
  });

  it('without an endpoint are invalid', () => {
    const { records, problems } = normalise(':s a dcat:DataService ; dct:title "API"@sv .');
    expect(records).toMatchObject([{ invalid: true }]);
    expect(codes(problems)).toEqual(['endpoint-missing', 'record-invalid']);
  });

  it('get the configured publisher too', () => {
    const { records } = normalise(':s a dcat:DataService ; dct:title "API"@sv ; dcat:endpointURL :api .', {
      overrides: { publisher: '2120001975' },
    });
    expect(records[0]?.entity.properties['dct:publisher']).toEqual([{ iri: kumlaIri }]);
  });
});

describe('statements outside the profile', () => {
  it('are passed on as they are', () => {
    const { values } = datasetWith(
      'schema:size "stor"@sv ; <https://kumla.example/ord#egen> 5, :x ; dct:created "2020-01-01"^^xsd:date ; <https://kumla.example/ord#del> [ a <https://kumla.example/ord#Del> ; rdfs:label "Del"@sv ]',
    );
    expect(values('schema:size')).toEqual([{ text: 'stor', lang: 'sv' }]);
    expect(values('https://kumla.example/ord#egen')).toEqual([
      { literal: '5', type: 'xsd:integer' },
      { iri: 'https://kumla.example/x' },
    ]);
    expect(values('dct:created')).toEqual([{ literal: '2020-01-01', type: 'xsd:date' }]);
    expect(values('https://kumla.example/ord#del')).toEqual([
      {
        node: {
          id: '',
          types: ['https://kumla.example/ord#Del'],
          properties: { 'rdfs:label': [{ text: 'Del', lang: 'sv' }] },
        },
      },
    ]);
  });

  it('never bring in persons or catalogue records', () => {
    const { record, problems } = datasetWith(
      'dct:contributor [ a foaf:Person ; foaf:name "Anna Bergström" ] ; <https://kumla.example/ord#handlaggare> [ a vcard:Individual ; vcard:fn "Siv Ek" ] ; foaf:isPrimaryTopicOf :r',
      ':r a dcat:CatalogRecord ; dct:title "Post"@sv .',
    );
    expect(JSON.stringify(record)).not.toMatch(/Anna|Siv|CatalogRecord|kumla\.example\/r"/);
    expect(codes(problems)).toEqual(['catalogue-record-left-out', 'person-left-out', 'person-replaced']);
  });

  it('that lead back to themselves come to an end', () => {
    const { values } = datasetWith(
      '<https://kumla.example/ord#del> _:a',
      '_:a rdfs:seeAlso _:b . _:b rdfs:seeAlso _:a ; rdfs:label "B" .',
    );
    expect(JSON.stringify(values('https://kumla.example/ord#del')).length).toBeLessThan(1000);
  });

  it('on relations without a national role become plain relations', () => {
    const { values, problems } = datasetWith(
      `dcat:qualifiedRelation [ a dcat:Relationship ; dct:relation :gammal ; dcat:hadRole <http://www.iana.org/assignments/relation/original> ],
         [ a dcat:Relationship ; dct:relation :ny ; dcat:hadRole <https://www.dataportal.se/terminology/resource-role/x> ]`,
    );
    expect(values('dct:relation')).toEqual([{ iri: 'https://kumla.example/gammal' }]);
    expect(values('dcat:qualifiedRelation')).toHaveLength(1);
    expect(codes(problems)).toEqual(['part-left-out', 'value-left-out']);
  });

  it('on provenance and charges in words become statements', () => {
    const { values } = datasetWith('dct:provenance "Från inmätning"@sv ; schema:offers "Gratis"@sv');
    expect(values('dct:provenance')).toEqual([
      {
        node: {
          id: '',
          types: ['dct:ProvenanceStatement'],
          properties: { 'dct:description': [{ text: 'Från inmätning', lang: 'sv' }] },
        },
      },
    ]);
    expect(values('schema:offers')).toMatchObject([{ node: { types: ['schema:Offer'] } }]);
  });
});

describe('the catalogue', () => {
  it('comes first, with what it says of itself and who publishes it', () => {
    const { catalogue } = normalise(
      `:c a dcat:Catalog ; dct:title "Kumlas katalog" ; dct:publisher "Kumla kommun" ; dct:license "CC0" ; foaf:homepage "https://kumla.example/data" ; dcat:dataset :d .
       :d a dcat:Dataset ; dct:title "D"@sv .`,
    );
    expect(catalogue.catalogue).toEqual({
      id: 'https://kumla.example/c',
      types: ['dcat:Catalog'],
      properties: {
        'dct:title': [{ text: 'Kumlas katalog', lang: 'sv' }],
        'dct:publisher': [{ iri: kumlaIri }],
        'dct:license': [{ iri: 'http://creativecommons.org/publicdomain/zero/1.0/' }],
        'foaf:homepage': [{ iri: 'https://kumla.example/data' }],
      },
    });
    expect(catalogue.agents.map(({ id }) => id)).toEqual([kumlaIri]);
  });

  it('is the one that the others are parts of', () => {
    const { catalogue } = normalise(
      ':a a dcat:Catalog ; dct:title "Del"@sv . :b a dcat:Catalog ; dct:title "Huvud"@sv ; dct:hasPart :a .',
    );
    expect(catalogue.catalogue?.id).toBe('https://kumla.example/b');
  });

  it('may be absent', () => {
    expect(normalise(':d a dcat:Dataset ; dct:title "D"@sv .').catalogue.catalogue).toBeUndefined();
  });
});

describe('selection', () => {
  it('takes in what the configuration includes and leaves out what it excludes', () => {
    expect(urisWith({ include: ['Lek*'] })).toEqual(['https://kumla.example/a']);
    expect(urisWith({ exclude: ['test-*'] })).toEqual(['https://kumla.example/a']);
    expect(urisWith({ include: ['https://kumla.example/*'], exclude: ['*/b'] })).toEqual([
      'https://kumla.example/a',
    ]);
    expect(urisWith({})).toHaveLength(2);
  });
});

describe('hashes', () => {
  it('are equal exactly when the content is', () => {
    expect(hashWith('dcat:keyword "a"@sv, "b"@sv')).toBe(hashWith('dcat:keyword "b"@sv, "a"@sv'));
    expect(hashWith('dcat:keyword "a"@sv')).not.toBe(hashWith('dcat:keyword "b"@sv'));
  });

  it('change with a distribution and with what is said of an agent', () => {
    expect(hashWith('dcat:distribution [ dcat:accessURL :f.csv ; dct:title "A"@sv ]')).not.toBe(
      hashWith('dcat:distribution [ dcat:accessURL :f.csv ; dct:title "B"@sv ]'),
    );
    expect(hashWith('dct:creator :m . :m a foaf:Agent ; foaf:name "A AB"@sv')).not.toBe(
      hashWith('dct:creator :m . :m a foaf:Agent ; foaf:name "B AB"@sv'),
    );
  });
});

describe('an address that a browser would run', () => {
  it.each(['javascript:alert(1)', 'JavaScript:alert(1)', 'data:text/html,x', 'vbscript:x'])(
    'is left out: %s',
    (address) => {
      const { entity, problems } = datasetWith(`dcat:landingPage <${address}> ; foaf:page <${address}>`);
      expect(entity.properties).not.toHaveProperty(['dcat:landingPage']);
      expect(entity.properties).not.toHaveProperty(['foaf:page']);
      expect(codes(problems)).toContain('value-left-out');
    },
  );
});
