import { describe, expect, it } from '@jest/globals';
import { datasetsOf } from '../datasets-of.ts';
import { readKind } from '../read-kind.ts';

const server = 'https://karta.kumla.example/geoserver';
const wms = `${server}/ows?service=WMS&request=GetCapabilities`;
const wfs = `${server}/ows?service=WFS&request=GetCapabilities`;
const wmsAnswer = `<WMS_Capabilities version="1.3.0" xmlns="http://www.opengis.net/wms" xmlns:xlink="http://www.w3.org/1999/xlink"><Service><Name>WMS</Name><Title>Kumlas kartor</Title><Fees>none</Fees><AccessConstraints>CC0 1.0</AccessConstraints><ContactInformation><ContactPersonPrimary><ContactOrganization>Kumla kommun</ContactOrganization></ContactPersonPrimary><ContactElectronicMailAddress>karta@kumla.example</ContactElectronicMailAddress></ContactInformation></Service>
<Capability><Layer><Title>Alla</Title><Layer queryable="1"><Name>kumla:cykel</Name><Title>Cykelvägar</Title><Abstract>Alla cykelvägar.</Abstract><KeywordList><Keyword>cykel</Keyword></KeywordList><EX_GeographicBoundingBox><westBoundLongitude>15</westBoundLongitude><eastBoundLongitude>15.3</eastBoundLongitude><southBoundLatitude>59</southBoundLatitude><northBoundLatitude>59.2</northBoundLatitude></EX_GeographicBoundingBox></Layer></Layer></Capability></WMS_Capabilities>`;
const wfsAnswer = `<wfs:WFS_Capabilities version="2.0.0" xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:ows="http://www.opengis.net/ows/1.1"><ows:ServiceIdentification><ows:Title>Data</ows:Title></ows:ServiceIdentification><ows:OperationsMetadata><ows:Operation name="GetFeature"><ows:Parameter name="outputFormat"><ows:AllowedValues><ows:Value>application/json</ows:Value></ows:AllowedValues></ows:Parameter></ows:Operation></ows:OperationsMetadata>
<wfs:FeatureTypeList><wfs:FeatureType><wfs:Name>kumla:cykel</wfs:Name><wfs:Title>Cykelvägar</wfs:Title><ows:WGS84BoundingBox><ows:LowerCorner>15 59</ows:LowerCorner><ows:UpperCorner>15.3 59.2</ows:UpperCorner></ows:WGS84BoundingBox></wfs:FeatureType></wfs:FeatureTypeList></wfs:WFS_Capabilities>`;

describe('a map server', () => {
  it.each([
    [`${server}/web/`, [wms, wfs]],
    ['https://x.se/wms', ['https://x.se/wms?service=WMS&request=GetCapabilities']],
    [
      'https://x.se/map?map=a&SERVICE=WFS&VERSION=1.1.0&REQUEST=GetCapabilities',
      ['https://x.se/map?map=a&service=WFS&request=GetCapabilities'],
    ],
  ])('is asked for its capabilities, from %s', async (url, expected) => {
    expect((await readKind('ogc', url, { pages: {} })).asked).toEqual(expected);
  });

  it('has a dataset for each layer, and the services that give it', async () => {
    const { result, lines } = await readKind('ogc', server, {
      pages: { [wms]: wmsAnswer, [wfs]: wfsAnswer },
    });
    expect(result).toMatchObject({ kind: 'read', complete: true, problems: [] });
    expect(datasetsOf(result)).toMatchObject([
      {
        title: 'Cykelvägar',
        description: 'Alla cykelvägar.',
        email: 'mailto:karta@kumla.example',
        license: 'CC0 1.0',
      },
    ]);
    expect(datasetsOf(result)[0]?.files).toEqual([
      `WMS ${wms}`,
      `WFS ${wfs}`,
      `GeoJSON ${server}/ows?service=WFS&version=2.0.0&request=GetFeature&typeNames=kumla%3Acykel&outputFormat=application/json`,
    ]);
    expect(lines).toEqual(
      expect.arrayContaining([
        `${server}/ows#wms rdf:type dcat:DataService`,
        `${server}/ows#wms dcat:servesDataset ${server}/ows#kumla%3Acykel`,
        `${server}/ows#wfs dcat:endpointDescription ${wfs}`,
        '_ dcat:bbox "POLYGON((15 59,15.3 59,15.3 59.2,15 59.2,15 59))"^^geo:wktLiteral',
      ]),
    );
  });

  it('may have one of the two services only', async () => {
    const { result, keys } = await readKind('ogc', server, { pages: { [wms]: wmsAnswer } });
    expect(keys).toHaveLength(1);
    expect(result).toMatchObject({ kind: 'read', complete: true });
  });

  it('that answers with a page is invalid', async () => {
    expect(
      (await readKind('ogc', server, { pages: { [wms]: '<html></html>', [wfs]: '<html></html>' } })).result,
    ).toMatchObject({ kind: 'invalid' });
  });
});
