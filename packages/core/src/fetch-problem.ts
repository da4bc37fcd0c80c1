import type { HttpResult } from './ports.ts';
import type { Problem } from './problem.ts';
import { problem } from './problem.ts';
import type { ProblemCode } from './problems/index.ts';

/** A fetch that brought nothing. */
export type FailedFetch = Extract<HttpResult, { kind: 'unreachable' | 'refused' }>;

/** Statuses about which more can be said than that they are errors. */
const codesByStatus: Readonly<Record<number, ProblemCode>> = {
  401: 'fetch.forbidden',
  403: 'fetch.forbidden',
  404: 'fetch.not-found',
  410: 'fetch.not-found',
  429: 'fetch.busy',
  503: 'fetch.busy',
};

/** The Problem that a failed fetch is. */
export function fetchProblem(failed: FailedFetch, source: string): Problem {
  const { url, finalUrl, reason, detail } = failed;
  const status = failed.kind === 'unreachable' ? failed.status : undefined;
  const byStatus = reason === 'status' && status !== undefined ? codesByStatus[status] : undefined;
  return problem(byStatus ?? `fetch.${reason}`, {
    source,
    subject: url,
    place: { url: finalUrl },
    params: { detail, host: hostOf(finalUrl), ...(status === undefined ? {} : { status }) },
  });
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);
