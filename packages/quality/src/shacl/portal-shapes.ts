import { iriTerm, labels } from './turtle-terms.ts';

interface PortalShape {
  readonly name: string;
  readonly target: string;
  readonly constraints: readonly string[];
  readonly severity: 'Violation' | 'Warning';
  readonly message: { readonly sv: string; readonly en: string };
}

const shapes: readonly PortalShape[] = [
  {
    name: 'one-level',
    target: 'sh:targetClass dcat:Catalog',
    constraints: ['sh:property [ sh:path ( dct:hasPart dct:hasPart ) ; sh:maxCount 0 ]'],
    severity: 'Violation',
    message: {
      sv: 'Portalen läser en nivå av delkataloger.',
      en: 'The portal reads one level of sub-catalogues.',
    },
  },
  {
    name: 'no-record',
    target: 'sh:targetClass dcat:CatalogRecord',
    constraints: ['sh:property [ sh:path rdf:type ; sh:maxCount 0 ]'],
    severity: 'Violation',
    message: {
      sv: 'Portalen tar inte emot dcat:CatalogRecord.',
      en: 'The portal takes no dcat:CatalogRecord.',
    },
  },
  {
    name: 'publisher-is-no-contact',
    target: 'sh:targetObjectsOf dct:publisher',
    constraints: ['sh:property [ sh:path [ sh:inversePath dcat:contactPoint ] ; sh:maxCount 0 ]'],
    severity: 'Violation',
    message: { sv: 'En utgivare får inte vara en kontakt.', en: 'A publisher must not be a contact.' },
  },
  {
    name: 'publisher-iri',
    target: 'sh:targetObjectsOf dct:publisher',
    constraints: ['sh:pattern "^http://dataportal\\\\.se/organisation/SE\\\\d{10}(?:-[\\\\w-]+)?$"'],
    severity: 'Warning',
    message: {
      sv: 'Utgivare heter http://dataportal.se/organisation/SE och organisationsnumret.',
      en: 'Publishers are called http://dataportal.se/organisation/SE and the organisation number.',
    },
  },
  {
    name: 'series-not-in-series',
    target: 'sh:targetClass dcat:DatasetSeries',
    constraints: ['sh:property [ sh:path dcat:inSeries ; sh:maxCount 0 ]'],
    severity: 'Violation',
    message: { sv: 'En serie får inte ingå i en serie.', en: 'A series must not be part of a series.' },
  },
  {
    name: 'series-size',
    target: 'sh:targetClass dcat:DatasetSeries',
    constraints: [
      'sh:property [ sh:path [ sh:inversePath dcat:inSeries ] ; sh:maxCount 50 ; sh:severity sh:Warning ]',
    ],
    severity: 'Warning',
    message: { sv: 'Högst 50 datamängder i en serie.', en: 'At most 50 datasets in a series.' },
  },
];

/** Those of the portal's rules that SHACL can say. */
export const portalShapes = (base: string): string[] =>
  shapes.map(
    ({ name, target, constraints, severity, message }) =>
      [
        `${iriTerm(`${base}#${name}`)} a sh:NodeShape`,
        `  ${target}`,
        ...constraints.map((constraint) => `  ${constraint}`),
        `  sh:message ${labels(message)}`,
        `  sh:severity sh:${severity}`,
      ].join(' ;\n') + ' .',
  );
