import type { Failure } from './failure.ts';

export interface RetryRules {
  /** How many times a request is sent again. */
  readonly retries: number;
  /** A number in [0, 1), for the jitter. */
  readonly random: () => number;
}

const firstDelayMs = 500;
const longestDelayMs = 30_000;
/** A server that wants a longer pause is left to a later harvest instead of being waited for. */
const longestRetryAfterMs = 60_000;

/** Statuses that say "not now" rather than "no". */
export const retryableStatuses: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/**
 * How long to wait before sending again after the failed attempt number `attempt` (from 1), or undefined to give up.
 * The wait doubles each time and is drawn from its upper half, so that many clients don't return at one moment.
 */
export function retryDelayMs(failure: Failure, attempt: number, rules: RetryRules): number | undefined {
  if (failure.kind === 'refused' || !failure.retryable || attempt > rules.retries) return undefined;
  const asked = failure.retryAfterMs ?? 0;
  if (asked > longestRetryAfterMs) return undefined;
  const backoff = Math.min(firstDelayMs * 2 ** (attempt - 1), longestDelayMs);
  return Math.max(asked, Math.round(backoff * (0.5 + rules.random() / 2)));
}

/** Retry-After in milliseconds: seconds, or a date, which is compared to the server's own Date where it gives one. */
export function retryAfterMs(headers: Readonly<Record<string, string>>, now: Date): number | undefined {
  const value = headers['retry-after']?.trim();
  if (value === undefined || value === '') return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const until = Date.parse(value);
  if (Number.isNaN(until)) return undefined;
  const serverNow = Date.parse(headers['date'] ?? '');
  return Math.max(0, until - (Number.isNaN(serverNow) ? now.getTime() : serverNow));
}
