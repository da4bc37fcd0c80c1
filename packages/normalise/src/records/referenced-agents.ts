import type { Entity } from '@lanskatalog/core';
import { isIri, isNode } from '@lanskatalog/core';
import type { Work } from '../work.ts';

/** Descriptions of those agents that the record still refers to, in a fixed order. */
export function referencedAgents(entity: Entity, { agents }: Work): Entity[] {
  const left = new Map(agents);
  const found: Entity[] = [];
  const visit = (one: Entity): void => {
    for (const values of Object.values(one.properties)) {
      for (const value of values) {
        if (isNode(value)) visit(value.node);
        else if (isIri(value)) {
          const agent = left.get(value.iri);
          if (agent === undefined) continue;
          left.delete(value.iri);
          found.push(agent);
        }
      }
    }
  };
  visit(entity);
  return found.sort((a, b) => (a.id < b.id ? -1 : 1));
}
