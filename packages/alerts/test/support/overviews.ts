import type { AlertSettings } from '@lanskatalog/core';
import type { Overview, SourceOverview } from '@lanskatalog/operations';

export const day = 86_400_000;
export const noon = '2026-03-10T12:00:00.000Z';

export const settings: AlertSettings = {
  language: 'sv',
  disabled: [],
  failures: 3,
  staleIntervals: 2,
  unpublishedHours: 24,
  forgottenDays: 7,
  diskFreePercent: 10,
  remindAfterHours: 24,
};

/** Harvested every night, the last time this morning. */
export const source = (id: string, differences: Partial<SourceOverview> = {}): SourceOverview => ({
  id,
  municipality: { code: '1885', name: 'Nora' },
  url: `https://${id}.example/`,
  kind: 'dcat',
  heldIn: 'file',
  condition: 'ok',
  schedule: '0 1 * * *',
  intervalMs: day,
  outcome: 'unchanged',
  lastAttempt: '2026-03-10T01:00:00.000Z',
  lastSuccess: '2026-03-10T01:00:00.000Z',
  failures: 0,
  published: 40,
  trend: [],
  ...differences,
});

export const overview = (differences: Partial<Overview> = {}): Overview => ({
  at: noon,
  mode: 'embedded',
  release: { number: 7, publishedAt: '2026-03-10T01:10:00.000Z', datasets: 80, earlier: [] },
  sources: [source('nora'), source('kumla')],
  jobs: [],
  queues: [],
  workers: [],
  alerts: [],
  missing: [],
  ...differences,
});
