import { describe, expect, it } from '@jest/globals';
import { recordsAddress } from '../../src/csw/read-csw.ts';
import { datasetsOf } from '../datasets-of.ts';
import { fixture } from '../fixtures.ts';
import { readKind } from '../read-kind.ts';

const endpoint = 'https://geodata.hallsberg.example/geonetwork/srv/swe/csw';
const record = (id: string): string =>
  `<gmd:MD_Metadata><gmd:fileIdentifier><gco:CharacterString>${id}</gco:CharacterString></gmd:fileIdentifier><gmd:identificationInfo><gmd:MD_DataIdentification><gmd:citation><gmd:CI_Citation><gmd:title><gco:CharacterString>${id}</gco:CharacterString></gmd:title></gmd:CI_Citation></gmd:citation></gmd:MD_DataIdentification></gmd:identificationInfo></gmd:MD_Metadata>`;
const answer = (matched: number, ...records: string[]): string =>
  `<?xml version="1.0"?><csw:GetRecordsResponse xmlns:csw="http://www.opengis.net/cat/csw/2.0.2" xmlns:gmd="http://www.isotc211.org/2005/gmd" xmlns:gco="http://www.isotc211.org/2005/gco"><csw:SearchResults numberOfRecordsMatched="${matched}" numberOfRecordsReturned="${records.length}">${records.join('')}</csw:SearchResults></csw:GetRecordsResponse>`;
const read = (pages: Readonly<Record<string, string>>) =>
  readKind('csw', `${endpoint}?service=CSW&request=GetCapabilities`, { pages });

describe('a catalogue of geodata', () => {
  it('tells what its records say', async () => {
    const { result, lines, keys } = await read({
      [recordsAddress(endpoint, 1)]: fixture('csw/iso-records.xml'),
    });
    expect(result).toMatchObject({ kind: 'read', complete: true, problems: [] });
    expect(datasetsOf(result)).toEqual([
      {
        title: 'Detaljplaner',
        description: 'Gällande detaljplaner i kommunen.',
        files: [
          'WMS https://karta.hallsberg.example/geoserver/ows',
          'GML https://karta.hallsberg.example/dp.gml',
        ],
        license: undefined,
        email: 'mailto:geodata@hallsberg.example',
        frequency: 'http://publications.europa.eu/resource/authority/frequency/IRREG',
      },
    ]);
    const page = 'https://geodata.hallsberg.example/geonetwork/srv/api/records/4c5d';
    expect(keys).toEqual([page]);
    expect(lines).toEqual(
      expect.arrayContaining([
        `${page} dct:license http://creativecommons.org/publicdomain/zero/1.0/`,
        `${page} dcat:keyword "detaljplan"`,
        `${page} dct:issued "2020-05-01"`,
        `${page} dct:modified "2024-01-15"`,
        '_ dcat:bbox "POLYGON((14.9 58.9,15.3 58.9,15.3 59.2,14.9 59.2,14.9 58.9))"^^geo:wktLiteral',
        'https://geodata.hallsberg.example/geonetwork/srv/api/records/9e8f rdf:type dcat:DataService',
        'https://geodata.hallsberg.example/geonetwork/srv/api/records/9e8f dcat:endpointURL https://karta.hallsberg.example/geoserver/ows',
      ]),
    );
  });

  it('is read page by page', async () => {
    const { keys, result } = await read({
      [recordsAddress(endpoint, 1)]: answer(3, record('a'), record('b')),
      [recordsAddress(endpoint, 3)]: answer(3, record('c')),
    });
    expect(keys).toHaveLength(3);
    expect(result).toMatchObject({ complete: true });
  });

  it('that gives fewer records than match is incomplete', async () => {
    const { result, codes } = await read({
      [recordsAddress(endpoint, 1)]: answer(5, record('a')),
      [recordsAddress(endpoint, 2)]: answer(5),
    });
    expect(result).toMatchObject({ complete: false });
    expect(codes).toEqual(['sources.count-mismatch']);
  });

  it('that answers with its error is invalid, and says why', async () => {
    const { result } = await read({
      [recordsAddress(endpoint, 1)]:
        '<ows:ExceptionReport xmlns:ows="http://www.opengis.net/ows"><ows:Exception><ows:ExceptionText>Invalid parameter</ows:ExceptionText></ows:Exception></ows:ExceptionReport>',
    });
    expect(result).toMatchObject({
      kind: 'invalid',
      problems: [{ params: { detail: 'Invalid parameter' } }],
    });
  });
});
