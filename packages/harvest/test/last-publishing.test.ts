import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Documents, RegionConfig } from '@lanskatalog/core';
import { problem } from '@lanskatalog/core';
import { openSqliteDocuments } from '@lanskatalog/store';
import { ManualClock } from '../../../test/support/clocks.ts';
import { loadLastPublishing, noteLastPublishing } from '../src/last-publishing.ts';

const minute = 60_000;
const config = {
  sources: [
    { id: 'nora', paused: false },
    { id: 'kumla', paused: false },
    { id: 'laxa', paused: true },
  ],
} as unknown as RegionConfig;

describe('noteLastPublishing', () => {
  let directory: string;
  let documents: Documents;
  let clock: ManualClock;

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'lanskatalog-publishing-'));
    documents = await openSqliteDocuments(join(directory, 'test.db'));
    clock = new ManualClock('2026-03-01T00:00:00.000Z');
  });

  afterEach(async () => {
    await documents.close();
    rmSync(directory, { recursive: true });
  });

  const attempt = async (source: string): Promise<void> => {
    const states = await documents.collection('source-states', { indexes: [] });
    await states.put(source, {
      version: 1,
      problemCounts: { error: 0, warning: 0, info: 0 },
      published: 0,
      answers: [],
      complete: true,
      fingerprint: '',
      lastOutcome: 'harvested',
      lastRun: '',
      lastAttempt: clock.now().toISOString(),
      aliases: [],
      failures: 0,
      superseded: [],
    });
    await clock.advance(minute);
  };
  const publish = async (kind: 'published' | 'unchanged' | 'rejected'): Promise<string> => {
    const problems = kind === 'rejected' ? [problem('merge.release-unfit')] : [];
    await noteLastPublishing({ documents, clock, config }, { kind, problems });
    const at = clock.now().toISOString();
    await clock.advance(minute);
    return at;
  };

  it('notes a complete round when every source that is not paused has been attempted since the one before', async () => {
    await attempt('nora');
    await publish('published');
    expect((await loadLastPublishing(documents))?.completeRound).toBeUndefined();
    await attempt('kumla');
    const first = await publish('published');
    expect(await loadLastPublishing(documents)).toMatchObject({ completeRound: first, upToDate: first });
    await attempt('nora');
    const half = await publish('unchanged');
    expect(await loadLastPublishing(documents)).toMatchObject({ completeRound: first, upToDate: half });
    await attempt('kumla');
    const second = await publish('unchanged');
    expect((await loadLastPublishing(documents))?.completeRound).toBe(second);
  });

  it('keeps since when releases are rejected, and forgets it when one is not', async () => {
    await attempt('nora');
    await attempt('kumla');
    const good = await publish('published');
    const rejected = await publish('rejected');
    await publish('rejected');
    expect(await loadLastPublishing(documents)).toMatchObject({
      kind: 'rejected',
      rejectedSince: rejected,
      upToDate: good,
      completeRound: good,
      problems: [{ code: 'merge.release-unfit' }],
    });
    await publish('published');
    expect(await loadLastPublishing(documents)).not.toHaveProperty('rejectedSince');
  });
});
