/** A list that keeps its first entries, and counts the others. */
export interface BoundedList<T> {
  readonly kept: readonly T[];
  readonly leftOut: number;
  readonly add: (entry: T) => void;
}

export function boundedList<T>(limit: number): BoundedList<T> {
  const kept: T[] = [];
  let leftOut = 0;
  return {
    kept,
    get leftOut() {
      return leftOut;
    },
    add(entry) {
      if (kept.length < limit) kept.push(entry);
      else leftOut += 1;
    },
  };
}
