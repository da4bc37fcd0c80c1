/** The portal takes no blank nodes for these (harvesting recommendations: catalogue, dataset, distribution, publisher, contact). */
export const mustBeNamed: ReadonlySet<string> = new Set([
  'dcat:Catalog',
  'dcat:Dataset',
  'dcat:DatasetSeries',
  'dcat:DataService',
  'dcat:Distribution',
  'foaf:Agent',
  'foaf:Organization',
  'foaf:Person',
  'foaf:Group',
  'vcard:Kind',
  'vcard:Organization',
  'vcard:Individual',
  'vcard:Group',
]);
