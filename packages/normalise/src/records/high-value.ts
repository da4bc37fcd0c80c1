import type { Entity, Value } from '@lanskatalog/core';
import { irisOf, isIri, isNode } from '@lanskatalog/core';
import type { ClassRules } from '../compile-rules.ts';
import { append } from '../read-properties.ts';
import type { Properties, Work } from '../work.ts';
import { about, note } from '../work.ts';

const legislation = 'dcatap:applicableLegislation';
const category = 'dcatap:hvdCategory';

/**
 * Regulation (EU) 2023/138 and category go together (recommendation 14): a category without the regulation brings it,
 * the regulation without a category cannot be published. A high-value dataset has at least one marked distribution.
 */
export function settleHighValue(properties: Properties, rules: ClassRules, work: Work): void {
  const regulation = rules.property(category).requiresValue;
  if (regulation === undefined) return;
  const marked = isMarked({ id: '', types: [], properties }, regulation);
  if (properties[category] === undefined) {
    if (marked) unmark(properties, regulation, work);
    return;
  }
  if (!marked) {
    append(properties, legislation, [{ iri: regulation }]);
    note(work, 'normalise.regulation-supplied', { property: legislation, after: regulation });
  }
  markDistributions(properties, regulation, work);
}

const isMarked = (node: Entity, regulation: string): boolean =>
  irisOf(node, legislation).includes(regulation);

function unmark(properties: Properties, regulation: string, work: Work): void {
  const others = (properties[legislation] ?? []).filter(
    (value) => !(isIri(value) && value.iri === regulation),
  );
  if (others.length === 0) delete properties[legislation];
  else properties[legislation] = others;
  note(work, 'normalise.category-missing', { property: category, before: regulation });
}

function markDistributions(properties: Properties, regulation: string, work: Work): void {
  const distributions = properties['dcat:distribution'];
  if (distributions === undefined) return;
  if (distributions.some((value) => isNode(value) && isMarked(value.node, regulation))) return;
  properties['dcat:distribution'] = distributions.map((value): Value => {
    if (!isNode(value)) return value;
    note(about(work, value.node.id), 'normalise.regulation-supplied', {
      property: legislation,
      after: regulation,
    });
    return {
      node: { ...value.node, properties: { ...value.node.properties, [legislation]: [{ iri: regulation }] } },
    };
  });
}
