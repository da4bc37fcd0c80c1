import { prefixes } from '@lanskatalog/core';

/** A term table in the shape of a JSON-LD context. */
export type ContextObject = Readonly<Record<string, unknown>>;

/** Terms whose values are references. */
const references = (terms: Readonly<Record<string, string>>): ContextObject =>
  Object.fromEntries(Object.entries(terms).map(([term, id]) => [term, { '@id': id, '@type': '@id' }]));

const rdfPrefixes = { ...prefixes, dcterms: prefixes.dct, r5r: prefixes.dcatap };

const plainDcat = {
  title: 'dct:title',
  description: 'dct:description',
  keyword: 'dcat:keyword',
  identifier: 'dct:identifier',
  issued: 'dct:issued',
  modified: 'dct:modified',
  version: 'dcat:version',
  versionNotes: 'adms:versionNotes',
  startDate: 'dcat:startDate',
  endDate: 'dcat:endDate',
  byteSize: 'dcat:byteSize',
  name: 'foaf:name',
  fn: 'vcard:fn',
};

const classes = {
  Agent: 'foaf:Agent',
  Catalog: 'dcat:Catalog',
  CatalogRecord: 'dcat:CatalogRecord',
  Checksum: 'spdx:Checksum',
  DataService: 'dcat:DataService',
  Dataset: 'dcat:Dataset',
  DatasetSeries: 'dcat:DatasetSeries',
  Distribution: 'dcat:Distribution',
  Kind: 'vcard:Kind',
  LicenceDocument: 'dct:LicenseDocument',
  Location: 'dct:Location',
  PeriodOfTime: 'dct:PeriodOfTime',
  RightsStatement: 'dct:RightsStatement',
};

/** DCAT-AP 3.0.x: the terms of all its classes in one table, since no term means two things. */
const dcatAp: ContextObject = {
  ...rdfPrefixes,
  ...plainDcat,
  ...classes,
  Catalogue: 'dcat:Catalog',
  CatalogueRecord: 'dcat:CatalogRecord',
  CataloguedResource: 'dcat:Resource',
  DatasetMemberOfADatasetSeries: 'dcat:Dataset',
  Document: 'foaf:Document',
  Geometry: 'locn:Geometry',
  Identifier: 'adms:Identifier',
  Relationship: 'dcat:Relationship',
  Attribution: 'prov:Attribution',
  Standard: 'dct:Standard',
  releaseDate: 'dct:issued',
  listingDate: 'dct:issued',
  modificationDate: 'dct:modified',
  notation: 'skos:notation',
  preferredLabel: 'skos:prefLabel',
  checksumValue: 'spdx:checksumValue',
  bbox: 'dcat:bbox',
  centroid: 'dcat:centroid',
  geometry: 'locn:geometry',
  spatialResolution: { '@id': 'dcat:spatialResolutionInMeters', '@type': 'xsd:decimal' },
  temporalResolution: { '@id': 'dcat:temporalResolution', '@type': 'xsd:duration' },
  ...references({
    accessRights: 'dct:accessRights',
    accessService: 'dcat:accessService',
    accessUrl: 'dcat:accessURL',
    algorithm: 'spdx:algorithm',
    applicableLegislation: 'dcatap:applicableLegislation',
    applicationProfile: 'dct:conformsTo',
    availability: 'dcatap:availability',
    beginning: 'time:hasBeginning',
    catalogue: 'dcat:catalog',
    changeType: 'adms:status',
    checksum: 'spdx:checksum',
    compressionFormat: 'dcat:compressFormat',
    conformsTo: 'dct:conformsTo',
    contactPoint: 'dcat:contactPoint',
    creator: 'dct:creator',
    dataset: 'dcat:dataset',
    datasetDistribution: 'dcat:distribution',
    documentation: 'foaf:page',
    downloadUrl: 'dcat:downloadURL',
    end: 'time:hasEnd',
    endpointDescription: 'dcat:endpointDescription',
    endpointUrl: 'dcat:endpointURL',
    format: 'dct:format',
    frequency: 'dct:accrualPeriodicity',
    geographicalCoverage: 'dct:spatial',
    hadRole: 'dcat:hadRole',
    hasPart: 'dct:hasPart',
    hasPolicy: 'odrl:hasPolicy',
    hasVersion: 'dcat:hasVersion',
    homepage: 'foaf:homepage',
    inSeries: 'dcat:inSeries',
    isReferencedBy: 'dct:isReferencedBy',
    landingPage: 'dcat:landingPage',
    language: 'dct:language',
    licence: 'dct:license',
    linkedSchemas: 'dct:conformsTo',
    mediaType: 'dcat:mediaType',
    next: 'dcat:next',
    otherIdentifier: 'adms:identifier',
    packagingFormat: 'dcat:packageFormat',
    previous: 'dcat:prev',
    primaryTopic: 'foaf:primaryTopic',
    provenance: 'dct:provenance',
    publisher: 'dct:publisher',
    qualifiedAttribution: 'prov:qualifiedAttribution',
    qualifiedRelation: 'dcat:qualifiedRelation',
    record: 'dcat:record',
    relatedResource: 'dct:relation',
    relation: 'dct:relation',
    rights: 'dct:rights',
    sample: 'adms:sample',
    servesDataset: 'dcat:servesDataset',
    service: 'dcat:service',
    source: 'dct:source',
    sourceMetadata: 'dct:source',
    status: 'adms:status',
    temporalCoverage: 'dct:temporal',
    theme: 'dcat:theme',
    themes: 'dcat:themeTaxonomy',
    type: 'dct:type',
    wasGeneratedBy: 'prov:wasGeneratedBy',
  }),
};

