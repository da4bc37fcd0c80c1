import type { LinkState } from '../scores/indicators.ts';

/**
 * What one check of an address came to. gone: the server says that there is nothing. failed: the server or the network gave no proper
 * answer. barred: the server, or a rule of ours, does not let us see.
 */
export type LinkOutcome = 'works' | 'gone' | 'failed' | 'barred';

export interface LinkCheck {
  readonly url: string;
  /** ISO instant. */
  readonly at: string;
  readonly outcome: LinkOutcome;
  readonly status?: number;
  /** For people: what the server or network said. */
  readonly reason: string;
  /** Of the answer, where it works. */
  readonly mediaType?: string;
  /** How large the file is, where the server said so. */
  readonly bytes?: number;
  /** Where the address led, when that is another. */
  readonly finalUrl?: string;
}

/** What is known of an address from all checks so far, as it is stored. */
export interface LinkRecord {
  readonly url: string;
  readonly state: LinkState;
  /** ISO date since which it has been in this state. */
  readonly since: string;
  readonly last: LinkCheck;
  /** ISO date on which it last worked; absent where it never has. */
  readonly lastWorked?: string;
  /** Of the row of failures that is going on. */
  readonly failing?: Failing;
  /** Oldest first: what came out, from when to when, and how often. */
  readonly history: readonly LinkPeriod[];
}

interface Failing {
  readonly from: string;
  readonly to: string;
  /** Different days on which it failed. */
  readonly days: number;
  /** Those of them on which the server said that it is gone. */
  readonly goneDays: number;
}

export interface LinkPeriod {
  readonly outcome: LinkOutcome;
  readonly from: string;
  readonly to: string;
  readonly checks: number;
}

/** Days in a row on which a server must say so before a link is called dead. */
const goneDays = 3;
/** Servers have bad weeks, too. */
const failedDays = 14;
const rememberedPeriods = 12;

/** Adds a check to what is known of an address. */
export function judgeLink(previous: LinkRecord | undefined, check: LinkCheck): LinkRecord {
  const day = check.at.slice(0, 10);
  const failing = failingAfter(previous?.failing, check, day);
  const state = stateAfter(check, failing);
  const lastWorked = check.outcome === 'works' ? day : previous?.lastWorked;
  return {
    url: check.url,
    state,
    since: previous?.state === state ? previous.since : day,
    last: check,
    ...(lastWorked === undefined ? {} : { lastWorked }),
    ...(failing === undefined ? {} : { failing }),
    history: withPeriod(previous?.history ?? [], check.outcome, day),
  };
}

function stateAfter({ outcome }: LinkCheck, failing: Failing | undefined): LinkState {
  if (outcome === 'works') return 'works';
  const isDead = failing !== undefined && (failing.goneDays >= goneDays || failing.days >= failedDays);
  return isDead ? 'dead' : 'unverified';
}

/** A row of failures ends when the address works, and when we are kept from seeing whether it does. */
function failingAfter(before: Failing | undefined, { outcome }: LinkCheck, day: string): Failing | undefined {
  if (outcome === 'works' || outcome === 'barred') return undefined;
  const isGone = outcome === 'gone' ? 1 : 0;
  if (before === undefined) return { from: day, to: day, days: 1, goneDays: isGone };
  if (before.to === day) return before;
  return { from: before.from, to: day, days: before.days + 1, goneDays: before.goneDays + isGone };
}

function withPeriod(
  history: readonly LinkPeriod[],
  outcome: LinkOutcome,
  day: string,
): readonly LinkPeriod[] {
  const last = history.at(-1);
  if (last?.outcome === outcome)
    return [...history.slice(0, -1), { ...last, to: day, checks: last.checks + 1 }];
  return [...history, { outcome, from: day, to: day, checks: 1 }].slice(-rememberedPeriods);
}

/**
 * What the scores go by: an address that worked before keeps its points until it is known to be dead, so that one bad night
 * costs nothing.
 */
export const scoredState = ({ state, lastWorked }: LinkRecord): LinkState =>
  state === 'unverified' && lastWorked !== undefined ? 'works' : state;

const hourMs = 3_600_000;

/** Whether an address is to be checked again: one that fails about daily, others weekly. */
export function isDue(record: LinkRecord | undefined, now: Date): boolean {
  if (record === undefined) return true;
  const age = now.getTime() - Date.parse(record.last.at);
  return age >= (record.failing === undefined ? 7 * 24 - 4 : 20) * hourMs;
}
