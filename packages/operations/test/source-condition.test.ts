import { describe, expect, it } from '@jest/globals';
import type { SourceState } from '@lanskatalog/harvest';
import { conditionOf } from '../src/source-condition.ts';

const now = new Date('2026-03-10T12:00:00Z');
const hour = 3_600_000;

const stateOf = (changes: Partial<SourceState>): SourceState => ({
  version: 1,
  problemCounts: { error: 0, warning: 0, info: 0 },
  published: 3,
  answers: [],
  complete: true,
  fingerprint: '',
  lastOutcome: 'harvested',
  lastRun: 'run',
  lastAttempt: '2026-03-10T11:00:00Z',
  lastConfirmed: '2026-03-10T11:00:00Z',
  aliases: [],
  failures: 0,
  superseded: [],
  ...changes,
});

const well = {
  state: stateOf({}),
  running: false,
  paused: false,
  awaitsDecision: false,
  interrupted: false,
  intervalMs: 24 * hour,
  now,
};

const failed = stateOf({ failures: 2, lastOutcome: 'unreachable' });
const guarded = stateOf({ failures: 1, lastOutcome: 'guarded' });

describe('conditionOf', () => {
  it.each([
    ['ok', {}],
    ['never', { state: undefined }],
    ['running', { running: true, paused: true, state: failed }],
    ['paused', { paused: true, state: failed }],
    ['guarded', { state: guarded, awaitsDecision: true }],
    ['ok', { state: guarded }],
    ['failing', { state: failed }],
    ['failing', { state: failed, interrupted: true }],
    ['interrupted', { interrupted: true }],
    ['interrupted', { interrupted: true, state: undefined }],
    ['incomplete', { state: stateOf({ complete: false }) }],
    ['ok', { state: stateOf({ lastConfirmed: '2026-03-08T12:00:00Z' }) }],
    ['stale', { state: stateOf({ lastConfirmed: '2026-03-08T11:59:59Z' }) }],
    ['stale', { state: stateOf({ lastConfirmed: undefined }) }],
    ['ok', { state: stateOf({ lastConfirmed: '2020-01-01T00:00:00Z' }), intervalMs: Infinity }],
  ] as const)('is %s with %j', (condition, changes) => {
    expect(conditionOf({ ...well, ...changes })).toBe(condition);
  });
});
