import type { Answer, SiteRequest } from './answer.ts';
import { answerSite } from './answer-site.ts';
import { applyChange } from './apply-change.ts';
import type { Change, ChangeResult } from './change.ts';
import type { Site, SiteIdentity, SiteState } from './site-state.ts';
import { unlessModified } from './unless-modified.ts';

/** A request that a municipality's site was asked, for tests of politeness. */
export interface LoggedRequest {
  /** Milliseconds of the county's clock. */
  readonly at: number;
  readonly method: string;
  /** With query. */
  readonly path: string;
  /** 0 where the connection was cut or left hanging. */
  readonly status: number;
  readonly userAgent: string;
}

/** One municipality's site while the county runs: its state and what it has been asked. */
export class SimulatedSite {
  readonly identity: SiteIdentity;
  readonly #initial: SiteState;
  #state: SiteState;
  #requests: LoggedRequest[] = [];

  constructor(identity: SiteIdentity, initial: SiteState) {
    this.identity = identity;
    this.#initial = initial;
    this.#state = initial;
  }

  get site(): Site {
    return { ...this.identity, ...this.#state };
  }

  /** In the order they came; the last 100,000. */
  get requests(): readonly LoggedRequest[] {
    return this.#requests;
  }

  forgetRequests(): void {
    this.#requests = [];
  }

  apply(change: Change): ChangeResult {
    if (change.kind === 'reset') this.#state = this.#initial;
    else {
      const applied = applyChange(change, this.#state, this.identity);
      if (applied.kind !== 'changed') return applied;
      this.#state = applied.state;
    }
    return { kind: 'changed', datasets: this.#state.datasets.map(({ key }) => key) };
  }

  answer(request: SiteRequest, at: number): Answer {
    const answer = unlessModified(answerSite(this.site, request), request);
    const query = request.query.size === 0 ? '' : `?${request.query.toString()}`;
    if (this.#requests.length >= 100_000) this.#requests.shift();
    this.#requests.push({
      at,
      method: request.method,
      path: request.path + query,
      status: answer.silent === true ? 0 : answer.status,
      userAgent: request.headers['user-agent'] ?? '',
    });
    return answer;
  }
}
