import type { Term, Value } from '@lanskatalog/core';
import { irisOf } from '@lanskatalog/core';
import { describedPart, isComplete } from '../read-part.ts';
import { leaveOut } from '../read-values.ts';
import type { Reader, Slot } from '../work.ts';
import { descriptionOf } from '../work.ts';

/** Relations with a role of the national list; without one, what is related is told by {@link plainRelations}. */
export const readRelationships: Reader = (terms, slot) =>
  terms.flatMap((term): Value[] => {
    const rules = slot.work.run.rules.classes.get('dcat:Relationship');
    if (rules === undefined || descriptionOf(term, slot.work.run) === undefined) return leaveOut(term, slot);
    const node = describedPart(term, rules, { ...slot.work, depth: slot.work.depth + 1 });
    return isComplete(node.properties, rules, slot) ? [{ node }] : [];
  });

/** What relations without a usable role point at: still worth a dct:relation. */
export function plainRelations(terms: readonly Term[], slot: Slot): Value[] {
  const rules = slot.work.run.rules.classes.get('dcat:Relationship');
  if (rules === undefined) return [];
  const silent = { ...slot.work, problems: [], depth: slot.work.depth + 1 };
  return terms.flatMap((term) => {
    if (descriptionOf(term, slot.work.run) === undefined) return [];
    const node = describedPart(term, rules, silent);
    return node.properties['dcat:hadRole'] === undefined
      ? irisOf(node, 'dct:relation').map((iri) => ({ iri }))
      : [];
  });
}
