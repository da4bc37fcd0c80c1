/** What becomes of a job whose handler threw. */
export interface CrashPolicy {
  /** Times a handler may throw before its job is failed. */
  readonly attempts: number;
  /** Wait after the first throw; doubled after each further one. */
  readonly backoffMs: number;
}

export const defaultCrashPolicy: CrashPolicy = { attempts: 3, backoffMs: 5000 };

export const crashDelayMs = (policy: CrashPolicy, crashes: number): number =>
  policy.backoffMs * 2 ** (crashes - 1);
