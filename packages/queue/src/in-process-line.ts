import type { Clock, PauseTarget, QueuedJob } from '@lanskatalog/core';
import { compareEntries, type Entry, isCrowded } from './in-process-entry.ts';
import { pauseKey, pauseKeysOf } from './pause-key.ts';

/** The jobs of one process that wait and run, and which of them may start. Whoever changes it then starts what it can. */
export class InProcessLine {
  readonly running = new Set<Entry>();
  readonly #clock: Clock;
  readonly #onReady: () => void;
  readonly #entries = new Map<string, Entry>();
  /** In the order they should start. */
  readonly #ready: Entry[] = [];
  readonly #paused = new Set<string>();
  #sequence = 0;
  #closed = false;

  /** `onReady` is called when the time of a job that was held comes. */
  constructor(clock: Clock, onReady: () => void) {
    this.#clock = clock;
    this.#onReady = onReady;
  }

  /** The entry of the job, and whether it is new: one that waits or runs already is not added again. */
  add(job: QueuedJob, after: readonly Entry[] = []): { readonly entry: Entry; readonly isNew: boolean } {
    if (this.#closed) throw new Error('the queue is closed');
    const id = job.id ?? this.#clock.id();
    const known = this.#entries.get(keyOf(job.kind, id));
    if (known !== undefined) {
      this.#askAgain(known, job, after);
      return { entry: known, isNew: false };
    }
    this.#sequence += 1;
    const entry: Entry = {
      id,
      uniqueId: this.#clock.id(),
      job,
      sequence: this.#sequence,
      state: 'held',
      attempt: 1,
      crashes: 0,
      due: true,
      waitingFor: new Set(after),
      stop: new AbortController(),
      rerun: undefined,
      told: { state: 'waiting' },
      since: this.#clock.now(),
    };
    this.#entries.set(keyOf(job.kind, id), entry);
    this.hold(entry, job.delayMs ?? 0);
    return { entry, isNew: true };
  }

  #askAgain(known: Entry, job: QueuedJob, after: readonly Entry[]): void {
    if (known.state === 'running') {
      if (job.rerun) known.rerun = job;
      return;
    }
    for (const entry of after) known.waitingFor.add(entry);
    if (known.state === 'ready' && known.waitingFor.size > 0) this.#takeOut(known);
  }

  /** Makes the entry wait for `ms`, and for the jobs it comes after. */
  hold(entry: Entry, ms: number): void {
    this.running.delete(entry);
    entry.state = 'held';
    entry.due = ms <= 0;
    if (entry.due) return this.#release(entry);
    if (this.#closed) return;
    void this.#releaseAfter(entry, ms);
  }

  async #releaseAfter(entry: Entry, ms: number): Promise<void> {
    const woken = await this.#clock.sleep(ms, entry.stop.signal).then(
      () => true,
      () => false,
    );
    if (!woken) return;
    entry.due = true;
    this.#release(entry);
    this.#onReady();
  }

  #release(entry: Entry): void {
    if (!entry.due || entry.waitingFor.size > 0) return;
    entry.state = 'ready';
    const place = this.#ready.findLastIndex((other) => compareEntries(other, entry) < 0) + 1;
    this.#ready.splice(place, 0, entry);
  }

  #takeOut(entry: Entry): void {
    this.#ready.splice(this.#ready.indexOf(entry), 1);
    entry.state = 'held';
  }

  /** The first job that may start now, counted as running from here on. */
  start(hasRoom: (kind: string) => boolean): Entry | undefined {
    if (this.#closed) return undefined;
    const entry = this.#ready.find(
      (candidate) =>
        hasRoom(candidate.job.kind) &&
        !pauseKeysOf(candidate.job).some((key) => this.#paused.has(key)) &&
        !isCrowded(candidate, this.running),
    );
    if (entry === undefined) return undefined;
    this.#takeOut(entry);
    entry.state = 'running';
    this.running.add(entry);
    return entry;
  }

  /** Forgets the entry and lets those go on that waited for it. Returns the job to be added again, if any. */
  end(entry: Entry): QueuedJob | undefined {
    if (entry.state === 'ready') this.#takeOut(entry);
    this.running.delete(entry);
    this.#entries.delete(keyOf(entry.job.kind, entry.id));
    for (const other of this.#entries.values()) {
      if (other.waitingFor.delete(entry)) this.#release(other);
    }
    return this.#closed ? undefined : entry.rerun;
  }

  /** Those that run, then those that wait in the order they should start, then those that are held. */
  all(): Entry[] {
    const held = [...this.#entries.values()].filter(({ state }) => state === 'held');
    return [...this.running, ...this.#ready, ...held.sort(compareEntries)];
  }

  /** All of that id, of whatever kind. */
  withId(id: string): Entry[] {
    return [...this.#entries.values()].filter((entry) => entry.id === id);
  }

  pause(target: PauseTarget): void {
    this.#paused.add(pauseKey(target));
  }

  resume(target: PauseTarget): void {
    this.#paused.delete(pauseKey(target));
  }

  /** Starts and holds nothing more. What runs goes on. */
  close(): void {
    this.#closed = true;
    for (const entry of this.#entries.values()) {
      if (entry.state !== 'running') entry.stop.abort();
    }
  }
}

const keyOf = (kind: string, id: string): string => `${kind}\n${id}`;
