import { describe, expect, it } from '@jest/globals';
import { addressIn } from '../src/values/address.ts';
import { emailsIn } from '../src/values/email.ts';
import { htmlToText } from '../src/values/html-to-text.ts';
import { parseDate } from '../src/values/parse-date.ts';
import { parseGeometry } from '../src/values/parse-geometry.ts';
import { parseBytes, parseDecimal } from '../src/values/parse-number.ts';
import { telephoneIri } from '../src/values/telephone.ts';
import { codes, datasetWith, distributionsWith, problemOf } from './feed.ts';

describe('parseDate', () => {
  it.each([
    ['2015-09-18', '2015-09-18', 'xsd:date'],
    ['2015-9-8', '2015-09-08', 'xsd:date'],
    ['2015/09/18', '2015-09-18', 'xsd:date'],
    ['20150918', '2015-09-18', 'xsd:date'],
    ['2015-09-18Z', '2015-09-18', 'xsd:date'],
    ['2015-09', '2015-09-01', 'xsd:date'],
    ['18/9 2015', '2015-09-18', 'xsd:date'],
    ['18/9-2015', '2015-09-18', 'xsd:date'],
    ['18.9.2015', '2015-09-18', 'xsd:date'],
    ['18 september 2015', '2015-09-18', 'xsd:date'],
    ['den 1:a maj 2015', '2015-05-01', 'xsd:date'],
    ['September 18, 2015', '2015-09-18', 'xsd:date'],
    ['augusti 2015', '2015-08-01', 'xsd:date'],
    ['2016-02-29', '2016-02-29', 'xsd:date'],
    ['2015', '2015', 'xsd:gYear'],
    ['2015-09-18T12:00:00Z', '2015-09-18T12:00:00Z', 'xsd:dateTime'],
    ['2015-09-18 12:00', '2015-09-18T12:00:00', 'xsd:dateTime'],
    ['2015-09-18T12:00:00.184120+0200', '2015-09-18T12:00:00.184120+02:00', 'xsd:dateTime'],
    ['1442577600000', '2015-09-18T12:00:00.000Z', 'xsd:dateTime'],
  ])('reads %s', (written, literal, type) => {
    expect(parseDate(written)).toEqual({ kind: 'date', value: { literal, type } });
  });

  it.each(['2015-02-30', '2015-13-01', '2015-02-29', '31/4 2015', '0000', '2015-09-18T25:00:00'])(
    'knows that there is no %s',
    (written) => {
      expect(parseDate(written).kind).toBe('impossible');
    },
  );

  it.each(['9999-12-31', '9999', '9999-12-31T23:59:59Z'])('takes %s to mean no end', (written) => {
    expect(parseDate(written).kind).toBe('open');
  });

  it.each(['i går', 'hösten 2015', '', '15-09-18', '2015-09-18/2016-01-01'])(
    'cannot read “%s”',
    (written) => {
      expect(parseDate(written).kind).toBe('unreadable');
    },
  );
});

describe('parseBytes and parseDecimal', () => {
  it.each([
    ['1024', '1024'],
    ['1 024', '1024'],
    ['1024.0', '1024'],
    ['2,5 MB', '2500000'],
    ['12 KiB', '12288'],
    ['-1', undefined],
    ['stor', undefined],
    ['99999999999999999999', undefined],
  ])('read %s bytes', (written, expected) => {
    expect(parseBytes(written)).toBe(expected);
  });

  it.each([
    ['10,5', '10.5'],
    ['1e3', '1000'],
    ['1.5E-3', '0.0015'],
    ['-3', '-3'],
    ['tio', undefined],
  ])('read the decimal %s', (written, expected) => {
    expect(parseDecimal(written)).toBe(expected);
  });
});

