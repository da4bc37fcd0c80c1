/** What a list can be narrowed by; the names are those of the address, the same in both languages. */
export const facetNames = ['kommun', 'tema', 'format', 'licens', 'stjarnor', 'uppdaterad', 'delad'] as const;
export type FacetName = (typeof facetNames)[number];

export type Selection = Readonly<Record<FacetName, readonly string[]>>;
/** Nothing chosen. */
export const noSelection: Selection = Object.freeze({
  kommun: [],
  tema: [],
  format: [],
  licens: [],
  stjarnor: [],
  uppdaterad: [],
  delad: [],
});

export type FacetCounts = Readonly<Record<FacetName, ReadonlyMap<string, number>>>;

interface Narrowed {
  /** Positions of the datasets that fit the selection, in the order given. */
  readonly positions: readonly number[];
  /**
   * How many there would be with each value: of one facet the values add up (this or that), of different facets all must
   * hold. So a facet's counts leave its own selection aside.
   */
  readonly counts: FacetCounts;
}

export interface FacetIndex {
  narrow(positions: Iterable<number>, selection: Selection): Narrowed;
}

/** `valuesOf` gives the values of a dataset by its position. */
export function buildFacetIndex(
  size: number,
  valuesOf: (position: number) => Readonly<Record<FacetName, readonly string[]>>,
): FacetIndex {
  const open = facetNames.map(() => openColumn(size));
  for (let position = 0; position < size; position += 1) {
    const values = valuesOf(position);
    for (const [facet, name] of facetNames.entries()) open[facet]?.add(position, values[name]);
  }
  const columns = open.map((column) => column.close());
  return {
    narrow(positions, selection) {
      const wanted = facetNames.map((name, facet) => maskOf(columns[facet], selection[name]));
      const counts = columns.map(({ values }) => new Uint32Array(values.length));
      const kept: number[] = [];
      for (const position of positions) {
        const failed = failedFacet(columns, wanted, position);
        if (failed === several) continue;
        if (failed === none) {
          kept.push(position);
          for (let facet = 0; facet < columns.length; facet += 1)
            count(columns[facet], counts[facet], position);
        } else count(columns[failed], counts[failed], position);
      }
      return { positions: kept, counts: namedCounts(columns, counts) };
    },
  };
}

/** A facet's values of all datasets in a row: those of one stand from `starts[position]` to the next one's. */
interface Column {
  readonly values: readonly string[];
  readonly starts: Uint32Array;
  readonly ids: Uint16Array;
}

function openColumn(size: number) {
  const known = new Map<string, number>();
  const starts = new Uint32Array(size + 1);
  const ids: number[] = [];
  return {
    /** Positions come in order. */
    add(position: number, values: readonly string[]): void {
      for (const value of new Set(values)) {
        const id = known.get(value) ?? known.size;
        known.set(value, id);
        ids.push(id);
      }
      starts[position + 1] = ids.length;
    },
    close: (): Column => ({ values: [...known.keys()], starts, ids: Uint16Array.from(ids) }),
  };
}

/** One for each value that is chosen; undefined where none is. A value that nothing has is still asked for: then nothing fits. */
function maskOf(column: Column | undefined, selected: readonly string[]): Uint8Array | undefined {
  if (column === undefined || selected.length === 0) return undefined;
  const mask = new Uint8Array(column.values.length);
  for (const value of selected) {
    const id = column.values.indexOf(value);
    if (id !== -1) mask[id] = 1;
  }
  return mask;
}

const none = -1;
const several = -2;

/** The one facet whose selection a dataset does not fit, or that there are none or several. */
function failedFacet(
  columns: readonly Column[],
  wanted: readonly (Uint8Array | undefined)[],
  position: number,
): number {
  let failed = none;
  for (let facet = 0; facet < columns.length; facet += 1) {
    const mask = wanted[facet];
    if (mask === undefined || hasAny(columns[facet], mask, position)) continue;
    if (failed !== none) return several;
    failed = facet;
  }
  return failed;
}

function hasAny(column: Column | undefined, mask: Uint8Array, position: number): boolean {
  if (column === undefined) return false;
  const end = column.starts[position + 1] ?? 0;
  for (let i = column.starts[position] ?? 0; i < end; i += 1) {
    if (mask[column.ids[i] ?? 0] === 1) return true;
  }
  return false;
}

function count(column: Column | undefined, counts: Uint32Array | undefined, position: number): void {
  if (column === undefined || counts === undefined) return;
  const end = column.starts[position + 1] ?? 0;
  for (let i = column.starts[position] ?? 0; i < end; i += 1) {
    const id = column.ids[i] ?? 0;
    counts[id] = (counts[id] ?? 0) + 1;
  }
}

const namedCounts = (columns: readonly Column[], counts: readonly Uint32Array[]): FacetCounts =>
  Object.fromEntries(
    facetNames.map((name, facet) => [
      name,
      new Map(
        (columns[facet]?.values ?? [])
          .map((value, id) => [value, counts[facet]?.[id] ?? 0] as const)
          .filter(([, found]) => found > 0)
          .sort((a, b) => b[1] - a[1]),
      ),
    ]),
  ) as unknown as FacetCounts;
