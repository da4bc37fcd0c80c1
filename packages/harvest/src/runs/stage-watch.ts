import type { Clock, Problem } from '@lanskatalog/core';
import { problem } from '@lanskatalog/core';

const minuteMs = 60_000;

/**
 * How long each stage may take. Many times what the largest sources need: a deadline is there to end what hangs, so that
 * the source's lease, its lane and its place in the round come free again, not to hurry what is slow.
 */
const deadlinesMs = {
  /** Some dozens of pages of one site, politely. */
  discovering: 30 * minuteMs,
  /** Thousands of pages at one a second; each request has a limit of its own besides. */
  fetching: 3 * 60 * minuteMs,
  /** Our own computing: ten thousand datasets take seconds. */
  normalising: 30 * minuteMs,
  comparing: 15 * minuteMs,
  /** A store that answers at all writes a generation of records in seconds. */
  storing: 15 * minuteMs,
  /** Several ledgers of a hundred megabytes each. */
  tables: 3 * 60 * minuteMs,
  /** The largest region there may be, 290 municipalities. */
  publishing: 2 * 60 * minuteMs,
  /** Every address of the region, one a second for each server; what is left goes on the next night. */
  links: 10 * 60 * minuteMs,
  /** Everything that is stored is looked at once. */
  retention: 2 * 60 * minuteMs,
} as const;
export type TimedStage = keyof typeof deadlinesMs;

const isTimed = (stage: string): stage is TimedStage => stage in deadlinesMs;

/** What aborts a stage that has taken too long. */
export class StageOverdueError extends Error {
  readonly stage: TimedStage;
  readonly minutes: number;

  constructor(stage: TimedStage) {
    const minutes = deadlinesMs[stage] / minuteMs;
    super(`the stage ${stage} was ended after ${minutes} minutes`);
    this.name = 'StageOverdueError';
    this.stage = stage;
    this.minutes = minutes;
  }

  /** The same for people. */
  asProblem(source?: { readonly id: string; readonly url: string }): Problem {
    const { stage, minutes } = this;
    return problem(source === undefined ? 'harvest.job-overdue' : 'harvest.stage-overdue', {
      ...(source === undefined ? {} : { source: source.id, subject: source.url }),
      params: { minutes, ...stageWords(stage) },
    });
  }
}

const stageNames: Readonly<Record<TimedStage, { readonly sv: string; readonly en: string }>> = {
  discovering: { sv: 'att leta upp vad webbplatsen har', en: 'looking for what the site has' },
  fetching: { sv: 'att hämta källans svar', en: 'fetching what the source answers' },
  normalising: { sv: 'att göra datamängderna enhetliga', en: 'normalising the datasets' },
  comparing: { sv: 'att jämföra med förra skördningen', en: 'comparing with the harvest before' },
  storing: { sv: 'att spara resultatet', en: 'storing the result' },
  tables: { sv: 'att läsa källans tabellfiler', en: "reading the source's table files" },
  publishing: { sv: 'att publicera regionens katalog', en: "publishing the region's catalogue" },
  links: { sv: 'att kontrollera länkarna', en: 'checking the links' },
  retention: { sv: 'att rensa bort det som inte behövs längre', en: 'deleting what is not needed any more' },
};

/** What the sentences of Problems need to name a stage: in Swedish and English, or as it is where it has no name for people. */
export const stageWords = (stage: string): Readonly<Record<string, string>> =>
  isTimed(stage) ? { 'stage.sv': stageNames[stage].sv, 'stage.en': stageNames[stage].en } : { stage };

/** How long work that has been told to stop may take to do so, before nobody waits for it any longer. */
const stopWithinMs = 3000;

export interface StageWatch {
  /** Aborts with the one given, and when a stage is overdue. */
  readonly signal: AbortSignal;
  /** The next stage begins, and with it its deadline; one without a deadline ends the last one's. */
  enter(stage: string): void;
  /** Runs `work` under the deadlines. @throws the reason for which it was stopped, StageOverdueError among them. */
  run<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>;
}

/** Sees to it that work ends: by itself, when `signal` aborts, or when a stage has taken too long. */
export function watchStages(clock: Clock, signal: AbortSignal): StageWatch {
  const overdue = new AbortController();
  const either = AbortSignal.any([signal, overdue.signal]);
  let timer = new AbortController();
  let isOver = false;
  const enter = (stage: string): void => {
    timer.abort();
    if (isOver || !isTimed(stage)) return;
    timer = new AbortController();
    clock.sleep(deadlinesMs[stage], timer.signal).then(
      () => overdue.abort(new StageOverdueError(stage)),
      () => undefined, // another stage has begun, or all are done
    );
  };
  return {
    signal: either,
    enter,
    async run(work) {
      const left = new AbortController();
      try {
        return await Promise.race([work(either), leaveBehind(clock, either, left.signal)]);
      } catch (error) {
        // Some waits say only that they were broken off.
        throw either.aborted ? either.reason : error;
      } finally {
        isOver = true;
        left.abort();
        timer.abort();
      }
    },
  };
}

/** Work under one deadline from beginning to end. @throws StageOverdueError */
export async function withinStage<T>(
  { clock, stage }: { readonly clock: Clock; readonly stage: TimedStage },
  work: (signal: AbortSignal) => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  const watch = watchStages(clock, signal);
  watch.enter(stage);
  return watch.run(work);
}

/** Rejects a while after `signal` aborts: what waits for something that never answers does not hear the signal either. */
async function leaveBehind(clock: Clock, signal: AbortSignal, left: AbortSignal): Promise<never> {
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true, signal: left });
  });
  await clock.sleep(stopWithinMs, left);
  throw signal.reason;
}
