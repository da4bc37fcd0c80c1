/** What we use of shacl-engine, which brings no types of its own. */
declare module 'shacl-engine' {
  import type { DataFactory, Store, Term } from 'n3';

  interface Pointer {
    readonly terms: readonly Term[];
  }

  interface PathStep {
    readonly quantifier: string;
    readonly start: 'subject' | 'object';
    readonly predicates: readonly Term[];
  }

  export interface Shape {
    readonly ptr: Pointer;
  }

  export interface ValidationResult {
    readonly focusNode: Pointer;
    readonly path: readonly PathStep[] | null;
    readonly value?: Pointer;
    readonly severity: Term;
    readonly constraintComponent: Term;
    readonly shape: Shape;
    readonly message: readonly { readonly value: string; readonly language: string }[];
  }

  export class Validator {
    constructor(shapes: Store, options: { readonly factory: typeof DataFactory });
    readonly shapes: ReadonlyMap<Term, Shape>;
    validate(
      data: { readonly dataset: Store },
      shapes?: readonly { readonly terms: readonly Term[] }[],
    ): Promise<{ readonly conforms: boolean; readonly results: readonly ValidationResult[] }>;
  }
}