describe('parseGeometry', () => {
  it.each([
    ['POINT(15.2 59.3)', 'POINT(15.2 59.3)'],
    [
      '<http://www.opengis.net/def/crs/OGC/1.3/CRS84> Polygon((1 2, 3 4, 1 2))',
      '<http://www.opengis.net/def/crs/OGC/1.3/CRS84> Polygon((1 2, 3 4, 1 2))',
    ],
    ['{"type":"Point","coordinates":[15.2,59.3]}', 'POINT(15.2 59.3)'],
    ['{"type":"Polygon","coordinates":[[[1,2],[3,4],[1,2]]]}', 'POLYGON((1 2, 3 4, 1 2))'],
    ['15, 59, 16, 60', 'POLYGON((15 59, 16 59, 16 60, 15 60, 15 59))'],
    ['wrong wkt', undefined],
    ['POINT(15.2 59.3', undefined],
    ['{"type":"Polygon","coordinates":[[[4, NaN]]]}', undefined],
    ['{"type":"Polygon","coordinates":[[[[[[1,2]]]]]]}', undefined],
    ['<gml:Point/>', undefined],
  ])('reads %s', (written, expected) => {
    expect(parseGeometry(written)).toBe(expected);
  });
});

describe('telephoneIri', () => {
  it.each([
    ['019-21 10 00', 'tel:+4619211000'],
    ['tel:086631722', 'tel:+4686631722'],
    ['+46 (0)19-21 10 00', 'tel:+4619211000'],
    ['0046 19 211000', 'tel:+4619211000'],
    ['tel:+46%2019%20211000', 'tel:+4619211000'],
    ['+49 40 4 28 40 - 3494', 'tel:+494042840 3494'.replace(' ', '')],
    ['019-21 10 00 ankn 12', 'tel:+4619211000'],
    ['växeln', undefined],
    ['112', undefined],
  ])('reads %s', (written, expected) => {
    expect(telephoneIri(written)).toBe(expected);
  });
});

describe('emailsIn', () => {
  it.each([
    ['mailto:Data@Kumla.se', ['data@kumla.se']],
    ['data@kumla.se; info@kumla.se', ['data@kumla.se', 'info@kumla.se']],
    ['data(at)kumla.se', ['data@kumla.se']],
    ['Öppna data <data@kumla.se>', ['data@kumla.se']],
    ['mailto:data@kumla.se?subject=Hej', ['data@kumla.se']],
    ['kumla.se', []],
    ['data@kumla', []],
  ])('finds those in %s', (written, expected) => {
    expect(emailsIn(written)).toEqual(expected);
  });
});

describe('addressIn', () => {
  it.each([
    ['\'"http://wiki.example/x_(y)" ', 'http://wiki.example/x_(y)'],
    ["'http:///wiki.example/x'", 'http://wiki.example/x'],
    ['www.kumla.se/öppna data', 'http://www.kumla.se/öppna%20data'],
    ['kumla.se', 'http://kumla.se'],
    ['https://a.example/1 https://b.example/2', 'https://a.example/1'],
    ['https://a.example/1%', 'https://a.example/1%25'],
    ['ring oss', undefined],
    ['javascript:alert(1)', undefined],
  ])('reads %s', (written, expected) => {
    expect(addressIn(written)).toBe(expected);
  });
});

describe('htmlToText', () => {
  it('unpacks markup that was escaped twice', () => {
    expect(htmlToText('&lt;p&gt;Lek &amp;amp; park&lt;/p&gt;').trim()).toBe('Lek & park');
  });
});

