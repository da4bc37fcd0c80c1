/** What a change has left of a table, as shares of what there was: the first rows, and the first of the ids in them. */
export interface TableRemains {
  readonly rows: number;
  readonly ids: number;
}

export const whole: TableRemains = { rows: 1, ids: 1 };

/** By key of the dataset. */
export type RemainsByDataset = Readonly<Record<string, TableRemains>>;

export const remaining = <T>(rows: readonly T[], share: number): T[] =>
  rows.slice(0, Math.round(rows.length * share));
