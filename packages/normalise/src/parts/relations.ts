import type { Term, Value } from '@lanskatalog/core';
import { irisOf } from '@lanskatalog/core';
import { describedPart, isComplete } from '../read-part.ts';
import { leaveOut } from '../labels.ts';
import type { Reader, Work } from '../work.ts';

/** Relations with a role of the national list; without one, what is related is told by {@link plainRelations}. */
export const readRelationships: Reader = (terms, slot) =>
  terms.flatMap((term): Value[] => {
    const rules = slot.work.run.rules.classNamed('dcat:Relationship');
    const node = describedPart(term, rules, slot.work);
    if (node === undefined) return leaveOut(term, slot);
    return isComplete(node.properties, rules, slot) ? [{ node }] : [];
  });

/** What relations without a usable role point at: still worth a dct:relation. */
export function plainRelations(terms: readonly Term[], work: Work): Value[] {
  const rules = work.run.rules.classNamed('dcat:Relationship');
  const silent = { ...work, problems: [] };
  return terms.flatMap((term) => {
    const node = describedPart(term, rules, silent);
    if (node === undefined) return [];
    return node.properties['dcat:hadRole'] === undefined
      ? irisOf(node, 'dct:relation').map((iri) => ({ iri }))
      : [];
  });
}
