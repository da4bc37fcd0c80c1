import { STATUS_CODES } from 'node:http';
import type { Clock, HttpRequest, HttpResult } from '@lanskatalog/core';
import { parseAddress } from './address.ts';
import type { Answer, Limits, Line } from './exchange.ts';
import { exchange } from './exchange.ts';
import type { Failure } from './failure.ts';
import type { HostGate } from './host-gate.ts';
import type { Arrival } from './redirects.ts';
import { followRedirects } from './redirects.ts';
import { requestHeaders } from './request-headers.ts';
import type { RetryRules } from './retry.ts';
import { retryableStatuses, retryAfterMs, retryDelayMs } from './retry.ts';
import type { RobotsCache } from './robots.ts';

/** What all journeys of one Http share. */
export interface Surroundings {
  readonly line: Line;
  readonly clock: Clock;
  readonly userAgent: string;
  readonly maxRedirects: number;
  readonly retry: RetryRules;
  /** Absent for the fetching of robots.txt itself, which neither waits its turn nor asks itself for leave. */
  readonly manners?: Manners;
}

interface Manners {
  readonly gate: HostGate;
  readonly delayMs: number;
  /** Absent where the configuration says not to respect robots.txt. */
  readonly robots: RobotsCache | undefined;
}

export interface JourneyLimits extends Limits {
  /** For all requests together, the waiting between them not counted. */
  readonly totalMs: number;
}

/** One `get`: from the address asked for, over redirects and retries, to what came of it. */
export class Journey {
  readonly #request: HttpRequest;
  readonly #limits: JourneyLimits;
  readonly #around: Surroundings;
  #timeLeftMs: number;
  #requests = 0;

  constructor(request: HttpRequest, limits: JourneyLimits, around: Surroundings) {
    this.#request = request;
    this.#limits = limits;
    this.#around = around;
    this.#timeLeftMs = limits.totalMs;
  }

  async run(signal: AbortSignal): Promise<HttpResult> {
    const { outcome, finalUrl } = await this.arrive(signal);
    const common = { url: this.#request.url, finalUrl, requests: this.#requests };
    if (outcome.kind === 'refused') return { ...common, ...outcome };
    if (outcome.kind === 'unreachable') {
      const { retryable: _, ...failure } = outcome;
      return { ...common, ...failure };
    }
    const { status, headers, body } = outcome;
    if (body === undefined) return { ...common, kind: 'unchanged', status, headers };
    return { ...common, kind: 'fetched', status, headers, mediaType: mediaTypeOf(headers), body };
  }

  /** The last outcome, where it came from, and after as many attempts as the rules allow. */
  async arrive(signal: AbortSignal): Promise<{ outcome: Answer | Failure; finalUrl: string }> {
    const start = parseAddress(this.#request.url);
    if (!(start instanceof URL)) return { outcome: start, finalUrl: this.#request.url };
    for (let attempt = 1; ; attempt += 1) {
      const { outcome, finalUrl } = await this.#attempt(start, signal);
      const delayMs =
        outcome.kind === 'answer' ? undefined : retryDelayMs(outcome, attempt, this.#around.retry);
      if (delayMs === undefined) return { outcome, finalUrl: finalUrl.href };
      await this.#around.clock.sleep(delayMs, signal);
    }
  }

  async #attempt(start: URL, signal: AbortSignal): Promise<Arrival> {
    const arrival = await followRedirects(start, this.#around.maxRedirects, (url) => this.#ask(url, signal));
    return { ...arrival, outcome: this.#judge(arrival.outcome) };
  }

  async #ask(url: URL, signal: AbortSignal): Promise<Answer | Failure> {
    const { manners } = this.#around;
    if (manners === undefined) return this.#send(url, signal);
    const verdict = (await manners.robots?.check(url, signal)) ?? { kind: 'allowed', delayMs: 0 };
    if (verdict.kind !== 'allowed') return verdict;
    const place = { host: url.host, delayMs: Math.max(manners.delayMs, verdict.delayMs) };
    return manners.gate.pass(place, () => this.#send(url, signal), signal);
  }

  async #send(url: URL, signal: AbortSignal): Promise<Answer | Failure> {
    const { method = 'GET', onProgress } = this.#request;
    const headers = requestHeaders(this.#request, url, this.#around.userAgent);
    const ask = { url, method, headers, limits: this.#limits, timeLeftMs: this.#timeLeftMs, onProgress };
    const started = performance.now();
    this.#requests += 1;
    const outcome = await exchange(ask, this.#around.line, signal);
    this.#timeLeftMs -= performance.now() - started;
    return outcome;
  }

  /** A status that brings no body is a failure, save the 304 we asked for. */
  #judge(outcome: Answer | Failure): Answer | Failure {
    if (outcome.kind !== 'answer' || outcome.body !== undefined) return outcome;
    const { status, headers } = outcome;
    if (status === 304 && this.#request.conditional !== undefined) return outcome;
    const askedToWaitMs = retryAfterMs(headers, this.#around.clock.now());
    return {
      kind: 'unreachable',
      reason: status === 304 ? 'protocol' : 'status',
      status,
      detail: `answered ${status} ${STATUS_CODES[status] ?? ''}`.trim(),
      retryable: retryableStatuses.has(status),
      ...(askedToWaitMs === undefined ? {} : { retryAfterMs: askedToWaitMs }),
    };
  }
}

const mediaTypeOf = (headers: Answer['headers']): string =>
  (headers['content-type'] ?? '').split(/[;,]/, 1)[0]?.trim().toLowerCase() ?? '';
