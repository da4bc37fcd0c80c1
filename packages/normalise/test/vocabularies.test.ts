import { describe, expect, it } from '@jest/globals';
import { codes, datasetWith, distributionsWith, problemOf } from './feed.ts';

const authority = 'http://publications.europa.eu/resource/authority';

describe('themes', () => {
  it.each([
    ['<http://publications.europa.eu/resource/authority/data-theme/ENVI>', 'ENVI'],
    ['"ENVI"', 'ENVI'],
    ['"Miljö"@sv', 'ENVI'],
    ['"environment"@en', 'ENVI'],
    ['<http://eurovoc.europa.eu/100157>', 'AGRI'],
    ['<http://eurovoc.europa.eu/100146>', 'ECON'],
    ['<http://eurovoc.europa.eu/100212>', 'SOCI'],
    ['<http://inspire.ec.europa.eu/theme/tn>', 'TRAN'],
    ['[ skos:prefLabel "Transport"@sv ]', 'TRAN'],
    [`[ skos:prefLabel "'http://eurovoc.europa.eu/100155'" ]`, 'ENVI'],
  ])('%s means %s', (written, code) => {
    expect(datasetWith(`dcat:theme ${written}`).values('dcat:theme')).toEqual([
      { iri: `${authority}/data-theme/${code}` },
    ]);
  });

  it('in a list are all found', () => {
    expect(datasetWith('dcat:theme "TRAN; EDUC"').values('dcat:theme')).toEqual([
      { iri: `${authority}/data-theme/TRAN` },
      { iri: `${authority}/data-theme/EDUC` },
    ]);
  });

  it('in words of the source’s own are kept as keywords', () => {
    const { values, problems } = datasetWith('dcat:theme "Trollskog"@sv');
    expect(values('dcat:theme')).toBeUndefined();
    expect(values('dcat:keyword')).toEqual([{ text: 'Trollskog', lang: 'sv' }]);
    expect(codes(problems)).toEqual(['word-kept-as-keyword']);
  });

  it('of other lists are left out, and it is told', () => {
    const { values, problems } = datasetWith('dcat:theme <http://www.eionet.europa.eu/gemet/concept/834>');
    expect(values('dcat:theme')).toBeUndefined();
    expect(problemOf(problems, 'value-left-out')).toMatchObject({
      severity: 'warning',
      property: 'dcat:theme',
      before: 'http://www.eionet.europa.eu/gemet/concept/834',
    });
  });

  it('are taken from the configuration where the source states none', () => {
    const circumstances = { overrides: { theme: ['GOVE'] } };
    const silent = datasetWith('dct:identifier "1-a"', '', circumstances);
    expect(silent.values('dcat:theme')).toEqual([{ iri: `${authority}/data-theme/GOVE` }]);
    expect(codes(silent.problems)).toEqual(['theme-configured']);
    expect(datasetWith('dcat:theme "ENVI"', '', circumstances).values('dcat:theme')).toEqual([
      { iri: `${authority}/data-theme/ENVI` },
    ]);
  });
});

describe('frequencies', () => {
  it.each([
    ['<http://purl.org/cld/freq/continuous>', 'CONT'],
    ['<http://purl.org/cld/freq/semiannual>', 'ANNUAL_2'],
    ['<http://purl.org/cld/freq/semimonthly>', 'MONTHLY_2'],
    ['"årligen"', 'ANNUAL'],
    ['"En gång per år"@sv', 'ANNUAL'],
    ['"daily"', 'DAILY'],
    ['"R/P1M"', 'MONTHLY'],
    ['"asNeeded"', 'IRREG'],
    [`<${authority}/frequency/HOURLY>`, 'OTHER'],
    ['[ a dct:Frequency ; rdfs:label "Varje vecka"@sv ]', 'WEEKLY'],
  ])('%s means %s', (written, code) => {
    const { values, problems } = datasetWith(`dct:accrualPeriodicity ${written}`);
    expect(values('dct:accrualPeriodicity')).toEqual([{ iri: `${authority}/frequency/${code}` }]);
    expect(codes(problems)).toEqual(['value-mapped']);
  });

  it('are found under the class name that Umeå used', () => {
    const { values } = datasetWith('dct:Frequency <http://purl.org/cld/freq/daily>');
    expect(values('dct:accrualPeriodicity')).toEqual([{ iri: `${authority}/frequency/DAILY` }]);
  });

  it('that are two are cut to one, the same whatever the order', () => {
    const one = datasetWith('dct:accrualPeriodicity "monthly", "daily"');
    const other = datasetWith('dct:accrualPeriodicity "daily", "monthly"');
    expect(one.values('dct:accrualPeriodicity')).toEqual([{ iri: `${authority}/frequency/DAILY` }]);
    expect(other.values('dct:accrualPeriodicity')).toEqual(one.values('dct:accrualPeriodicity'));
    expect(problemOf(one.problems, 'values-left-out')).toMatchObject({
      before: `${authority}/frequency/MONTHLY`,
      after: `${authority}/frequency/DAILY`,
    });
  });
});

