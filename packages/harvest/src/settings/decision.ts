import type { Problem } from '@lanskatalog/core';
import { z } from 'zod';

export const decision = z.object({
  /** Name of a person, or `system`. */
  by: z.string(),
  /** ISO 8601. */
  at: z.string(),
  reason: z.string().exactOptional(),
});

/** Who decided, when, and why. */
export type Decision = z.infer<typeof decision>;

/** Who asks for a change, and why. */
export interface Decider {
  readonly by: string;
  readonly reason?: string | undefined;
}

/** What came of a change that a person asked for; `before` and `after` are for the record. */
export type SettingChange<T = unknown> =
  | { readonly kind: 'done'; readonly before: T | undefined; readonly after: T | undefined }
  /** Nothing was changed; the problems say why, and what to do instead. */
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

export const decided = ({ by, reason }: Decider, now: Date): Decision => ({
  by,
  at: now.toISOString(),
  ...(reason === undefined || reason === '' ? {} : { reason }),
});

export const refused = (...problems: readonly Problem[]): Extract<SettingChange, { kind: 'refused' }> => ({
  kind: 'refused',
  problems,
});