describe('typed values of a dataset', () => {
  it('get the datatype of their precision, and it is told', () => {
    const { values, problems } = datasetWith('dct:issued "2015" ; dct:modified "2015-09-18"');
    expect(values('dct:issued')).toEqual([{ literal: '2015', type: 'xsd:gYear' }]);
    expect(values('dct:modified')).toEqual([{ literal: '2015-09-18', type: 'xsd:date' }]);
    expect(problemOf(problems, 'date-repaired')).toMatchObject({ before: '2015', after: '2015^^xsd:gYear' });
  });

  it('that are right are left in peace', () => {
    expect(codes(datasetWith('dct:issued "2015-09-18"^^xsd:date').problems)).toEqual([]);
  });

  it('that are no dates are left out, and it is told', () => {
    const { values, problems } = datasetWith('dct:issued "2015-02-30"^^xsd:date ; dct:modified "nyss"');
    expect(values('dct:issued') ?? values('dct:modified')).toBeUndefined();
    expect(problems.map(({ code, before }) => [code, before])).toEqual([
      ['normalise.date-left-out', '2015-02-30'],
      ['normalise.date-left-out', 'nyss'],
    ]);
  });

  it('of two dates of change keep the later', () => {
    const { values } = datasetWith(
      'dct:modified "2015-09-18"^^xsd:date, "2020-01-01"^^xsd:date, "2019-01-01"^^xsd:date',
    );
    expect(values('dct:modified')).toEqual([{ literal: '2020-01-01', type: 'xsd:date' }]);
  });

  it('read durations, resolutions and sizes', () => {
    const { values } = datasetWith('dcat:temporalResolution "p2w" ; dcat:spatialResolutionInMeters "10,5"');
    expect(values('dcat:temporalResolution')).toEqual([{ literal: 'P14D', type: 'xsd:duration' }]);
    expect(values('dcat:spatialResolutionInMeters')).toEqual([{ literal: '10.5', type: 'xsd:decimal' }]);
    const { nodes } = distributionsWith('dcat:accessURL :f.csv ; dcat:byteSize "1024.0"^^xsd:decimal');
    expect(nodes[0]?.properties['dcat:byteSize']).toEqual([
      { literal: '1024', type: 'xsd:nonNegativeInteger' },
    ]);
  });
});

describe('periods', () => {
  it('get the dates of the current profile, and no end where there is none', () => {
    const { values, problems } = datasetWith(
      'dct:temporal [ a dct:PeriodOfTime ; schema:startDate "2014-02-19"^^xsd:date ; schema:endDate "9999-12-31"^^xsd:date ]',
    );
    expect(values('dct:temporal')).toEqual([
      {
        node: {
          id: '',
          types: ['dct:PeriodOfTime'],
          properties: { 'dcat:startDate': [{ literal: '2014-02-19', type: 'xsd:date' }] },
        },
      },
    ]);
    expect(codes(problems)).toEqual(['date-open', 'property-renamed']);
  });

  it.each([
    ['2004-11-03/2005-03-30', '2004-11-03', '2005-03-30'],
    ['2010-2014', '2010', '2014'],
    ['2010 – 2014', '2010', '2014'],
    ['2015', '2015', '2015'],
    ['2015-01-01/..', '2015-01-01', undefined],
  ])('are read from the text %s', (written, start, end) => {
    const [value] = datasetWith(`dct:temporal "${written}"`).values('dct:temporal') ?? [];
    const { properties } = value !== undefined && 'node' in value ? value.node : { properties: {} };
    expect(properties).toMatchObject({ 'dcat:startDate': [{ literal: start }] });
    if (end === undefined) expect(properties).not.toHaveProperty('dcat:endDate');
    else expect(properties).toMatchObject({ 'dcat:endDate': [{ literal: end }] });
  });

  it('without dates are left out, and it is told', () => {
    const { values, problems } = datasetWith('dct:temporal [ a dct:PeriodOfTime ; rdfs:label "Nu" ]');
    expect(values('dct:temporal')).toBeUndefined();
    expect(codes(problems)).toEqual(['period-left-out']);
  });
});

