/** Whether a cell may stand in a column; columns of free text have no test. */
export type CellTests = ReadonlyMap<number, (cell: string) => boolean>;

/**
 * Moves the cells of a shifted row back into place. A text with an unquoted delimiter makes a row too wide: neighbouring
 * cells are joined again. A lost or doubled empty cell makes it a column off: one is put in or taken out. The result must
 * fit every test; where several do, cells that were split inside a text (`Smith, Jones`) are joined first.
 * undefined where nothing fits.
 */
export function realign(
  cells: readonly string[],
  layout: { readonly width: number; readonly tests: CellTests; readonly delimiter: string },
): readonly string[] | undefined {
  const { width, tests } = layout;
  const trimmed = cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1);
  const fits = (candidate: readonly string[]): boolean =>
    candidate.length <= width && [...tests].every(([index, test]) => test((candidate[index] ?? '').trim()));
  for (const candidate of candidates(trimmed, layout)) {
    if (fits(candidate)) return Array.from({ length: width }, (_, index) => candidate[index] ?? '');
  }
  return undefined;
}

function* candidates(
  cells: readonly string[],
  { width, delimiter }: { readonly width: number; readonly delimiter: string },
): Generator<readonly string[]> {
  const excess = cells.length - width;
  if (excess > 0) {
    const places = Array.from({ length: cells.length - excess }, (_, index) => index);
    const split = places.filter((place) => /^\s/.test(cells[place + 1] ?? ''));
    const joinedAt = (place: number): readonly string[] => [
      ...cells.slice(0, place),
      cells.slice(place, place + excess + 1).join(delimiter),
      ...cells.slice(place + excess + 1),
    ];
    yield* split.map(joinedAt);
    // Stray cells beyond the last column; nothing before them is out of place.
    yield cells.slice(0, width);
    yield* places.map(joinedAt);
  }
  for (const [place, cell] of cells.entries()) {
    if (cell.trim() === '') yield [...cells.slice(0, place), ...cells.slice(place + 1)];
  }
  if (excess > 0) return;
  if (excess < 0)
    for (const place of cells.keys()) yield [...cells.slice(0, place), '', ...cells.slice(place)];
  // A text split in two whose row lost an empty cell at the end: as wide as it should be, and still a column off.
  for (const place of cells.slice(1).keys()) {
    yield [
      ...cells.slice(0, place),
      cells.slice(place, place + 2).join(delimiter),
      ...cells.slice(place + 2),
    ];
  }
}
