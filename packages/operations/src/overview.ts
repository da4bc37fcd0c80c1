import type { LocalisedText, Municipality, Outcome, SourceKind } from '@lanskatalog/core';

/** What an operator sees first: all that goes on, and all that is wrong, at one moment. Plain JSON. */
export interface Overview {
  /** ISO 8601, as all times here. */
  readonly at: string;
  readonly mode: 'embedded' | 'distributed';
  /** Who has paused everything, and since when. */
  readonly paused?: Decision;
  readonly release?: ReleaseOverview;
  /** Last time at which every source that is not paused had been attempted and the region was published after that. */
  readonly lastCompleteRound?: string;
  readonly sources: readonly SourceOverview[];
  readonly jobs: readonly JobOverview[];
  readonly queues: readonly QueueOverview[];
  readonly workers: readonly WorkerOverview[];
  readonly alerts: readonly AlertOverview[];
  /** Parts that can't be told just now (`jobs`: Redis is away), and why. */
  readonly missing: readonly { readonly part: 'jobs' | 'workers' | 'alerts'; readonly reason: string }[];
}

export interface Decision {
  readonly by: string;
  readonly at: string;
  readonly reason?: string;
}

export interface ReleaseOverview {
  readonly number: number;
  readonly publishedAt: string;
  /** Datasets, series and services. */
  readonly datasets: number;
  /** Nothing is published until somebody lifts this: after going back to an earlier release. */
  readonly held?: Decision;
  /** Kept releases that one can go back to, newest first. */
  readonly earlier: readonly { readonly number: number; readonly publishedAt: string }[];
}

/** One word for how a source is; the most urgent where several hold. */
export type SourceCondition =
  'running' | 'guarded' | 'failing' | 'interrupted' | 'stale' | 'incomplete' | 'never' | 'paused' | 'ok';

export interface SourceOverview {
  readonly id: string;
  readonly municipality: Pick<Municipality, 'code' | 'name'>;
  readonly url: string;
  readonly kind: SourceKind;
  /** Where its configuration is held; what the file says can't be edited here. */
  readonly heldIn: 'file' | 'store';
  readonly condition: SourceCondition;
  /** Absent where the configuration file pauses it, or everything is paused. */
  readonly paused?: Decision;
  /** Cron, Europe/Stockholm. */
  readonly schedule: string;
  /** Between two ticks of the schedule, milliseconds. */
  readonly intervalMs: number;
  readonly nextRun?: string;
  readonly outcome?: Outcome;
  readonly lastRun?: string;
  readonly lastAttempt?: string;
  /** When it last said that this is what it has. */
  readonly lastSuccess?: string;
  /** Attempts in a row that brought nothing. */
  readonly failures: number;
  /** Datasets that are published from it. */
  readonly published: number;
  readonly running?: RunningOverview;
  /** Newest last, at most thirty. */
  readonly trend: readonly {
    readonly run: string;
    readonly at: string;
    readonly outcome: string;
    readonly datasets: number;
    readonly ms: number;
  }[];
  /** The problem that explains the condition best, in words. */
  readonly cause?: CauseOverview;
  /** Of personal data that it shows in its files for the shared tables; here they were taken out. */
  readonly personalData?: CauseOverview;
}

export interface CauseOverview {
  readonly code: string;
  readonly title: LocalisedText;
  readonly message: LocalisedText;
  readonly remedy: LocalisedText;
}

export interface RunningOverview {
  readonly job?: string;
  readonly stage: string;
  readonly done: number;
  readonly total?: number;
  readonly startedAt: string;
  /** Milliseconds, from how long earlier runs took; absent where none did. */
  readonly leftMs?: number;
}

export interface JobOverview {
  readonly id: string;
  readonly kind: string;
  readonly state: 'waiting' | 'delayed' | 'running' | 'failed';
  readonly source?: string;
  readonly attempt: number;
  readonly since: string;
  readonly progress?: { readonly stage: string; readonly done: number; readonly total?: number };
  readonly leftMs?: number;
  readonly reason?: string;
}

export interface QueueOverview {
  readonly kind: string;
  readonly waiting: number;
  readonly running: number;
  readonly failed: number;
}

export interface WorkerOverview {
  /** `harvester@host:1234` */
  readonly id: string;
  readonly kind: 'serve' | 'scheduler' | 'harvester' | 'publisher' | 'web';
  readonly version: string;
  readonly startedAt: string;
  readonly seenAt: string;
  /** Silent for longer than a worker may be. */
  readonly silent: boolean;
}

export interface AlertOverview {
  readonly id: string;
  readonly rule: string;
  readonly subject: string;
  readonly since: string;
  readonly message: LocalisedText;
  readonly remedy: LocalisedText;
  /** Path of the page to look at. */
  readonly path: string;
}
