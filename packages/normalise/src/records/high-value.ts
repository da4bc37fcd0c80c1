import type { Entity, Value } from '@lanskatalog/core';
import { irisOf, isNode } from '@lanskatalog/core';
import { append } from '../read-properties.ts';
import type { Properties, Work } from '../work.ts';
import { about, note } from '../work.ts';

/** Implementing regulation (EU) 2023/138 on high-value datasets. */
const regulation = 'http://data.europa.eu/eli/reg_impl/2023/138/oj';
const legislation = 'dcatap:applicableLegislation';
const category = 'dcatap:hvdCategory';

/**
 * Regulation and category go together (recommendation 14): a category without the regulation brings it, the regulation
 * without a category cannot be published. A high-value dataset has at least one distribution that is marked too.
 */
export function settleHighValue(properties: Properties, work: Work): void {
  const marked = isMarked({ id: '', types: [], properties });
  if (properties[category] === undefined) {
    if (marked) unmark(properties, work);
    return;
  }
  if (!marked) {
    append(properties, legislation, [{ iri: regulation }]);
    note(work, 'normalise.regulation-supplied', { property: legislation, after: regulation });
  }
  markDistributions(properties, work);
}

function unmark(properties: Properties, work: Work): void {
  const others = (properties[legislation] ?? []).filter(
    (value) => !('iri' in value && value.iri === regulation),
  );
  if (others.length === 0) delete properties[legislation];
  else properties[legislation] = others;
  note(work, 'normalise.category-missing', { property: category, before: regulation });
}

const isMarked = (node: Entity): boolean => irisOf(node, legislation).includes(regulation);

function markDistributions(properties: Properties, work: Work): void {
  const distributions = properties['dcat:distribution'];
  if (distributions === undefined) return;
  if (distributions.some((value) => isNode(value) && isMarked(value.node))) return;
  properties['dcat:distribution'] = distributions.map((value): Value => {
    if (!isNode(value)) return value;
    note(about(work, value.node.id), 'normalise.regulation-supplied', {
      property: legislation,
      after: regulation,
    });
    const properties = { ...value.node.properties, [legislation]: [{ iri: regulation }] };
    return { node: { ...value.node, properties } };
  });
}
