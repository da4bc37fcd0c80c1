import type { Page, PageResult, Problem, ReadContext } from '@lanskatalog/core';
import { problem } from '@lanskatalog/core';
import { SourceReading } from '../reading/source-reading.ts';

/** A request made while looking, and what came of it. */
export interface Attempt {
  readonly url: string;
  readonly outcome: 'answered' | 'not-found' | 'unreachable' | 'refused';
  /** What the answer was good for, in a word or two: `html`, `dcat 14`. */
  readonly note?: string;
  /** Why there was no answer. */
  readonly problem?: Problem;
}

/** Requests to one municipality at most: a few dozen, whatever there is to find. */
export const maxRequests = 40;

/** Asks within a budget and keeps account of it. What was asked before costs nothing again. */
export class Prober {
  readonly attempts: Attempt[] = [];
  readonly context: ReadContext;
  #requests = 0;
  readonly #notes = new Map<string, string>();
  readonly #failed = new Set<string>();

  constructor(context: ReadContext) {
    this.context = context;
  }

  get exhausted(): boolean {
    return this.#requests >= maxRequests;
  }

  /** A reading whose requests are counted here. */
  reading(): SourceReading {
    return new SourceReading(this.counted());
  }

  /** The context for a reader that is tried out: its requests are counted here, and end with the budget. */
  counted(): ReadContext {
    const { context } = this;
    return {
      ...context,
      onProgress: () => undefined,
      fetcher: {
        get: async (request) => {
          context.signal.throwIfAborted();
          if (this.exhausted)
            return {
              kind: 'refused',
              url: request.url,
              problem: problem('sources.discovery-budget', { subject: request.url }),
            };
          this.#requests += 1;
          context.onProgress({ pages: this.#requests });
          const answer = await context.fetcher.get(request);
          this.#keep(request.url, answer);
          return answer;
        },
      },
    };
  }

  #keep(url: string, answer: PageResult): void {
    if (answer.kind === 'page') {
      this.attempts.push({ url, outcome: 'answered' });
      return;
    }
    const gone = answer.status === 404 || answer.status === 410;
    this.attempts.push({ url, outcome: gone ? 'not-found' : answer.kind, problem: answer.problem });
    this.#failed.add(url);
  }

  /** Says what an answer was good for. */
  remark(url: string, note: string): void {
    this.#notes.set(url, note);
  }

  async page(url: string, accept?: string): Promise<Page | undefined> {
    if (this.#failed.has(url) || this.exhausted) return undefined;
    const page = await this.reading().page(url, accept);
    return page.kind === 'page' ? page : undefined;
  }

  /** The attempts with what was said of them. */
  account(): Attempt[] {
    return this.attempts.map((attempt) => {
      const note = this.#notes.get(attempt.url);
      return note === undefined ? attempt : { ...attempt, note };
    });
  }
}
