import type { ProblemCode } from '@lanskatalog/core';

/** A mistake in the configuration, by where it is in the data; {@link located} finds the line. */
export interface Fault {
  readonly code: ProblemCode;
  readonly path: readonly PropertyKey[];
  readonly params?: Readonly<Record<string, string | number>>;
}

/** `['sources', 2, 'url']` → `sources[2].url` */
export const pathText = (path: readonly PropertyKey[]): string =>
  path
    .map((step, index) =>
      typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${String(step)}`,
    )
    .join('');
