import type { Clock, Http, Log, Problem } from '@lanskatalog/core';
import type { Answer } from '../source-state.ts';
import type { HarvestProgress } from '../deps.ts';
import { boundedList } from './bounded-list.ts';
import { recordingHttp } from './recording-http.ts';
import { recordingLog } from './recording-log.ts';
import { redactUrl } from './redact.ts';
import type { HarvestDiff, LogLine, RequestMade, RunDetails, StageTime } from './run-details.ts';

/** What there is to tell of a run besides what was recorded while it ran. */
interface RunEnd {
  readonly answers: readonly Answer[];
  readonly problems: readonly Problem[];
  readonly diff?: HarvestDiff | undefined;
}

/** Collects what happens in one run, for the page of the run. */
export interface RunRecorder {
  /** The network and the log, with an ear on each. */
  readonly http: Http;
  readonly log: Log;
  /** `waiting` before the first stage, and the last one after the end. */
  stage(): string;
  /** Told of all progress; a stage that was not the last one begins. */
  progress(progress: Pick<HarvestProgress, 'stage' | 'done'>): void;
  details(end: RunEnd): RunDetails;
}

const requestsAtMost = 300;
const linesAtMost = 200;
const problemsAtMost = 200;
const snapshotsAtMost = 200;

export function recordRun(ports: {
  readonly http: Http;
  readonly log: Log;
  readonly clock: Clock;
}): RunRecorder {
  const { clock } = ports;
  const requests = boundedList<RequestMade>(requestsAtMost);
  const log = boundedList<LogLine>(linesAtMost);
  const stages: StageTime[] = [];
  let current: { stage: string; startedAt: Date; done: number } | undefined;

  const endStage = (): void => {
    if (current === undefined) return;
    const { stage, startedAt, done } = current;
    const ms = clock.now().getTime() - startedAt.getTime();
    stages.push({ stage, startedAt: startedAt.toISOString(), ms, ...(done > 0 ? { done } : {}) });
  };

  return {
    http: recordingHttp(ports, requests.add),
    log: recordingLog({ ...ports, tell: log.add }),
    stage: () => current?.stage ?? 'waiting',
    progress({ stage, done }) {
      if (current?.stage !== stage) {
        endStage();
        current = { stage, startedAt: clock.now(), done };
      }
      current.done = done;
    },
    details({ answers, problems, diff }) {
      endStage();
      current = undefined;
      return {
        version: 1,
        stages,
        requests: requests.kept,
        requestsLeftOut: requests.leftOut,
        log: log.kept,
        logLeftOut: log.leftOut,
        snapshots: answers.slice(0, snapshotsAtMost).map(snapshotOf),
        snapshotsLeftOut: over(answers, snapshotsAtMost),
        problems: problems.slice(0, problemsAtMost),
        problemsLeftOut: over(problems, problemsAtMost),
        ...(diff === undefined ? {} : { diff }),
      };
    },
  };
}

const over = (all: readonly unknown[], limit: number): number => Math.max(0, all.length - limit);

/** Two parts of one run as one. */
export function joinDetails(one: RunDetails, other: RunDetails): RunDetails {
  const requests = [...one.requests, ...other.requests];
  const log = [...one.log, ...other.log];
  // The whole stage's before the single datasets'.
  const problems = [...(other.problems ?? []), ...(one.problems ?? [])];
  return {
    ...one,
    stages: [...one.stages, ...other.stages],
    requests: requests.slice(0, requestsAtMost),
    requestsLeftOut: one.requestsLeftOut + other.requestsLeftOut + over(requests, requestsAtMost),
    log: log.slice(0, linesAtMost),
    logLeftOut: one.logLeftOut + other.logLeftOut + over(log, linesAtMost),
    problems: problems.slice(0, problemsAtMost),
    problemsLeftOut:
      (one.problemsLeftOut ?? 0) + (other.problemsLeftOut ?? 0) + over(problems, problemsAtMost),
  };
}

const snapshotOf = ({ url, sha256, mediaType, size, blob }: Answer) => ({
  url: redactUrl(url),
  sha256,
  mediaType,
  size,
  blob,
});