describe('languages, rights, status and availability', () => {
  it.each([
    ['dct:language', '"sv"', 'language/SWE'],
    ['dct:language', '"svenska"', 'language/SWE'],
    ['dct:language', '<http://id.loc.gov/vocabulary/iso639-1/sv.>', 'language/SWE'],
    ['dct:language', '<http://lexvo.org/id/iso639-3/eng>', 'language/ENG'],
    ['dct:accessRights', '"öppen"', 'access-right/PUBLIC'],
    ['dct:accessRights', '"Sekretess"', 'access-right/NON_PUBLIC'],
    ['dct:accessRights', '"restricted public"', 'access-right/RESTRICTED'],
  ])('%s %s means %s', (property, written, iri) => {
    expect(datasetWith(`${property} ${written}`).values(property)).toEqual([{ iri: `${authority}/${iri}` }]);
  });

  it.each([
    ['adms:status', '<http://purl.org/adms/status/UnderDevelopment>', 'distribution-status/DEVELOP'],
    ['adms:status', '"färdig"', 'distribution-status/COMPLETED'],
    [
      'dcatap:availability',
      '<http://data.europa.eu/r5r/availability/experimental>',
      'planned-availability/EXPERIMENTAL',
    ],
    ['dcat:availability', '"stabil"', 'planned-availability/STABLE'],
  ])('%s %s means %s', (property, written, iri) => {
    const { nodes } = distributionsWith(`dcat:accessURL :f.csv ; ${property} ${written}`);
    expect(nodes[0]?.properties[property.replace('dcat:', 'dcatap:')]).toEqual([
      { iri: `${authority}/${iri}` },
    ]);
  });
});

describe('licences', () => {
  const cc = 'http://creativecommons.org';
  it.each([
    ['<http://creativecommons.org/licenses/by/4.0/>', `${cc}/licenses/by/4.0/`],
    ['<https://creativecommons.org/licenses/by/4.0>', `${cc}/licenses/by/4.0/`],
    ['<https://creativecommons.org/licenses/by/4.0/deed.sv>', `${cc}/licenses/by/4.0/`],
    ['<http://publications.europa.eu/resource/authority/licence/CC_BY_4_0>', `${cc}/licenses/by/4.0/`],
    ['"cc-by"', `${cc}/licenses/by/4.0/`],
    ['"Creative Commons Erkännande"@sv', `${cc}/licenses/by/4.0/`],
    ['"CC BY-SA 4.0"', `${cc}/licenses/by-sa/4.0/`],
    ['"CC0"', `${cc}/publicdomain/zero/1.0/`],
    ['<https://creativecommons.org/publicdomain/zero/1.0/legalcode>', `${cc}/publicdomain/zero/1.0/`],
    ['<http://creativecommons.org/licenses/by/2.5/se>', `${cc}/licenses/by/2.5/se/`],
    ['<http://creativecommons.org/licenses/by-sa/3.0/no/>', `${cc}/licenses/by-sa/3.0/no/`],
    [
      '"<p>Se <a href=\'http://creativecommons.org/licenses/by/4.0/deed.sv\'>CC</a></p>"',
      `${cc}/licenses/by/4.0/`,
    ],
  ])('%s is %s', (written, iri) => {
    const { nodes } = distributionsWith(`dcat:accessURL :f.csv ; dct:license ${written}`);
    expect(nodes[0]?.properties['dct:license']).toEqual([{ iri }]);
  });

  it('in unknown words become a licence document of that title', () => {
    const { nodes, problems } = distributionsWith(
      'dcat:accessURL :f.csv ; dct:license "Kumlas egna villkor"@sv',
    );
    expect(nodes[0]?.properties['dct:license']).toEqual([
      {
        node: {
          id: expect.stringMatching(/^https:\/\/data\.prov\.example\/kumla\/licence\/[0-9a-f]{16}$/),
          types: ['dct:LicenseDocument'],
          properties: { 'dct:title': [{ text: 'Kumlas egna villkor', lang: 'sv' }] },
        },
      },
    ]);
    expect(codes(problems)).toContain('licence-in-words');
  });

  it('with an address of their own keep it, as licence documents', () => {
    const { nodes } = distributionsWith(
      'dcat:accessURL :f.csv ; dct:license <https://kumla.example/villkor>',
    );
    expect(nodes[0]?.properties['dct:license']).toEqual([
      { node: { id: 'https://kumla.example/villkor', types: ['dct:LicenseDocument'], properties: {} } },
    ]);
  });

  it('that name no licence are left out', () => {
    const { nodes, problems } = distributionsWith('dcat:accessURL :f.csv ; dct:license "copyright"');
    expect(nodes[0]?.properties['dct:license']).toBeUndefined();
    expect(problemOf(problems, 'value-left-out')).toMatchObject({
      property: 'dct:license',
      before: 'copyright',
    });
  });

  it('on the dataset go to those distributions that state none', () => {
    const { entity, problems } = datasetWith(
      'dct:license "CC0" ; dcat:distribution :a, :b',
      `:a a dcat:Distribution ; dcat:accessURL :a.csv .
       :b a dcat:Distribution ; dcat:accessURL :b.csv ; dct:license "CC BY 4.0" .`,
    );
    const licences = (entity.properties['dcat:distribution'] ?? []).map((value) =>
      'node' in value ? value.node.properties['dct:license'] : undefined,
    );
    expect(licences).toEqual([
      [{ iri: `${cc}/publicdomain/zero/1.0/` }],
      [{ iri: `${cc}/licenses/by/4.0/` }],
    ]);
    expect(entity.properties['dct:license']).toBeUndefined();
    expect(problemOf(problems, 'licence-moved')).toMatchObject({ subject: 'https://kumla.example/a' });
  });

  it('are taken from the configuration where neither dataset nor distribution states one', () => {
    const { nodes, problems } = distributionsWith('dcat:accessURL :f.csv', {
      overrides: { license: `${cc}/licenses/by/4.0/` },
    });
    expect(nodes[0]?.properties['dct:license']).toEqual([{ iri: `${cc}/licenses/by/4.0/` }]);
    expect(codes(problems)).toContain('licence-configured');
  });

  it('of the catalogue say nothing of the data', () => {
    const { entity } = datasetWith(
      'dcat:distribution :f',
      ':f a dcat:Distribution ; dcat:accessURL :f.csv . :c a dcat:Catalog ; dcat:dataset :d ; dct:license "CC0" .',
    );
    expect(JSON.stringify(entity)).not.toContain('dct:license');
  });
});

