import { loadProfileData } from '@lanskatalog/config';
import { describe, expect, it } from '@jest/globals';
import type { Graph, Problem } from '@lanskatalog/core';
import { explain } from '@lanskatalog/core';
import { countFindings, levelOf, validateGraph } from '@lanskatalog/quality';
import { smallFeedWith } from './support/small-feed.ts';

const profileData = loadProfileData();

/** All but what is merely recommended. */
const errorsOf = (graph: Graph): Problem[] =>
  [...validateGraph(graph, profileData)].filter((found) => levelOf(found) !== 'recommended-missing');

const codesOf = (graph: Graph): string[] => errorsOf(graph).map(({ code }) => code);

const dataset = 'https://k.example/dataset';

describe('validateGraph', () => {
  it('finds no error in a small feed that is right', () => {
    expect(errorsOf(smallFeedWith({}))).toEqual([]);
  });

  it('tells a finding in Swedish and English, with class, subject, property, clause, value and what to write', () => {
    const [found] = errorsOf(smallFeedWith({ [dataset]: { 'dct:issued': '2024-01-01' } }));
    expect(found).toMatchObject({
      subject: dataset,
      property: 'dct:issued',
      params: { class: 'dcat:Dataset' },
    });
    const clause = 'https://docs.dataportal.se/dcat/sv/#dcat_Dataset-dcterms_issued';
    expect(found && explain(found, 'sv')).toEqual({
      title: 'Värdet har fel form',
      message: `dcat:Dataset ${dataset}: dct:issued (Utgivningsdatum) är "2024-01-01".`,
      remedy: `Skriv "2024-01-01"^^xsd:date. Se ${clause}`,
      clause,
    });
    expect(found && explain(found, 'en').message).toBe(
      `dcat:Dataset ${dataset}: dct:issued (Release date) is "2024-01-01".`,
    );
  });

  it('suggests the concept that a word or an older address means', () => {
    const graph = smallFeedWith({
      [dataset]: {
        'dct:accrualPeriodicity': '<http://purl.org/cld/freq/monthly>',
        'dcat:theme': 'Transport',
      },
    });
    const remedies = errorsOf(graph).map((found) => explain(found, 'en').remedy);
    expect(remedies[0]).toContain('data-theme/TRAN>');
    expect(remedies[1]).toContain('frequency/MONTHLY>');
  });

  it.each([
    ['dct:issued', '2015-09-18', 'Write "2015-09-18"^^xsd:date.'],
    ['dct:modified', '2015', 'Write "2015"^^xsd:gYear.'],
    ['dct:issued', 'i fjol', 'Write "2026-11-24"^^xsd:date.'],
    ['dcat:landingPage', 'https://k.example/bad', 'Write <https://k.example/bad>.'],
    ['dcat:landingPage', 'k.example/bad', 'Write <https://…> (foaf:Document).'],
  ])('suggests the same value in the right form: %s %s', (property, value, remedy) => {
    const [found] = errorsOf(smallFeedWith({ [dataset]: { [property]: value } }));
    expect(found && explain(found, 'en').remedy).toContain(remedy);
  });

  it('suggests an e-mail address as an IRI', () => {
    const [found] = errorsOf(
      smallFeedWith({ 'https://k.example/contact': { 'vcard:hasEmail': 'data@k.example^^xsd:string' } }),
    );
    expect(found && explain(found, 'en').remedy).toContain('Write <mailto:data@k.example>.');
  });

  it('names the exact address of a licence written in another way', () => {
    const graph = smallFeedWith({
      'https://k.example/csv': { 'dct:license': '<https://creativecommons.org/licenses/by/4.0/deed.sv>' },
    });
    const [found] = errorsOf(graph);
    expect(found?.code).toBe('quality.inexact-value');
    expect(found && explain(found, 'en').remedy).toContain(
      'Write <http://creativecommons.org/licenses/by/4.0/>',
    );
  });

  it('says what stands under another name where a mandatory value is missing', () => {
    const graph = smallFeedWith({ [dataset]: { 'dct:description': [], 'rdfs:comment': 'Alla bad@sv' } });
    const [found] = errorsOf(graph);
    expect(found?.code).toBe('quality.mandatory-missing');
    expect(found && explain(found, 'sv').remedy).toContain('Ange dct:description: "Alla bad"@sv');
  });

  it('counts a mandatory value under an old name as missing', () => {
    const graph = smallFeedWith({
      'https://k.example/csv': { 'dcat:accessURL': [], 'dct:accessURL': '<https://k.example/a.csv>' },
    });
    const [found] = errorsOf(graph);
    expect(found).toMatchObject({ code: 'quality.old-name', severity: 'error', before: 'dct:accessURL' });
    expect(found && levelOf(found)).toBe('mandatory-missing');
  });

  it('judges a nameless part and tells of it where it stands', () => {
    const graph = smallFeedWith({
      [dataset]: { 'dct:temporal': '_:period' },
      '_:period': { a: 'dct:PeriodOfTime', 'dcat:startDate': '2024', 'dcat:endDate': '2024-12-31^^xsd:date' },
    });
    const [found] = errorsOf(graph);
    expect(found).toMatchObject({ code: 'quality.wrong-form', subject: dataset, property: 'dcat:startDate' });
    expect(found && explain(found, 'en').message).toContain(`dct:PeriodOfTime in dct:temporal of ${dataset}`);
  });

  it('judges a distribution that does not say it is one', () => {
    const graph = smallFeedWith({ 'https://k.example/csv': { a: [], 'dcat:accessURL': [] } });
    expect(codesOf(graph)).toEqual(['quality.type-missing', 'quality.mandatory-missing']);
  });

  it('takes a series that says it is a dataset as well for a series', () => {
    const series = {
      a: ['dcat:Dataset', 'dcat:DatasetSeries'],
      'dct:title': 'Serie@sv',
      'dct:description': 'S@sv',
    };
    const graph = smallFeedWith({ 'https://k.example/series': series });
    const found = [...validateGraph(graph, profileData)].filter(({ subject }) => subject?.endsWith('series'));
    expect(new Set(found.map(({ params }) => params?.['class']))).toEqual(new Set(['dcat:DatasetSeries']));
  });

  it('tells of a publisher that nothing describes', () => {
    const graph = smallFeedWith({
      [dataset]: { 'dct:publisher': '<http://dataportal.se/organisation/SE2120001975>' },
    });
    expect(errorsOf(graph)).toMatchObject([
      { code: 'quality.not-described', subject: dataset, property: 'dct:publisher' },
    ]);
  });

  it('leaves places outside the feed alone', () => {
    const graph = smallFeedWith({
      [dataset]: { 'dct:spatial': '<http://sws.geonames.org/2686655>' },
      'http://sws.geonames.org/2686655': { 'rdfs:label': 'Örebro@sv' },
    });
    expect(errorsOf(graph)).toEqual([]);
  });

  it('tells once of a contact that is something else, however many point at it', () => {
    const graph = smallFeedWith({
      'https://k.example/contact': { a: 'vcard:Group' },
      'https://k.example/other': {
        a: 'dcat:DatasetSeries',
        'dct:title': 'Serie@sv',
        'dct:description': 'Serie@sv',
        'dct:publisher': '<http://dataportal.se/organisation/SE2120001967>',
        'dcat:contactPoint': '<https://k.example/contact>',
      },
    });
    expect(errorsOf(graph)).toMatchObject([
      { code: 'quality.wrong-type', before: '<https://k.example/contact>', params: { types: 'vcard:Group' } },
    ]);
  });

  it('allows one publisher', () => {
    const graph = smallFeedWith({
      [dataset]: {
        'dct:publisher': [
          '<http://dataportal.se/organisation/SE2120001967>',
          '<http://dataportal.se/organisation/SE2120001975>',
        ],
      },
      'http://dataportal.se/organisation/SE2120001975': {
        a: 'foaf:Agent',
        'foaf:name': 'Kumla kommun@sv',
        'dct:type': '<http://purl.org/adms/publishertype/LocalAuthority>',
      },
    });
    expect(errorsOf(graph)).toMatchObject([{ code: 'quality.too-many', params: { count: 2, max: 1 } }]);
  });

  it('survives parts within parts without end', () => {
    const things = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, n) => [
        `_:c${n}`,
        { a: 'dcat:Catalog', 'dct:hasPart': `_:c${n + 1}` },
      ]),
    );
    expect(codesOf(smallFeedWith(things)).length).toBeGreaterThan(20_000);
  });

  it('counts findings as the portal does', () => {
    const graph = smallFeedWith({ [dataset]: { 'dct:title': [], 'dct:issued': '2024' } });
    expect(countFindings(validateGraph(graph, profileData))).toMatchObject({
      'mandatory-missing': 1,
      error: 1,
      remark: 0,
    });
  });
});
