import type { RefusedReason, UnreachableReason } from '@lanskatalog/core';

/** The server's fault. */
export interface Unreachable {
  readonly kind: 'unreachable';
  readonly reason: UnreachableReason;
  readonly detail: string;
  /** Whether the same request a little later may well succeed. */
  readonly retryable: boolean;
  readonly status?: number;
  readonly retryAfterMs?: number;
}

/** A rule of ours. */
export interface Refused {
  readonly kind: 'refused';
  readonly reason: RefusedReason;
  readonly detail: string;
}

export type Failure = Unreachable | Refused;

export const refused = (reason: RefusedReason, detail: string): Refused => ({
  kind: 'refused',
  reason,
  detail,
});

/** Carries a failure out of a socket or a stream, where only an exception can; {@link exchange} turns it back. */
export class FailureError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.detail);
    this.name = 'FailureError';
    this.failure = failure;
  }
}
