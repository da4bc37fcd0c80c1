export interface TextColumn<T> {
  readonly name: string;
  readonly value: (row: T) => string | number;
  /** Numbers stand to the right by themselves. */
  readonly right?: boolean;
}

/** Rows as columns of text, each as wide as its widest value. */
export function textTable<T>(columns: readonly TextColumn<T>[], rows: readonly T[]): string {
  const cells = rows.map((row) => columns.map(({ value }) => value(row)));
  const widths = columns.map(({ name }, index) =>
    Math.max(name.length, ...cells.map((row) => String(row[index]).length)),
  );
  const isRight = columns.map(
    ({ right }, index) => right ?? cells.some((row) => typeof row[index] === 'number'),
  );
  const line = (row: readonly (string | number)[]): string =>
    row
      .map((cell, index) =>
        isRight[index] === true
          ? String(cell).padStart(widths[index] ?? 0)
          : String(cell).padEnd(widths[index] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return `${[columns.map(({ name }) => name), ...cells].map(line).join('\n')}\n`;
}
