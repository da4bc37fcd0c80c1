import type { Entity, Value } from '@lanskatalog/core';
import { isNode } from '@lanskatalog/core';
import { inWords } from '../read-properties.ts';
import type { Properties, Work } from '../work.ts';
import { about, note } from '../work.ts';

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
