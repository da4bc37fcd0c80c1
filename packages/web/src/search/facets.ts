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

export interface Narrowed {
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
  const columns = facetNames.map((name) => buildColumn(size, (position) => valuesOf(position)[name]));
  return {
    narrow(positions, selection) {
      const wanted = facetNames.map((name, facet) => columns[facet]?.wanted(selection[name]));
      const kept: number[] = [];
      const counts = columns.map(({ values }) => new Uint32Array(values.length));
      for (const position of positions) {
        const failed = failedFacet(columns, wanted, position);
        if (failed === 'several') continue;
        if (failed === 'none') kept.push(position);
        for (const [facet, column] of columns.entries()) {
          if (failed === 'none' || failed === facet) column.count(position, counts[facet]);
        }
      }
      return { positions: kept, counts: namedCounts(columns, counts) };
    },
  };
}

interface Column {
  readonly values: readonly string[];
  wanted(selected: readonly string[]): ReadonlySet<number> | undefined;
  has(position: number, wanted: ReadonlySet<number>): boolean;
  count(position: number, counts: Uint32Array | undefined): void;
}

function buildColumn(size: number, valuesOf: (position: number) => readonly string[]): Column {
  const ids = new Map<string, number>();
  const rows = Array.from({ length: size }, (_, position) =>
    Uint16Array.from(new Set(valuesOf(position)), (value) => {
      const known = ids.get(value) ?? ids.size;
      ids.set(value, known);
      return known;
    }),
  );
  return {
    values: [...ids.keys()],
    // A value that nothing has is still asked for: then nothing fits.
    wanted: (selected) =>
      selected.length === 0 ? undefined : new Set(selected.map((value) => ids.get(value) ?? -1)),
    has: (position, wanted) => rows[position]?.some((id) => wanted.has(id)) ?? false,
    count(position, counts) {
      if (counts !== undefined) for (const id of rows[position] ?? []) counts[id] = (counts[id] ?? 0) + 1;
    },
  };
}

/** Which facet's selection a dataset does not fit; with several it counts nowhere. */
function failedFacet(
  columns: readonly Column[],
  wanted: readonly (ReadonlySet<number> | undefined)[],
  position: number,
): number | 'none' | 'several' {
  let failed: number | 'none' = 'none';
  for (const [facet, values] of wanted.entries()) {
    if (values === undefined || columns[facet]?.has(position, values) !== false) continue;
    if (failed !== 'none') return 'several';
    failed = facet;
  }
  return failed;
}

const namedCounts = (columns: readonly Column[], counts: readonly Uint32Array[]): FacetCounts =>
  Object.fromEntries(
    facetNames.map((name, facet) => [
      name,
      new Map(
        (columns[facet]?.values ?? [])
          .map((value, id) => [value, counts[facet]?.[id] ?? 0] as const)
          .filter(([, count]) => count > 0)
          .sort((a, b) => b[1] - a[1]),
      ),
    ]),
  ) as unknown as FacetCounts;
