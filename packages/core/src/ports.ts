/** Time and ids come from outside so that the stages stay pure and tests can choose them. */
export interface Clock {
  now(): Date;
  /** A new random id (UUID). */
  id(): string;
  /** Resolves after `ms`, or rejects with the signal's reason when aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** pino satisfies this structurally. Messages are static and lower case; what varies is in `fields`. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  child(fields: object): Log;
}

/** A stored document: JSON with an id and a revision that the store counts up at each write. */
export interface Stored<T> {
  readonly id: string;
  readonly revision: number;
  readonly value: T;
}

export type Scalar = string | number | boolean;

export interface FindOptions {
  /** Field path (`a.b`) → value; all must hold. */
  readonly equals?: Readonly<Record<string, Scalar>>;
  /** Both ends are within; values of another type than the ends are not. */
  readonly range?: { readonly field: string; readonly from?: Scalar; readonly to?: Scalar };
  /**
   * Field to order by (`id` where absent); ties are ordered by id, in the same direction. What lacks the field comes
   * before what has it.
   */
  readonly order?: { readonly field: string; readonly descending?: boolean };
  readonly limit?: number;
  /** Continue after the document with this id in the same order; it must exist unless ids are the order. */
  readonly after?: string;
}

/**
 * A collection of documents. Writes of one document are atomic; `putMany` is idempotent but not atomic.
 * Values must be JSON; whoever reads validates what it reads back.
 */
export interface Collection<T> {
  get(id: string): Promise<Stored<T> | undefined>;
  put(id: string, value: T): Promise<void>;
  /**
   * Compare and swap: writes only if the stored revision is `expected` (0 = must not exist yet). Returns whether it
   * wrote. The base for leases and pointers that several processes move.
   */
  putIf(id: string, value: T, expected: number): Promise<boolean>;
  putMany(documents: readonly { readonly id: string; readonly value: T }[]): Promise<void>;
  /** True if there was something to delete. */
  delete(id: string): Promise<boolean>;
  /** Deletes only the revision that was read, so that a late delete can't take what was written since. */
  deleteIf(id: string, expected: number): Promise<boolean>;
  /**
   * Pages through what is there as it reads: a document written meanwhile may be seen as it was or as it became, and
   * one whose place in the order changed may be seen twice or not at all. Filters and orders on indexed fields only,
   * which hold scalars; `id` is always the document's id.
   */
  find(options: FindOptions): AsyncIterable<Stored<T>>;
}

/** Document store port. `indexes` are field paths that `find` may filter and order on. */
export interface Documents {
  collection<T>(name: string, options: { readonly indexes: readonly string[] }): Promise<Collection<T>>;
  close(): Promise<void>;
}

export interface BlobInfo {
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  /** When it was last written; only `list` tells. */
  readonly writtenAt?: Date;
}

/** Blob store port. Keys are `/`-separated lower-case paths of `[a-z0-9._-]` segments. */
export interface Blobs {
  /** Atomic: readers see the whole new content or the old one, never a part. A failing stream leaves nothing behind. */
  write(key: string, content: AsyncIterable<Uint8Array> | Uint8Array): Promise<BlobInfo>;
  /** undefined where there is no such blob. What is begun is to be read or broken off: it may hold a file open. */
  read(key: string): Promise<AsyncIterable<Uint8Array> | undefined>;
  stat(key: string): Promise<BlobInfo | undefined>;
  /** Sorted by key. */
  list(prefix: string): AsyncIterable<BlobInfo>;
  delete(key: string): Promise<boolean>;
  /** A file path holding the blob, for libraries that need one (DuckDB); the caller must not write to it. */
  localPath(key: string): Promise<string | undefined>;
  close(): Promise<void>;
}

/** A body already received: kept in memory while small, spooled to a temporary file when large. */
export interface Body {
  /** Bytes after decompression. */
  readonly size: number;
  /** SHA-256 (hex) of the bytes after decompression. */
  readonly sha256: string;
  stream(): AsyncIterable<Uint8Array>;
  bytes(): Promise<Uint8Array>;
  /** Path of the spooled file, where it was spooled. */
  readonly path?: string;
  /** Removes the spooled file, if any. Idempotent. */
  dispose(): Promise<void>;
}

export interface HttpRequest {
  readonly url: string;
  readonly method?: 'GET' | 'HEAD';
  /** Accept header; the default names RDF types as servers of all ages understand them (standards 2.1). */
  readonly accept?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What was remembered from last time; an unchanged answer then costs nothing. */
  readonly conditional?: { readonly etag?: string; readonly lastModified?: string };
  /** Caps of this request that differ from the configured ones. */
  readonly caps?: { readonly maxBytes?: number; readonly totalMs?: number };
  /** Told as bytes come in. */
  readonly onProgress?: (receivedBytes: number, totalBytes: number | undefined) => void;
}

interface HttpAnswered {
  /** The address asked for. */
  readonly url: string;
  /** The address that answered, after redirects: the base for relative references. */
  readonly finalUrl: string;
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** Requests sent, retries and redirects included. */
  readonly requests: number;
}

/** Why a server could not be used now: its fault, so trying later makes sense. */
export type UnreachableReason =
  'dns' | 'connect' | 'tls' | 'timeout' | 'reset' | 'status' | 'body-broken' | 'protocol';

/** Why we would not go on: a rule of ours, so trying again changes nothing. */
export type RefusedReason =
  | 'address-invalid'
  | 'address-private'
  | 'scheme'
  | 'redirects'
  | 'too-large'
  | 'unpacked-too-large'
  | 'robots';

/**
 * What came of a request. `fetched` is a 2xx answer with its whole body; `unchanged` a 304 to a conditional request; any
 * other final status is `unreachable` with the reason `status`.
 */
export type HttpResult =
  | (HttpAnswered & { readonly kind: 'fetched'; readonly mediaType: string; readonly body: Body })
  | (HttpAnswered & { readonly kind: 'unchanged' })
  | {
      readonly kind: 'unreachable';
      readonly url: string;
      readonly finalUrl: string;
      readonly reason: UnreachableReason;
      readonly status?: number;
      /** For people: what the network or server said. */
      readonly detail: string;
      readonly retryAfterMs?: number;
      readonly requests: number;
    }
  | {
      readonly kind: 'refused';
      readonly url: string;
      readonly finalUrl: string;
      readonly reason: RefusedReason;
      readonly detail: string;
      readonly requests: number;
    };

/** The only way to the network. Never throws for what a server does; rejects only when `signal` aborts. */
export interface Http {
  get(request: HttpRequest, signal: AbortSignal): Promise<HttpResult>;
  close(): Promise<void>;
}

export interface Job {
  readonly kind: string;
  /** JSON. */
  readonly payload: unknown;
}

export interface JobOptions {
  /** A job whose kind and id are waiting or running already is not added again. */
  readonly id?: string;
  /** While such a job is running, this one is kept and runs after it: for work that must see the latest state. */
  readonly rerun?: boolean;
  readonly delayMs?: number;
  /** Lower goes first; a person's click is 1, the schedule 10. */
  readonly priority?: number;
  /** Jobs of one lane run one at a time, whatever their kind. */
  readonly lane?: string;
  /** At most `atOnce` of the jobs with this key run at once, over all workers. */
  readonly limit?: { readonly key: string; readonly atOnce: number };
}

/** A job together with how it is to be queued. */
export interface QueuedJob extends Job, JobOptions {}

export interface ScheduledJob extends Job, Omit<JobOptions, 'delayMs'> {
  /** Each tick is put off by a random time up to this, so that not all sources are asked in the same second. */
  readonly jitterMs?: number;
}

/** What is paused: every job of a kind, every job of a lane, or everything. */
export type PauseTarget = { readonly kind: string } | { readonly lane: string } | 'everything';

export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

/** What a handler says of its work; the one place where meaning becomes retrying. */
export type JobOutcome =
  | { readonly kind: 'done'; readonly result?: unknown }
  /** Tried and failed in a way that may pass. How often is the handler's to say: it knows the attempt. */
  | { readonly kind: 'retry'; readonly reason: string; readonly afterMs: number }
  /** Not tried, as the time is wrong: not counted as an attempt. */
  | { readonly kind: 'postpone'; readonly reason: string; readonly afterMs: number }
  | { readonly kind: 'give-up'; readonly reason: string; readonly result?: unknown };

export interface JobContext {
  readonly id: string;
  /** Of this job and no later one with its id; the same at every attempt, by whichever worker. */
  readonly uniqueId: string;
  /** Counts from 1. */
  readonly attempt: number;
  /** Aborts when the job is cancelled, and when the queue closes and its grace is over. */
  readonly signal: AbortSignal;
  progress(value: { readonly stage: string; readonly done: number; readonly total?: number }): void;
}

export interface JobEvent {
  readonly id: string;
  readonly kind: string;
  readonly state: JobState;
  readonly progress?: { readonly stage: string; readonly done: number; readonly total?: number };
  readonly reason?: string;
}

/** A job as it stands now, for people to see. */
export interface JobInfo {
  readonly id: string;
  readonly kind: string;
  /** JSON. */
  readonly payload: unknown;
  /** `delayed`: waiting for a time; `waiting`: for a processor, its lane, its turn, or the end of a pause. */
  readonly state: 'waiting' | 'delayed' | 'running' | 'failed';
  /** Counts from 1. */
  readonly attempt: number;
  /** When it came into this state, where that is known, else when it was added. */
  readonly since: Date;
  readonly progress?: JobEvent['progress'];
  /** Why it failed, or was held back. */
  readonly reason?: string;
}

export type JobHandler = (payload: unknown, context: JobContext) => Promise<JobOutcome>;

/**
 * Queue port. At least once: handlers are idempotent. A handler that throws has met a bug or broken infrastructure; its
 * job is tried again a few times, further and further apart, then failed.
 */
export interface Jobs {
  /** Returns the job's id. */
  enqueue(job: Job, options: JobOptions): Promise<string>;
  /**
   * Enqueues `last` to run once, after all of `first` have ended, however they ended. Returns the id of `last`. The ids
   * of `first` belong to this one call, as with the number of a round in them; the call may be repeated after a crash.
   */
  enqueueAfter(first: readonly QueuedJob[], last: QueuedJob): Promise<string>;
  process(kind: string, handler: JobHandler, options: { readonly concurrency: number }): Promise<void>;
  /**
   * Enqueues the job at each tick of the cron expression (five fields, Europe/Stockholm), with the schedule's id unless
   * the job names one. Same id = replaced.
   */
  schedule(id: string, cron: string, job: ScheduledJob): Promise<void>;
  unschedule(id: string): Promise<void>;
  /** Next tick of a schedule. */
  nextRun(id: string): Promise<Date | undefined>;
  /** Starts none of these jobs until resumed; what runs already goes on. */
  pause(target: PauseTarget): Promise<void>;
  resume(target: PauseTarget): Promise<void>;
  /** Removes a waiting job, aborts a running one; false where there is no such job. */
  cancel(id: string): Promise<boolean>;
  /**
   * What runs, waits and has failed of late, running first, over all processes; at most `limit`. Children that wait for
   * nobody and parents that wait for their children are both `waiting`.
   */
  list(options: { readonly limit: number }): Promise<readonly JobInfo[]>;
  /** Calls `listener` for each change; returns the way to stop. */
  observe(listener: (event: JobEvent) => void): () => void;
  /** Stops taking jobs, lets running ones finish within `graceMs`, then aborts them. */
  close(options: { readonly graceMs: number }): Promise<void>;
}
