import { exampleHost } from '../municipalities.ts';
import { withOddities } from '../oddities/oddities.ts';
import { ref, tagged, typed, type Resource, type Statement } from '../resource.ts';
import { identityBase, type Site } from '../site/site-state.ts';
import { describePublisher, publisherIri } from './describe-agents.ts';
import { datasetIri, describeDataset, isBlank } from './describe-dataset.ts';
import type { DatasetSpan } from './feed-plan.ts';

const ccZero = 'http://creativecommons.org/publicdomain/zero/1.0/';

/** The main catalogue with the datasets of a span and the sub-catalogues that are named in it. */
export function describeCatalogue(site: Site, span: DatasetSpan, parts: readonly Resource[]): Resource {
  const { municipality, profile, baseUrl } = site;
  const statements: Statement[] = [
    ['dct:title', tagged(`Öppna data från ${municipality.officialName}`, 'sv')],
    ['dct:title', tagged(`Open data from ${municipality.name}`, 'en')],
    [
      'dct:description',
      tagged(`Datamängder som ${municipality.officialName} publicerar för vidareutnyttjande.`, 'sv'),
    ],
    ['dct:publisher', ref(publisherIri(site))],
    ['dct:license', ref(ccZero)],
    ['dct:language', ref('http://publications.europa.eu/resource/authority/language/SWE')],
    ['dct:issued', typed('2019-03-01', 'xsd:date')],
    ['foaf:homepage', ref(`${baseUrl}/psidata`)],
    ...rights(site),
    ...datasetStatements(site, span),
    ...parts.map((part): Statement => ['dct:hasPart', part]),
  ];
  const catalogue: Resource = { iri: `${identityBase(site)}/katalog`, types: ['dcat:Catalog'], statements };
  return withOddities(catalogue, profile.oddities, { index: -1, baseUrl, host: exampleHost(municipality) });
}

/** A sub-catalogue: its type alone where it is to be fetched from its address. */
export function describePart(site: Site, span: DatasetSpan, alone: boolean): Resource {
  const iri = `${site.baseUrl}/datasets/dcat/${span.part}`;
  if (alone) return { iri, types: ['dcat:Catalog'], statements: [] };
  const title = span.part === 'kultur' ? 'Kultur och fritid' : 'Samhällsbyggnad';
  return {
    iri,
    types: ['dcat:Catalog'],
    statements: [
      ['dct:title', tagged(`${title}, ${site.municipality.officialName}`, 'sv')],
      ['dct:description', tagged(`Förvaltningens datamängder.`, 'sv')],
      ['dct:publisher', ref(publisherIri(site))],
      ['dct:license', ref(ccZero)],
      ...datasetStatements(site, span),
    ],
  };
}

function datasetStatements(site: Site, { from, to }: DatasetSpan): Statement[] {
  return site.datasets.slice(from, to).map((dataset, offset) => {
    const index = from + offset;
    const value = isBlank(index, site)
      ? describeDataset(dataset, index, site)
      : ref(datasetIri(dataset, site));
    return ['dcat:dataset', value];
  });
}

/** Örebro's feed of 2015 described its publisher only inside the rights statement. */
function rights(site: Site): Statement[] {
  if (!site.profile.oddities.includes('publisher-inside-rights')) return [];
  const holder: Resource = {
    types: ['odrs:RightsStatement'],
    statements: [['odrs:copyrightHolder', describePublisher(site)]],
  };
  return [['dct:rights', holder]];
}
