import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  acceptShrink,
  awaitsDecision,
  harvestSource,
  loadRunDetails,
  loadRuns,
  loadShrinkDecision,
  rejectShrink,
} from '@lanskatalog/harvest';
import type { StoredRun } from '@lanskatalog/harvest';
import type { EmbeddedRegion } from '../support/embedded-region.ts';
import { openEmbeddedRegion } from '../support/embedded-region.ts';
import { municipalFeed } from '../support/municipal-feed.ts';
import { startStubServer } from '../support/stub-server.ts';
import type { StubServer } from '../support/stub-server.ts';

const letters = 'abcdefghijklmnopqrst'.split('');

let server: StubServer;
let region: EmbeddedRegion;
beforeAll(async () => {
  server = await startStubServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  region = await openEmbeddedRegion([{ id: 'kumla', municipality: '1881', url: `${server.origin}/feed` }]);
  await harvestWith(letters);
});
afterEach(() => region.close());

/** Harvests the source, having these datasets, and returns the run. */
async function harvestWith(names: readonly string[]): Promise<StoredRun> {
  server.answers.set('/feed', { type: 'text/turtle', body: municipalFeed(names) });
  const options = { source: region.source('kumla'), onProgress: () => {} };
  await harvestSource(region.deps, options, new AbortController().signal);
  const [run] = await loadRuns(region.deps.documents, { source: 'kumla', limit: 1 });
  if (run === undefined) throw new Error('no run');
  return run;
}

const waits = async (run: StoredRun): Promise<boolean> =>
  awaitsDecision(run, await loadShrinkDecision(region.deps.documents, 'kumla'));

const decision = (run: StoredRun) => ({ source: 'kumla', run: run.id, by: 'Anna' });

describe('a shrink that the guard holds back', () => {
  it('lists exactly the datasets that would go, and waits for a decision', async () => {
    const run = await harvestWith(letters.slice(8));
    expect(run).toMatchObject({ outcome: 'guarded', wouldGo: { count: 8 }, datasets: { kept: 20 } });
    const removed = (await loadRunDetails(region.deps.blobs, run))?.diff?.removed;
    expect(removed?.map(({ title }) => title)).toEqual(
      letters.slice(0, 8).map((name) => `Kommunens ${name}`),
    );
    expect(await waits(run)).toBe(true);
  });

  it('passes once it is accepted, without further ado', async () => {
    const run = await harvestWith(letters.slice(8));
    expect(await acceptShrink(region.deps, decision(run))).toMatchObject({
      kind: 'decided',
      decision: { by: 'Anna', decision: 'accepted' },
    });
    expect(await waits(run)).toBe(false);
    expect(await harvestWith(letters.slice(8))).toMatchObject({
      outcome: 'harvested',
      datasets: { removed: 8 },
    });
  });

  it('passes where fewer would go than were accepted', async () => {
    await acceptShrink(region.deps, decision(await harvestWith(letters.slice(8))));
    expect((await harvestWith(letters.slice(7))).outcome).toBe('harvested');
  });

  it('is held back anew where one other dataset would go', async () => {
    await acceptShrink(region.deps, decision(await harvestWith(letters.slice(8))));
    const run = await harvestWith(letters.slice(9));
    expect(run).toMatchObject({ outcome: 'guarded', wouldGo: { count: 9 } });
    expect(await waits(run)).toBe(true);
  });

  it('is accepted once: a source that came back and shrinks again is held back', async () => {
    await acceptShrink(region.deps, decision(await harvestWith(letters.slice(8))));
    await harvestWith(letters);
    expect((await harvestWith(letters.slice(8))).outcome).toBe('guarded');
  });

  it('that was refused waits no more, until other datasets would go', async () => {
    await rejectShrink(region.deps, decision(await harvestWith(letters.slice(8))));
    const again = await harvestWith(letters.slice(8));
    expect(again.outcome).toBe('guarded');
    expect(await waits(again)).toBe(false);
    expect(await waits(await harvestWith(letters.slice(10)))).toBe(true);
  });

  it('is not decided on by a run of another source, or one that held nothing back', async () => {
    const { deps } = region;
    const [first] = await loadRuns(deps.documents, { source: 'kumla', limit: 1 });
    const run = await harvestWith(letters.slice(8));
    expect(await acceptShrink(deps, { ...decision(run), source: 'nora' })).toEqual({ kind: 'unknown-run' });
    expect(await acceptShrink(deps, { ...decision(run), run: first?.id ?? '' })).toEqual({
      kind: 'not-guarded',
    });
  });
});
