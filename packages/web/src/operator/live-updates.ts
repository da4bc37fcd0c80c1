import type { JobEvent, Jobs, Log } from '@lanskatalog/core';
import type { Overview } from '@lanskatalog/operations';
import { attentionOf } from './attention.ts';

/** Somebody who looks at a page. */
export interface Listener {
  /** As much of the overview as they may see. */
  part(overview: Overview): Overview;
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

/** What somebody who looks was told last. */
interface Told {
  readonly text: string;
  /** Ids of the jobs that they may see. */
  readonly jobs: ReadonlySet<string>;
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
  /** undefined: what there was when they came is not known yet. */
  readonly #listeners = new Map<Listener, Told | undefined>();
  /** How far jobs have come since it was last told. */
  readonly #progress = new Map<string, JobEvent>();
  #looking = false;
  #lookAgain = false;
  #stopWatching: (() => void) | undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Returns the way to stop; undefined where too many listen already. */
  listen(listener: Listener): (() => void) | undefined {
    if (this.#listeners.size >= mostListeners) return undefined;
    this.#listeners.set(listener, undefined);
    this.#stopWatching ??= this.#watch();
    void this.#look();
    return () => this.#remove(listener);
  }

  close(): void {
    for (const listener of this.#listeners.keys()) this.#drop(listener);
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
      for (const [listener, last] of this.#listeners) {
        const part = listener.part(overview);
        const told = toldOf(part);
        if (last !== undefined && told.text !== last.text) listener.changed(compact(part));
        this.#listeners.set(listener, told);
      }
    } catch (error) {
      this.#options.log.warn({ err: error }, 'the overview cannot be loaded for those who look');
    } finally {
      this.#looking = false;
    }
  }

  #tell(): void {
    const jobs = [...this.#progress.values()];
    this.#progress.clear();
    for (const [listener, told] of this.#listeners) {
      const seen = jobs.filter(({ id }) => told?.jobs.has(id) === true);
      if (seen.length > 0) listener.progressed(seen);
    }
    if (!this.#lookAgain) return;
    this.#lookAgain = false;
    void this.#look();
  }

  async #beat(): Promise<void> {
    for (const listener of this.#listeners.keys()) {
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
const toldOf = (overview: Overview): Told => ({
  text: JSON.stringify(overview, (key, value: unknown) => (passing.has(key) ? undefined : value)),
  jobs: new Set(overview.jobs.map(({ id }) => id)),
});

const passing = new Set(['at', 'leftMs', 'seenAt', 'progress', 'stage', 'done', 'total', 'nextRun']);

const compact = (overview: Overview): CompactOverview => ({
  at: overview.at,
  attention: attentionOf(overview).map(({ id }) => id),
  sources: Object.fromEntries(overview.sources.map(({ id, condition }) => [id, condition])),
  running: overview.jobs.filter(({ state }) => state === 'running').map(({ id }) => id),
  ...(overview.release === undefined ? {} : { release: overview.release.number }),
});
