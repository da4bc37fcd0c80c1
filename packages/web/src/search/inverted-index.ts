/** Documents of a term in the order of their positions. */
interface Postings {
  readonly positions: Uint32Array;
  readonly weights: Float32Array;
  /** One bit for each field that the term stands in. */
  readonly fields: Uint8Array;
}

/** Which documents a term stands in, and how much that says of them. Frozen once built. */
export interface InvertedIndex {
  readonly size: number;
  /** Sorted. */
  readonly terms: readonly string[];
  postings(term: number): Postings;
  /** How telling a term is: seldom ones more. */
  rarity(term: number): number;
  /** Place in `terms` of the first that is not before `text`. */
  firstFrom(text: string): number;
}

interface OpenPostings {
  readonly positions: number[];
  readonly weights: number[];
  readonly fields: number[];
}

export interface IndexBuilder {
  /** Documents come in the order of their positions; `terms` with repetitions, as they stand in the field. */
  add(
    position: number,
    field: number,
    options: { readonly terms: readonly string[]; readonly boost: number },
  ): void;
  build(size: number): InvertedIndex;
}

export function createIndexBuilder(): IndexBuilder {
  const open = new Map<string, OpenPostings>();
  return {
    add(position, field, { terms, boost }) {
      // A word says more of a short text than of a long one.
      const weight = boost / Math.sqrt(terms.length);
      for (const term of terms) addPosting(open, term, { position, weight, field });
    },
    build: (size) => freeze(open, size),
  };
}

function addPosting(
  open: Map<string, OpenPostings>,
  term: string,
  { position, weight, field }: { readonly position: number; readonly weight: number; readonly field: number },
): void {
  let postings = open.get(term);
  if (postings === undefined) {
    postings = { positions: [], weights: [], fields: [] };
    open.set(term, postings);
  }
  const last = postings.positions.length - 1;
  if (postings.positions[last] === position) {
    postings.weights[last] = (postings.weights[last] ?? 0) + weight;
    postings.fields[last] = (postings.fields[last] ?? 0) | (1 << field);
    return;
  }
  postings.positions.push(position);
  postings.weights.push(weight);
  postings.fields.push(1 << field);
}

const nothing: Postings = {
  positions: new Uint32Array(),
  weights: new Float32Array(),
  fields: new Uint8Array(),
};

function freeze(open: Map<string, OpenPostings>, size: number): InvertedIndex {
  const terms = [...open.keys()].sort();
  const frozen = terms.map((term): Postings => {
    const { positions = [], weights = [], fields = [] } = open.get(term) ?? {};
    return {
      positions: Uint32Array.from(positions),
      weights: Float32Array.from(weights),
      fields: Uint8Array.from(fields),
    };
  });
  const rarities = Float32Array.from(frozen, ({ positions }) => Math.log(1 + size / positions.length));
  return {
    size,
    terms,
    postings: (term) => frozen[term] ?? nothing,
    rarity: (term) => rarities[term] ?? 0,
    firstFrom: (text) => firstFrom(terms, text),
  };
}

/** Place of the first of sorted texts that is not before `wanted`. */
export function firstFrom(sorted: readonly string[], wanted: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