/** Project Open Data 1.1 (DCAT-US): what `data.json` files mean. */
const dcatUs: ContextObject = {
  ...rdfPrefixes,
  ...plainDcat,
  ...classes,
  pod: 'https://project-open-data.cio.gov/v1.1/schema#',
  Contact: 'vcard:Kind',
  accessLevel: 'pod:accessLevel',
  accrualPeriodicity: 'dct:accrualPeriodicity',
  bureauCode: 'pod:bureauCode',
  programCode: 'pod:programCode',
  dataQuality: 'pod:dataQuality',
  describedByType: 'pod:describedByType',
  format: 'dct:format',
  language: 'dct:language',
  mediaType: 'dcat:mediaType',
  rights: 'dct:rights',
  spatial: 'dct:spatial',
  temporal: 'dct:temporal',
  theme: 'dcat:theme',
  ...references({
    accessURL: 'dcat:accessURL',
    conformsTo: 'dct:conformsTo',
    contactPoint: 'dcat:contactPoint',
    dataset: 'dcat:dataset',
    describedBy: 'pod:describedBy',
    distribution: 'dcat:distribution',
    downloadURL: 'dcat:downloadURL',
    hasEmail: 'vcard:hasEmail',
    isPartOf: 'dct:isPartOf',
    landingPage: 'dcat:landingPage',
    license: 'dct:license',
    publisher: 'dct:publisher',
    references: 'dct:references',
    subOrganizationOf: 'org:subOrganizationOf',
  }),
};

/** schema.org: one vocabulary for all terms; the listed ones take addresses. */
const schemaOrg: ContextObject = {
  '@vocab': prefixes.schema,
  schema: prefixes.schema,
  id: '@id',
  type: '@type',
  ...references({
    acquireLicensePage: 'schema:acquireLicensePage',
    additionalType: 'schema:additionalType',
    contentUrl: 'schema:contentUrl',
    image: 'schema:image',
    isBasedOn: 'schema:isBasedOn',
    license: 'schema:license',
    logo: 'schema:logo',
    mainEntityOfPage: 'schema:mainEntityOfPage',
    sameAs: 'schema:sameAs',
    url: 'schema:url',
    usageInfo: 'schema:usageInfo',
  }),
};

const hydraReferences = [
  'first',
  'firstPage',
  'last',
  'lastPage',
  'member',
  'next',
  'nextPage',
  'previous',
  'view',
];

const hydra: ContextObject = {
  ...rdfPrefixes,
  ...Object.fromEntries(
    ['Collection', 'PagedCollection', 'PartialCollectionView', 'itemsPerPage', 'totalItems'].map((term) => [
      term,
      `hydra:${term}`,
    ]),
  ),
  ...references(Object.fromEntries(hydraReferences.map((term) => [term, `hydra:${term}`]))),
};

/** udata (data.gouv.fr and its kin) and what Opendatasoft exports: DCAT terms by their own names, paging included. */
const udata: ContextObject = {
  ...hydra,
  '@vocab': prefixes.dcat,
  ...plainDcat,
  ...classes,
  Organization: 'foaf:Organization',
  accrualPeriodicity: 'dct:accrualPeriodicity',
  creator: 'dct:creator',
  format: 'dct:format',
  language: 'dct:language',
  mediaType: 'dcat:mediaType',
  rights: 'dct:rights',
  spatial: 'dct:spatial',
  temporal: 'dct:temporal',
  ...references({
    accessURL: 'dcat:accessURL',
    dataset: 'dcat:dataset',
    distribution: 'dcat:distribution',
    downloadURL: 'dcat:downloadURL',
    homepage: 'foaf:homepage',
    landingPage: 'dcat:landingPage',
    license: 'dct:license',
    publisher: 'dct:publisher',
  }),
};

const byAddress: readonly (readonly [RegExp, ContextObject])[] = [
  [/^https?:\/\/(?:www\.)?schema\.org(?:\/|\/docs\/jsonldcontext\.json(?:ld)?)?$/, schemaOrg],
  [/\bproject-open-data\b.*\/catalog\.jsonld$/, dcatUs],
  [/\bsemiceu?\b.*\.jsonld$/i, dcatAp],
  [/\/dcat-ap[\w.-]*\.jsonld$/i, dcatAp],
  [/^https?:\/\/www\.w3\.org\/ns\/hydra\/(?:core|context\.jsonld)/, hydra],
  [/\/api\/1\/site\/context\.jsonld$/, udata],
  [/\bopendatasoft\b.*\.jsonld$/, udata],
];

/**
 * The context that an address stands for, where it is one of those we know. Contexts are never fetched: a harvest must
 * not depend on, nor tell of itself to, a server that is not its source.
 */
export const knownContext = (address: string): ContextObject | undefined =>
  byAddress.find(([pattern]) => pattern.test(address))?.[1];
