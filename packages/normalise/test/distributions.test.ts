import { describe, expect, it } from '@jest/globals';
import { irisOf, nodesOf } from '@lanskatalog/core';
import { codes, datasetWith, distributionsWith, normalise, problemOf } from './feed.ts';

const file = 'https://kumla.example/f.csv';

/** Names of the distributions `_:a` and `_:b`, described by this Turtle. */
const namesOf = (turtle: string): string[] =>
  nodesOf(datasetWith('dcat:distribution _:a, _:b', turtle).entity, 'dcat:distribution').map(({ id }) => id);

const nameWithTitle = (title: string): string[] =>
  namesOf(`_:a dcat:accessURL :f.csv ; dct:title "${title}" . _:b dcat:accessURL :g.csv .`);

describe('distributions', () => {
  it('under an older property are found', () => {
    const { entity, problems } = datasetWith(
      'dct:distribution :f',
      ':f a dcat:Distribution ; dcat:accessURL :f.csv .',
    );
    expect(nodesOf(entity, 'dcat:distribution').map(({ id }) => id)).toEqual(['https://kumla.example/f']);
    expect(codes(problems)).toContain('property-renamed');
  });

  it.each(['http://dataportal.se/organisation/SE2120001975', 'https://kumla.example/annan'])(
    'that share their address with something else get one of their own: %s',
    (taken) => {
      const { entity } = datasetWith(
        `dct:publisher <http://dataportal.se/organisation/SE2120001975> ; dcat:distribution <${taken}>`,
        `<${taken}> dct:title "Något"@sv ; dcat:accessURL :f.csv . :annan a dcat:Dataset .`,
      );
      expect(nodesOf(entity, 'dcat:distribution').map(({ id }) => id)).toEqual([
        expect.stringMatching(/^https:\/\/data\.prov\.example\/kumla\/distribution\/[0-9a-f]{16}$/),
      ]);
    },
  );

  it('with only a download address are accessed there', () => {
    const { nodes, problems } = distributionsWith('dcat:downloadURL :f.csv');
    expect(nodes[0]?.properties).toMatchObject({
      'dcat:accessURL': [{ iri: file }],
      'dcat:downloadURL': [{ iri: file }],
    });
    expect(problemOf(problems, 'access-from-other')).toMatchObject({ after: file, severity: 'warning' });
  });

  it('with addresses as text get links', () => {
    const { nodes } = distributionsWith('dcat:accessURL "https://kumla.example/f.csv"^^xsd:anyURI');
    expect(nodes[0]?.properties['dcat:accessURL']).toEqual([{ iri: file }]);
  });

  it('with several access addresses are split, each with its own download', () => {
    const { nodes, problems } = distributionsWith(
      'dcat:accessURL :b.csv, :a.csv ; dcat:downloadURL :b.csv, :a.csv, :c.csv ; dcat:byteSize 5 ; dct:title "Filer"@sv',
    );
    expect(nodes.map((node) => [irisOf(node, 'dcat:accessURL'), irisOf(node, 'dcat:downloadURL')])).toEqual([
      [['https://kumla.example/a.csv'], ['https://kumla.example/a.csv', 'https://kumla.example/c.csv']],
      [['https://kumla.example/b.csv'], ['https://kumla.example/b.csv']],
    ]);
    expect(nodes[0]?.id).toBe('https://kumla.example/f');
    expect(nodes[1]?.id).toMatch(/^https:\/\/data\.prov\.example\/kumla\/distribution\/[0-9a-f]{16}$/);
    expect(nodes.map((node) => node.properties['dcat:byteSize'] !== undefined)).toEqual([true, false]);
    expect(problemOf(problems, 'distribution-split')).toMatchObject({ params: { count: 2 } });
  });

  it('on a file server keep the address for downloads and are reached by the landing page', () => {
    const { entity } = datasetWith(
      'dcat:landingPage :sida ; dcat:distribution :f',
      ':f a dcat:Distribution ; dcat:accessURL <ftp://ftp.kumla.example/f.csv> .',
    );
    expect(nodesOf(entity, 'dcat:distribution')[0]?.properties).toMatchObject({
      'dcat:accessURL': [{ iri: 'https://kumla.example/sida' }],
      'dcat:downloadURL': [{ iri: 'ftp://ftp.kumla.example/f.csv' }],
    });
  });

  it('of a data service are accessed at its endpoint', () => {
    const { records } = normalise(
      `:d a dcat:Dataset ; dct:title "D"@sv ; dcat:distribution [ dcat:accessService :s ] .
       :s a dcat:DataService ; dct:title "S"@sv ; dcat:endpointURL :api .`,
    );
    const [distribution] = records.flatMap((record) =>
      nodesOf(record.entity ?? { id: '', types: [], properties: {} }, 'dcat:distribution'),
    );
    expect(distribution?.properties).toMatchObject({
      'dcat:accessURL': [{ iri: 'https://kumla.example/api' }],
      'dcat:accessService': [{ iri: 'https://kumla.example/s' }],
    });
  });

  it('without any address are left out, and it is an error', () => {
    const { nodes, problems } = distributionsWith('dct:title "Pärm i arkivet"@sv');
    expect(nodes).toEqual([]);
    expect(problemOf(problems, 'distribution-left-out')).toMatchObject({
      severity: 'error',
      subject: 'https://kumla.example/f',
    });
  });

  it('that are no more than a link to a file are made whole', () => {
    const { entity, problems } = datasetWith('dcat:distribution :f.csv');
    expect(nodesOf(entity, 'dcat:distribution')).toEqual([
      {
        id: file,
        types: ['dcat:Distribution'],
        properties: {
          'dcat:accessURL': [{ iri: file }],
          'dcat:downloadURL': [{ iri: file }],
          'dct:format': [{ literal: 'text/csv' }],
          'dcat:mediaType': [{ iri: 'https://www.iana.org/assignments/media-types/text/csv' }],
        },
      },
    ]);
    expect(codes(problems)).toContain('distribution-from-link');
  });

  it('that are described nowhere are left out, and it is told', () => {
    const { entity, problems } = datasetWith('dcat:distribution :saknas');
    expect(entity.properties['dcat:distribution']).toBeUndefined();
    expect(problemOf(problems, 'distribution-left-out')).toMatchObject({
      before: 'https://kumla.example/saknas',
    });
  });

  it('that no dataset has are told of', () => {
    const { problems } = datasetWith(
      'dct:identifier "lek"',
      ':ensam a dcat:Distribution ; dcat:accessURL :f.csv .',
    );
    expect(problemOf(problems, 'distribution-unclaimed')).toMatchObject({
      subject: 'https://kumla.example/ensam',
    });
  });

  it('without names get lasting ones, whatever their order and labels', () => {
    const first = '_:a a dcat:Distribution ; dcat:accessURL :api ; dct:format "text/csv" .';
    const second = '_:b a dcat:Distribution ; dcat:accessURL :api ; dct:format "application/json" .';
    const names = namesOf(first + second);
    expect(new Set(names).size).toBe(2);
    const swapped = (second + first)
      .replaceAll('_:a ', '_:x ')
      .replaceAll('_:b ', '_:a ')
      .replaceAll('_:x ', '_:b ');
    expect(new Set(namesOf(swapped))).toEqual(new Set(names));
  });

  it('keep the name they had when their texts are edited', () => {
    expect(nameWithTitle('Lekplatser 2020')).toEqual(nameWithTitle('Lekplatser 2021'));
  });

  it('keep checksums that are whole and leave out others', () => {
    const whole = distributionsWith(
      'dcat:accessURL :f.csv ; spdx:checksum [ spdx:algorithm spdx:checksumAlgorithm_sha1 ; spdx:checksumValue "AB12" ]',
    );
    expect(whole.nodes[0]?.properties['spdx:checksum']).toMatchObject([
      {
        node: {
          types: ['spdx:Checksum'],
          properties: { 'spdx:checksumValue': [{ literal: 'ab12', type: 'xsd:hexBinary' }] },
        },
      },
    ]);
    const half = distributionsWith('dcat:accessURL :f.csv ; spdx:checksum [ spdx:checksumValue "ab12" ]');
    expect(half.nodes[0]?.properties['spdx:checksum']).toBeUndefined();
    expect(problemOf(half.problems, 'part-left-out')).toMatchObject({
      params: { missing: 'spdx:algorithm' },
    });
  });

  it('take rights in words as a notice, and describe their holder once', () => {
    const words = distributionsWith('dcat:accessURL :f.csv ; dct:rights "Fri användning"@sv');
    expect(words.nodes[0]?.properties['dct:rights']).toEqual([
      {
        node: {
          id: '',
          types: ['odrs:RightsStatement', 'dct:RightsStatement'],
          properties: { 'odrs:copyrightNotice': [{ text: 'Fri användning', lang: 'sv' }] },
        },
      },
    ]);
    const { record } = datasetWith(
      'dcat:distribution :f',
      ':f a dcat:Distribution ; dcat:accessURL :f.csv ; dct:rights [ odrs:copyrightHolder :bolag ] . :bolag a foaf:Agent ; foaf:name "Matdata AB" .',
    );
    expect(record.agents.map(({ id }) => id)).toContain('https://kumla.example/bolag');
  });
});
