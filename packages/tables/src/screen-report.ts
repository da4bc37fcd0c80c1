import type { NumberKind } from './screen-supplier.ts';

/** One kind of decision and how often it was taken. */
export interface DecisionCount {
  /** `leverantor` or the column whose cell was masked. */
  readonly column: string;
  /** Rule of masking, or the reason for showing (`organisation-number`, `legal-form`, …). */
  readonly rule: string;
  readonly masked: boolean;
  /** Distinct suppliers or values. */
  readonly values: number;
  /** Rows they stand in; for masked cells only the distinct values are counted, and rows is 0. */
  readonly rows: number;
}

/** What is wrongly registered at one source, counted; examples name legal entities only. */
export interface RegistrationReport {
  /** Supplier numbers that are nobody's: wrong check digit, placeholder, internal number among organisation numbers. */
  readonly invalidNumbers: number;
  readonly numbersWithSeveralNames: number;
  readonly namesWithSeveralNumbers: number;
  /** Rows that are exactly like another one, the first of each kind not counted. They are kept and flagged. */
  readonly duplicateRows: number;
  /** Rows by note: `date-outside-period`, `outside-municipality`, … */
  readonly notes: Readonly<Record<string, number>>;
  readonly examples: readonly RegistrationExample[];
}

export interface RegistrationExample {
  readonly kind: 'invalid-number' | 'number-with-several-names' | 'name-with-several-numbers';
  readonly number?: string;
  readonly names: readonly string[];
  readonly numbers?: readonly string[];
}

/** What the screen did with one file. */
export interface ScreenReport {
  readonly numberKind: NumberKind;
  readonly rows: number;
  readonly maskedRows: number;
  /** Rows that went into the sums of sensitive units. */
  readonly aggregatedRows: number;
  readonly decisions: readonly DecisionCount[];
  readonly registration: RegistrationReport;
}

/** Counts decisions by column and rule. */
export class DecisionTally {
  readonly #counts = new Map<
    string,
    { column: string; rule: string; masked: boolean; values: number; rows: number }
  >();

  add(decision: { readonly column: string; readonly rule: string; readonly masked: boolean }, rows: number) {
    const key = `${decision.column} ${decision.rule} ${decision.masked}`;
    const count = this.#counts.get(key) ?? { ...decision, values: 0, rows: 0 };
    count.values += 1;
    count.rows += rows;
    this.#counts.set(key, count);
  }

  get counts(): readonly DecisionCount[] {
    return [...this.#counts.values()].sort((a, b) => b.rows - a.rows || b.values - a.values);
  }
}
