import type { JobContext, JobHandler, JobOutcome } from '@lanskatalog/core';

/** How a handler's call ended: its own word, or what happened to it. */
export type Settlement =
  | JobOutcome
  | { readonly kind: 'cancelled'; readonly reason: string }
  | { readonly kind: 'crashed'; readonly error: unknown };

/** Calls the handler; never rejects. Work that was done before a cancellation reached it counts as done. */
export async function runHandler(
  handler: JobHandler,
  payload: unknown,
  context: JobContext,
): Promise<Settlement> {
  const { signal } = context;
  try {
    const outcome = await handler(payload, context);
    return signal.aborted && outcome.kind !== 'done' ? cancelled(signal) : outcome;
  } catch (error) {
    return signal.aborted ? cancelled(signal) : { kind: 'crashed', error };
  }
}

const cancelled = ({ reason }: AbortSignal): Settlement => ({ kind: 'cancelled', reason: messageOf(reason) });

export const messageOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
