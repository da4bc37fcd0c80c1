import { describe, expect, it } from '@jest/globals';
import type { HarvestProgress } from '@lanskatalog/harvest';
import { screenLines } from '../src/progress-display.ts';

const sources = [{ id: 'kumla' }, { id: 'nora' }];
const after = (...events: HarvestProgress[]): string[] =>
  screenLines(sources, new Map(events.map((event) => [event.source, event])));

describe('the progress display', () => {
  it('shows every source with its stage, and how many are done', () => {
    const lines = after(
      { source: 'kumla', stage: 'fetching', done: 50_000, total: 100_000 },
      { source: 'nora', stage: 'done', done: 1, total: 1, outcome: 'harvested' },
    );
    expect(lines[0]).toMatch(/^kumla {2}fetching █{10}░{10} 50 kB$/);
    expect(lines[1]).toBe('nora   harvested');
    expect(lines[2]).toMatch(/1 of 2 sources$/);
  });

  it('shows steps between nothing and all', () => {
    const bars = [0, 25, 50, 75, 100].map(
      (done) => after({ source: 'kumla', stage: 'normalising', done, total: 100 })[0],
    );
    expect(new Set(bars).size).toBe(5);
  });

  it('shows only sources under way where all do not fit', () => {
    const many = Array.from({ length: 290 }, (_, n) => ({ id: `s${n}` }));
    const lines = screenLines(many, new Map([['s7', { source: 's7', stage: 'fetching', done: 1 }]]));
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain('s7');
  });
});
