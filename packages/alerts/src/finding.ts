import type { AlertSettings, LocalisedText, Problem } from '@lanskatalog/core';
import type { Overview } from '@lanskatalog/operations';

/** Something that people should be told of, as it is now. Two findings of the same rule and subject are the same alert. */
export interface Finding {
  readonly rule: string;
  /** What it is about: a source's id, a kind of worker, the name of a machine. */
  readonly subject: string;
  /** ISO 8601. */
  readonly since: string;
  readonly title: LocalisedText;
  readonly happened: LocalisedText;
  readonly works: LocalisedText;
  readonly remedy: LocalisedText;
  /** Of the page to look at. */
  readonly path: string;
}

/** What publishing came to of late; see `LastPublishing` of packages/harvest. */
export interface Publishing {
  readonly upToDate?: string;
  readonly rejectedSince?: string;
  readonly problems: readonly Problem[];
}

/** All that rules look at. */
export interface Watched {
  readonly overview: Overview;
  readonly publishing?: Publishing | undefined;
  readonly machine: Machine;
  /** Whether the process that looks has a way to the queue: one that has none can't tell that it is away. */
  readonly hasQueue: boolean;
}

/** The machine, or container, that looks. */
export interface Machine {
  readonly host: string;
  /** When this process started, ISO 8601. */
  readonly startedAt: string;
  readonly disk?: { readonly freeBytes: number; readonly totalBytes: number; readonly path: string };
}

export interface Rule {
  /** Kebab-case: what the configuration disables it by. */
  readonly name: string;
  /** Sent in quiet hours too. */
  readonly urgent: boolean;
  /** How long it must hold before people are told, so that what passes by itself disturbs nobody. */
  readonly afterMs: number;
  /** About the machine that looks and no other: another can't tell whether it is over. */
  readonly local?: true;
  /** What it finds; undefined where it can't tell just now, so that nothing is taken to be over. */
  find(watched: Watched, settings: AlertSettings): readonly Finding[] | undefined;
}

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

/** Whether the instant lies further back than `ms`. */
export const isOlder = ({ at }: Pick<Overview, 'at'>, instant: string, ms: number): boolean =>
  Date.parse(at) - Date.parse(instant) > ms;

export const later = (instant: string, ms: number): string =>
  new Date(Date.parse(instant) + ms).toISOString();
