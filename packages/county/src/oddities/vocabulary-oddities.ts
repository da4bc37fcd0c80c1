import { isResource, plain, ref, rewrite, typed, type Resource, type Statement } from '../resource.ts';
import type { GraphOddity } from './oddity.ts';

/** Replaces the value of a property where it is an IRI. */
function replaceIri(resource: Resource, property: string, change: (iri: string) => Statement[1]): Resource {
  return rewrite(resource, (statement): readonly Statement[] => {
    const [name, value] = statement;
    if (name !== property || isResource(value) || value.termType !== 'NamedNode') return [statement];
    return [[name, change(value.value)]];
  });
}

function rename(resource: Resource, names: Readonly<Record<string, string>>): Resource {
  return rewrite(resource, ([property, value]) => [[names[property] ?? property, value]]);
}

const lastSegment = (iri: string): string => iri.slice(iri.lastIndexOf('/') + 1);

/** EuroVoc's domains, which feeds older than 2015 used as themes. */
const eurovocThemes: Readonly<Record<string, string>> = {
  ECON: '100146',
  EDUC: '100150',
  ENER: '100159',
  ENVI: '100155',
  GOVE: '100142',
  HEAL: '100149',
  REGI: '100161',
  SOCI: '100149',
  TECH: '100158',
  TRAN: '100154',
};

const themesInSwedish: Readonly<Record<string, string>> = {
  ECON: 'Ekonomi och finans',
  EDUC: 'Utbildning, kultur och sport',
  ENER: 'Energi',
  ENVI: 'Miljö',
  GOVE: 'Regeringen och den offentliga sektorn',
  HEAL: 'Hälsa',
  REGI: 'Regioner och städer',
  SOCI: 'Befolkning och samhälle',
  TECH: 'Vetenskap och teknik',
  TRAN: 'Transport',
};

const oldFrequencies: Readonly<Record<string, string>> = {
  ANNUAL_2: 'semiannual',
  CONT: 'continuous',
  IRREG: 'irregular',
};

const licenceNames = (iri: string): string =>
  iri.includes('publicdomain') ? 'CC0 1.0' : 'Creative Commons Erkännande 4.0';

/** Old, foreign and free words where the profile wants its vocabularies (standards 5.2, domain.md 5). */
export const vocabularyOddities = {
  'eurovoc-themes': (resource) =>
    replaceIri(resource, 'dcat:theme', (iri) =>
      ref(`http://eurovoc.europa.eu/${eurovocThemes[lastSegment(iri)] ?? '100142'}`),
    ),
  'themes-as-text': (resource) =>
    replaceIri(resource, 'dcat:theme', (iri) => plain(themesInSwedish[lastSegment(iri)] ?? lastSegment(iri))),
  'literal-licences': (resource) => replaceIri(resource, 'dct:license', (iri) => plain(licenceNames(iri))),
  'deed-sv-licences': (resource) =>
    replaceIri(resource, 'dct:license', (iri) => ref(`${iri.replace('http:', 'https:')}deed.sv`)),
  'licences-without-slash': (resource) =>
    replaceIri(resource, 'dct:license', (iri) => ref(iri.replace(/\/$/, ''))),
  'old-frequencies': (resource) =>
    replaceIri(resource, 'dct:accrualPeriodicity', (iri) => {
      const code = lastSegment(iri);
      return ref(`http://purl.org/cld/freq/${oldFrequencies[code] ?? code.toLowerCase()}`);
    }),
  'frequency-as-text': (resource) =>
    replaceIri(resource, 'dct:accrualPeriodicity', (iri) =>
      plain(
        lastSegment(iri) === 'ANNUAL'
          ? 'Årligen'
          : lastSegment(iri) === 'MONTHLY'
            ? 'månadsvis'
            : 'Vid behov',
      ),
    ),
  'adms-contact-point': (resource) => rename(resource, { 'dcat:contactPoint': 'adms:contactPoint' }),
  'schema-period': (resource) =>
    rename(resource, { 'dcat:startDate': 'schema:startDate', 'dcat:endDate': 'schema:endDate' }),
  'end-of-time': (resource) =>
    rewrite(resource, ([property, value]) => [
      property === 'dcat:endDate' ? [property, typed('9999-12-31', 'xsd:date')] : [property, value],
    ]),
  'untyped-dates': (resource) =>
    rewrite(resource, ([property, value]) => [
      !isResource(value) && value.termType === 'Literal' && value.datatype === 'xsd:date'
        ? [property, plain(value.value)]
        : [property, value],
    ]),
  'year-only': (resource, { index }) =>
    index % 3 !== 0
      ? resource
      : rewrite(resource, ([property, value]) => [
          property === 'dct:issued' && !isResource(value)
            ? [property, plain(value.value.slice(0, 4))]
            : [property, value],
        ]),
  'format-as-extension': (resource) =>
    rewrite(resource, ([property, value]) => [
      property === 'dct:format' && !isResource(value)
        ? [property, plain(`.${lastSegment(value.value)}`)]
        : [property, value],
    ]),
} as const satisfies Record<string, GraphOddity>;
