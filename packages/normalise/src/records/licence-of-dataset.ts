import type { Description, Entity, Value } from '@lanskatalog/core';
import { expand, isNode } from '@lanskatalog/core';
import { append, inWords, limited, readValues } from '../read-properties.ts';
import type { Properties, Work } from '../work.ts';
import { about, note } from '../work.ts';

export const licencePredicate = expand('dct:license');

/** The licence that stands on a dataset, in the form that distributions have it. */
export function datasetLicence(description: Description, work: Work): Value[] {
  const terms = description.get(licencePredicate);
  if (terms === undefined) return [];
  const property = work.run.rules.classNamed('dcat:Distribution').property('dct:license');
  const unique: Properties = {};
  append(unique, property.name, readValues(terms, { property, work, parent: description }));
  return limited(unique[property.name] ?? [], property, work);
}

/**
 * A licence belongs on the distribution (recommendation 11): one that stands on the dataset goes to the distributions
 * that state none, and so does the one the source is configured with. The catalogue's licence is that of the metadata
 * and says nothing of the data.
 */
export function passLicenceOn(properties: Properties, stated: readonly Value[], work: Work): void {
  const { license } = work.run.context.source.overrides;
  const [licence] = stated.length > 0 ? stated : license === undefined ? [] : [{ iri: license }];
  if (licence === undefined) return;
  const distributions = properties['dcat:distribution'];
  if (distributions === undefined) {
    if (stated.length > 0) properties['dct:license'] = [licence];
    return;
  }
  const code = stated.length > 0 ? 'normalise.licence-moved' : 'normalise.licence-configured';
  properties['dcat:distribution'] = distributions.map((value) => {
    if (!isNode(value) || value.node.properties['dct:license'] !== undefined) return value;
    note(about(work, value.node.id), code, { property: 'dct:license', after: inWords(licence) });
    return { node: licensed(value.node, licence) };
  });
}

const licensed = (node: Entity, licence: Value): Entity => ({
  ...node,
  properties: { ...node.properties, 'dct:license': [licence] },
});