describe('places', () => {
  it.each([
    ['<https://sws.geonames.org/2661886/>', 'http://sws.geonames.org/2661886'],
    ['<http://www.geonames.org/2661886/kingdom-of-sweden.html>', 'http://sws.geonames.org/2661886'],
    ['"Sverige"@sv', 'http://sws.geonames.org/2661886'],
    ['"Kumla kommun"', 'http://sws.geonames.org/2697720'],
    [
      '[ rdfs:label "Plats" ; dct:Description <http://sws.geonames.org/602149> ]',
      'http://sws.geonames.org/602149',
    ],
    [
      '<http://publications.europa.eu/resource/authority/country/SWE>',
      'http://publications.europa.eu/resource/authority/country/SWE',
    ],
  ])('%s is %s', (written, iri) => {
    expect(datasetWith(`dct:spatial ${written}`).values('dct:spatial')).toEqual([{ iri }]);
  });

  it('that are only named keep their name', () => {
    expect(datasetWith('dct:spatial "Hardemo socken"@sv').values('dct:spatial')).toEqual([
      {
        node: {
          id: '',
          types: ['dct:Location'],
          properties: { 'skos:prefLabel': [{ text: 'Hardemo socken', lang: 'sv' }] },
        },
      },
    ]);
  });

  it('keep one geometry of several notations, as well-known text', () => {
    const { values, problems } = datasetWith(
      `dct:spatial [ a dct:Location ; locn:geometry "{\\"type\\":\\"Point\\",\\"coordinates\\":[15.1,59.1]}", "POINT(15.1 59.1)"^^geo:wktLiteral, "<gml/>" ]`,
    );
    expect(values('dct:spatial')).toEqual([
      {
        node: {
          id: '',
          types: ['dct:Location'],
          properties: { 'locn:geometry': [{ literal: 'POINT(15.1 59.1)', type: 'geo:wktLiteral' }] },
        },
      },
    ]);
    expect(problemOf(problems, 'value-left-out')).toMatchObject({
      property: 'locn:geometry',
      before: '<gml/>',
    });
  });
});

describe('references', () => {
  it('that stand as text become links', () => {
    const { values, problems } = datasetWith('dcat:landingPage " https://kumla.example/lek plats "');
    expect(values('dcat:landingPage')).toEqual([{ iri: 'https://kumla.example/lek%20plats' }]);
    expect(codes(problems)).toEqual(['address-repaired']);
  });

  it('that lead nowhere are left out', () => {
    const { values, problems } = datasetWith(
      'dcat:landingPage "fråga i receptionen", <mailto:info@kumla.se>',
    );
    expect(values('dcat:landingPage')).toBeUndefined();
    expect(problems.map(({ before }) => before)).toEqual(['fråga i receptionen', 'mailto:info@kumla.se']);
  });

  it('to a document keep what is said of it', () => {
    const { values } = datasetWith('foaf:page :om', ':om a foaf:Document ; dct:title "Om data"@sv .');
    expect(values('foaf:page')).toEqual([
      {
        node: {
          id: 'https://kumla.example/om',
          types: ['foaf:Document'],
          properties: { 'dct:title': [{ text: 'Om data', lang: 'sv' }] },
        },
      },
    ]);
  });

  it('to the dataset itself do not take it in once more', () => {
    expect(datasetWith('dcat:landingPage :d').values('dcat:landingPage')).toEqual([
      { iri: 'https://kumla.example/d' },
    ]);
  });

  it('to a standard in words give it an IRI', () => {
    expect(datasetWith('dct:conformsTo "INSPIRE"').values('dct:conformsTo')).toMatchObject([
      { node: { types: ['dct:Standard'], properties: { 'dct:title': [{ text: 'INSPIRE', lang: 'sv' }] } } },
    ]);
  });

  it('in older forms are written in the current one', () => {
    const { values, problems } = datasetWith(
      'dct:hasVersion :d2 ; dct:isVersionOf :d0 ; adms:version "2" ; dct:updated "2020"',
    );
    expect(values('dcat:hasVersion')).toEqual([{ iri: 'https://kumla.example/d2' }]);
    expect(values('dcat:isVersionOf')).toEqual([{ iri: 'https://kumla.example/d0' }]);
    expect(values('dcat:version')).toEqual([{ literal: '2' }]);
    expect(values('dct:modified')).toEqual([{ literal: '2020', type: 'xsd:gYear' }]);
    expect(problems.filter(({ code }) => code === 'normalise.property-renamed')).toHaveLength(4);
  });
});
