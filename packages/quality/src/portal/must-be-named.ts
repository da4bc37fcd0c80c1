/**
 * Classes whose things need an IRI of their own, for the portal allows no blank nodes there ("Undvik blanka noder"), or harvests
 * them like those.
 */
export const mustBeNamed: ReadonlySet<string> = new Set([
  'dcat:Catalog',
  'dcat:Dataset',
  'dcat:DatasetSeries',
  'dcat:DataService',
  'dcat:Distribution',
  'foaf:Agent',
  'vcard:Kind',
]);