describe('formats', () => {
  const iana = 'https://www.iana.org/assignments/media-types';
  it.each([
    ['dct:format "text/csv"', 'text/csv', 'text/csv'],
    ['dct:format "Excel"', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', undefined],
    ['dct:format "kommaseparerad"@sv', 'text/csv', 'text/csv'],
    [
      'dct:format <http://publications.europa.eu/resource/authority/file-type/JSON_LD>',
      'application/ld+json',
      undefined,
    ],
    ['dct:format "application/json-ld"', 'application/ld+json', undefined],
    [
      'dcat:mediaType <https://www.iana.org/assignments/media-types/text/turtle>',
      'text/turtle',
      'text/turtle',
    ],
    ['dcat:mediaType "application/pdf"', 'application/pdf', 'application/pdf'],
    ['dct:format [ rdf:value "application/pdf" ]', 'application/pdf', 'application/pdf'],
    ['dct:format ".shp, .dbf, .idx, .prj, shx"', 'application/x-shapefile', 'application/zip'],
    ['dct:format "text/csv+zip"', 'text/csv+zip', 'application/zip'],
    ['dct:format "WMS"', 'application/vnd.ogc.wms_xml', null],
    ['dct:format "application/vnd.kumla+json"', 'application/vnd.kumla+json', null],
    ['dct:format "text/csv;charset=utf-8"', 'text/csv', 'text/csv'],
  ])('%s is %s', (written, format, type) => {
    const { nodes } = distributionsWith(`dcat:accessURL :f ; ${written}`);
    expect(nodes[0]?.properties['dct:format']).toEqual([{ literal: format }]);
    expect(nodes[0]?.properties['dcat:mediaType']).toEqual(
      type === null ? undefined : [{ iri: `${iana}/${type ?? format}` }],
    );
  });

  it('keep what a media type says beside a format', () => {
    const { nodes } = distributionsWith(
      'dcat:accessURL :f ; dct:format "CSV" ; dcat:mediaType "application/zip"',
    );
    expect(nodes[0]?.properties).toMatchObject({
      'dct:format': [{ literal: 'text/csv' }],
      'dcat:mediaType': [{ iri: `${iana}/application/zip` }],
    });
  });

  it('that are several are cut to the one that says most', () => {
    const { nodes, problems } = distributionsWith('dcat:accessURL :f ; dct:format "ZIP", "Shape"');
    expect(nodes[0]?.properties['dct:format']).toEqual([{ literal: 'application/x-shapefile' }]);
    expect(problemOf(problems, 'values-left-out')).toMatchObject({
      property: 'dct:format',
      before: 'application/zip',
    });
  });

  it('that are missing are told by the ending of the address', () => {
    const { nodes, problems } = distributionsWith(
      'dcat:accessURL :p ; dcat:downloadURL <https://kumla.example/f/lek.geojson?v=2>',
    );
    expect(nodes[0]?.properties['dct:format']).toEqual([{ literal: 'application/geo+json' }]);
    expect(codes(problems)).toEqual(['format-from-address']);
  });

  it('that nothing tells are left open', () => {
    const { nodes } = distributionsWith(
      'dcat:accessURL <https://kumla.example/lista.php> ; dct:format "CKAN Datastore (PostgreSQL-database)"',
    );
    expect(nodes[0]?.properties['dct:format']).toBeUndefined();
  });
});
