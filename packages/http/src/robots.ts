import type { Clock } from '@lanskatalog/core';
import robotsParser from 'robots-parser';
import type { Answer } from './exchange.ts';
import type { Failure, Unreachable } from './failure.ts';
import { refused } from './failure.ts';

export type RobotsVerdict =
  { readonly kind: 'allowed'; /** Crawl-delay, capped. */ readonly delayMs: number } | Failure;

export interface RobotsOptions {
  /** Fetches a robots.txt, following redirects and retrying; its result is shared by all who wait for it. */
  readonly load: (url: URL) => Promise<Answer | Failure>;
  /** The name by which robots.txt addresses us. */
  readonly product: string;
  readonly clock: Clock;
}

/** The package is CommonJS whose types describe an ES module: at run time the default import is the function itself. */
const parseRobots = robotsParser as unknown as typeof robotsParser.default;

type Rules = (url: URL) => RobotsVerdict;

/** RFC 9309 sets 24 hours at most; an hour lets a municipality's correction work the same night. */
const lifetimeMs = 60 * 60 * 1000;
/** A longer Crawl-delay than this would stretch a paged catalogue into the next day. */
const longestDelayMs = 10_000;

/**
 * Whether robots.txt lets us in (RFC 9309). No such file, any 4xx, endless redirects or an absurd size mean yes
 * (2.3.1.2 and .3). A server that fails or can't be reached means no (2.3.1.4): that is reported as the server's fault,
 * and not remembered, so the next request asks again.
 */
export class RobotsCache {
  readonly #options: RobotsOptions;
  readonly #rules = new Map<string, { readonly rules: Rules; readonly expires: number }>();
  readonly #loading = new Map<string, Promise<Rules | Failure>>();

  constructor(options: RobotsOptions) {
    this.#options = options;
  }

  /** Rejects with the signal's reason if aborted while the file is being fetched. */
  async check(url: URL, signal: AbortSignal): Promise<RobotsVerdict> {
    const known = this.#rules.get(url.origin);
    if (known !== undefined && known.expires > this.#now()) return known.rules(url);
    const rules = await unlessAborted(this.#loadOnce(url.origin), signal);
    return typeof rules === 'function' ? rules(url) : rules;
  }

  #loadOnce(origin: string): Promise<Rules | Failure> {
    const underWay = this.#loading.get(origin);
    if (underWay !== undefined) return underWay;
    const loading = this.#load(origin).finally(() => this.#loading.delete(origin));
    this.#loading.set(origin, loading);
    return loading;
  }

  async #load(origin: string): Promise<Rules | Failure> {
    const address = new URL('/robots.txt', origin);
    const outcome = await this.#options.load(address);
    if (isServersFailure(outcome)) return aboutRobots(outcome);
    if (outcome.kind === 'refused' && outcome.reason === 'address-private') return outcome;
    const text = outcome.kind === 'answer' ? await textOf(outcome) : '';
    const rules = rulesOf(address, text, this.#options.product);
    this.#rules.set(origin, { rules, expires: this.#now() + lifetimeMs });
    return rules;
  }

  #now(): number {
    return this.#options.clock.now().getTime();
  }
}

/** What makes a robots.txt "unreachable" rather than "unavailable": no 4xx but 429, which asks for patience. */
const isServersFailure = (outcome: Answer | Failure): outcome is Unreachable =>
  outcome.kind === 'unreachable' &&
  outcome.reason !== 'protocol' &&
  (outcome.status === undefined || outcome.status >= 500 || outcome.status === 429);

/** It has been retried already. */
const aboutRobots = (failure: Unreachable): Unreachable => ({
  ...failure,
  detail: `its robots.txt could not be read: ${failure.detail}`,
  retryable: false,
});

async function textOf({ body }: Answer): Promise<string> {
  if (body === undefined) return '';
  const bytes = await body.bytes();
  await body.dispose();
  return new TextDecoder().decode(bytes);
}

function rulesOf(address: URL, text: string, product: string): Rules {
  const robots = parseRobots(address.href, text);
  const delayMs = Math.min((robots.getCrawlDelay(product) ?? 0) * 1000, longestDelayMs);
  return (url) => {
    if (robots.isAllowed(url.href, product) !== false) return { kind: 'allowed', delayMs };
    const line = robots.getMatchingLineNumber(url.href, product);
    return refused('robots', `line ${line} of ${address.href} asks us to stay away from ${url.href}`);
  };
}

function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', leave, { once: true });
    promise.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', leave);
    });
  });
}
