import type { JobEvent, Jobs, Log } from '@lanskatalog/core';
import type { Overview } from '@lanskatalog/operations';
import { attentionOf } from './attention.ts';

/** Somebody who looks at a page. */
export interface Listener {
  changed(overview: CompactOverview): void;
  progressed(jobs: readonly JobEvent[]): void;
  /** Asked now and then; what it throws or says no to ends the listener. */
  beat(): Promise<boolean>;
  end(): void;
}

/** As much as tells whether to look again, and what to say aloud. */
interface CompactOverview {
  readonly at: string;
  /** What waits for a person. */
  readonly attention: readonly string[];
  /** Source id → condition. */
  readonly sources: Readonly<Record<string, string>>;
  readonly running: readonly string[];
  readonly release?: number;
}

interface Options {
  readonly load: () => Promise<Overview>;
  readonly jobs: Jobs | undefined;
  readonly log: Log;
}

const mostListeners = 100;
/** What nobody tells us of, such as another process' pause, is found by looking. */
const lookEveryMs = 5000;
/** However much happens, nobody is told more often. */
const tellEveryMs = 1000;
const beatEveryMs = 15_000;

/** Tells everybody who looks what has changed. Costs nothing while nobody does. */
export class LiveUpdates {
  readonly #options: Options;
  readonly #listeners = new Set<Listener>();
  /** How far jobs have come since it was last told. */
  readonly #progress = new Map<string, JobEvent>();
  #looking = false;
  #lookAgain = false;
  #last: string | undefined;
  #stopWatching: (() => void) | undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Returns the way to stop; undefined where too many listen already. */
  listen(listener: Listener): (() => void) | undefined {
    if (this.#listeners.size >= mostListeners) return undefined;
    this.#listeners.add(listener);
    this.#stopWatching ??= this.#watch();
    if (this.#last === undefined) void this.#look();
    return () => this.#remove(listener);
  }

  close(): void {
    for (const listener of this.#listeners) this.#drop(listener);
  }

  #watch(): () => void {
    const unobserve = this.#options.jobs?.observe((event) => {
      if (event.progress === undefined || event.state !== 'running') this.#lookAgain = true;
      else this.#progress.set(event.id, event);
    });
    const timers = [
      setInterval(() => void this.#look(), lookEveryMs),
      setInterval(() => this.#tell(), tellEveryMs),
      setInterval(() => void this.#beat(), beatEveryMs),
    ];
    for (const timer of timers) timer.unref();
    return () => {
      unobserve?.();
      for (const timer of timers) clearInterval(timer);
      this.#last = undefined;
    };
  }

  async #look(): Promise<void> {
    if (this.#looking) {
      this.#lookAgain = true;
      return;
    }
    this.#looking = true;
    try {
      const overview = await this.#options.load();
      const told = toldOf(overview);
      if (this.#last !== undefined && told !== this.#last)
        for (const listener of this.#listeners) listener.changed(compact(overview));
      this.#last = told;
    } catch (error) {
      this.#options.log.warn({ err: error }, 'the overview cannot be loaded for those who look');
    } finally {
      this.#looking = false;
    }
  }

  #tell(): void {
    const jobs = [...this.#progress.values()];
    this.#progress.clear();
    if (jobs.length > 0) for (const listener of this.#listeners) listener.progressed(jobs);
    if (!this.#lookAgain) return;
    this.#lookAgain = false;
    void this.#look();
  }

  async #beat(): Promise<void> {
    for (const listener of this.#listeners) {
      const lives = await listener.beat().catch(() => false);
      if (!lives) this.#drop(listener);
    }
  }

  #remove(listener: Listener): void {
    this.#listeners.delete(listener);
    if (this.#listeners.size > 0) return;
    this.#stopWatching?.();
    this.#stopWatching = undefined;
  }

  #drop(listener: Listener): void {
    this.#remove(listener);
    listener.end();
  }
}

/** What must differ for people to be told: not the clock, and not how far a job has come. */
const toldOf = (overview: Overview): string =>
  JSON.stringify(overview, (key, value: unknown) => (passing.has(key) ? undefined : value));

const passing = new Set(['at', 'leftMs', 'seenAt', 'progress', 'stage', 'done', 'total', 'nextRun']);

const compact = (overview: Overview): CompactOverview => ({
  at: overview.at,
  attention: attentionOf(overview).map(({ id }) => id),
  sources: Object.fromEntries(overview.sources.map(({ id, condition }) => [id, condition])),
  running: overview.jobs.filter(({ state }) => state === 'running').map(({ id }) => id),
  ...(overview.release === undefined ? {} : { release: overview.release.number }),
});
