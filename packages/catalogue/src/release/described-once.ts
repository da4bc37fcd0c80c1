import { nQuadsWriter } from '../rdf/n-quads-writer.ts';
import type { WritableNode } from '../rdf/writable-entity.ts';

/** Whether a node is to be written here, or was (or will be) somewhere else: with the same words, or with others. */
type Placement = 'here' | 'elsewhere' | 'elsewhere-differently';

export interface DescribedOnce {
  /** Judges a part of a dataset, agent or catalogue, in the order of writing. */
  place(part: WritableNode): Placement;
}

/**
 * Sees to it that no IRI is described twice in a document. Datasets, agents and catalogues are described in their own
 * place; of a part that several datasets have in common the first description stands.
 */
export function createDescribedOnce(options: {
  /** IRIs that have a place of their own. */
  readonly hasOwnPlace: (iri: string) => boolean;
  /** Parts met more than once; only of these the descriptions are remembered. */
  readonly shared: ReadonlySet<string>;
}): DescribedOnce {
  const { hasOwnPlace, shared } = options;
  const descriptions = new Map<string, string>();
  const writer = nQuadsWriter();
  return {
    place(part) {
      if (hasOwnPlace(part.id)) return 'elsewhere-differently';
      if (!shared.has(part.id)) return 'here';
      const description = writer.node(part);
      const first = descriptions.get(part.id);
      if (first !== undefined) return first === description ? 'elsewhere' : 'elsewhere-differently';
      descriptions.set(part.id, description);
      return 'here';
    },
  };
}
