import type { PublishedDataset, PublishedDistribution } from '../datasets/published-dataset.ts';
import { exampleHost } from '../municipalities.ts';
import { withOddities } from '../oddities/oddities.ts';
import { randomFor } from '../random.ts';
import { plain, ref, tagged, typed, type Resource, type Statement } from '../resource.ts';
import { identityBase, type Site } from '../site/site-state.ts';
import { contactIri, describePublisher, publisherIri } from './describe-agents.ts';

const authority = 'http://publications.europa.eu/resource/authority';
const ccZero = 'http://creativecommons.org/publicdomain/zero/1.0/';
const ccBy = 'http://creativecommons.org/licenses/by/4.0/';

export const datasetIri = ({ iri, key }: PublishedDataset, site: Site): string =>
  iri ?? `${identityBase(site)}/dataset/${key}`;

/** Every second dataset has no name of its own where the profile says so. */
export const isBlank = (index: number, { profile }: Site): boolean =>
  index % 2 === 1 && profile.oddities.includes('blank-datasets');

/** A dataset with its distributions inside it, oddities and all. About 30 statements where it has two files. */
export function describeDataset(dataset: PublishedDataset, index: number, site: Site): Resource {
  const { baseUrl, municipality, profile } = site;
  const statements: Statement[] = [
    ...texts(dataset, index, site),
    ['dct:publisher', publisherOf(site)],
    ['dcat:contactPoint', ref(contactIri(site))],
    ['dcat:theme', ref(`${authority}/data-theme/${dataset.theme}`)],
    ['dct:accrualPeriodicity', ref(`${authority}/frequency/${dataset.frequency}`)],
    ['dct:accessRights', ref(`${authority}/access-right/PUBLIC`)],
    ['dct:issued', typed(dataset.issued, 'xsd:date')],
    ['dct:modified', typed(dataset.modified, 'xsd:date')],
    ['dct:identifier', plain(dataset.identifier)],
    ['dct:temporal', period(dataset)],
    ['dct:spatial', location(site)],
    ['dcat:landingPage', ref(`${baseUrl}/datamangd/${dataset.key}`)],
    ...(dataset.conformsTo === undefined ? [] : [['dct:conformsTo', ref(dataset.conformsTo)] as const]),
    ...dataset.distributions.map((distribution): Statement => [
      'dcat:distribution',
      describeDistribution(distribution, dataset, site),
    ]),
  ];
  const named = isBlank(index, site) ? {} : { iri: datasetIri(dataset, site) };
  const context = { index, baseUrl, host: exampleHost(municipality) };
  return withOddities({ ...named, types: ['dcat:Dataset'], statements }, profile.oddities, context);
}

function texts(dataset: PublishedDataset, index: number, site: Site): Statement[] {
  const twice = index === 1 && site.profile.oddities.includes('same-title-twice');
  const title = twice ? (site.datasets[0]?.title ?? dataset.title) : dataset.title;
  return [
    ['dct:title', tagged(title.sv, 'sv')],
    ['dct:title', tagged(title.en, 'en')],
    ['dct:description', tagged(dataset.description.sv, 'sv')],
    ['dct:description', tagged(dataset.description.en, 'en')],
    ...dataset.keywords.sv.map((word): Statement => ['dcat:keyword', tagged(word, 'sv')]),
    ...dataset.keywords.en.map((word): Statement => ['dcat:keyword', tagged(word, 'en')]),
  ];
}

function publisherOf(site: Site): Statement[1] {
  return site.profile.oddities.includes('publisher-repeated')
    ? describePublisher(site)
    : ref(publisherIri(site));
}

const period = ({ issued, modified }: PublishedDataset): Resource => ({
  types: ['dct:PeriodOfTime'],
  statements: [
    ['dcat:startDate', typed(`${issued.slice(0, 4)}-01-01`, 'xsd:date')],
    ['dcat:endDate', typed(modified, 'xsd:date')],
  ],
});

const location = ({ municipality }: Site): Resource => ({
  types: ['dct:Location'],
  statements: [
    ['dcat:centroid', typed(`POINT(${municipality.longitude} ${municipality.latitude})`, 'geo:wktLiteral')],
  ],
});

function describeDistribution(
  { files, mediaType, title }: PublishedDistribution,
  dataset: PublishedDataset,
  site: Site,
): Resource {
  const addresses = files.map(({ name }) =>
    ref(`${site.baseUrl}/filer/${dataset.key}/${encodeURIComponent(name)}`),
  );
  const licence = randomFor(dataset.identifier).chance(0.6) ? ccZero : ccBy;
  return {
    iri: `${identityBase(site)}/distribution/${dataset.key}/${encodeURIComponent(files[0].name)}`,
    types: ['dcat:Distribution'],
    statements: [
      ['dct:title', tagged(title, 'sv')],
      ['dcat:accessURL', addresses[0]!],
      ...addresses.map((address): Statement => ['dcat:downloadURL', address]),
      ['dct:format', plain(mediaType)],
      ['dct:license', ref(licence)],
    ],
  };
}
