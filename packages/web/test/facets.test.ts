import { describe, expect, it } from '@jest/globals';

import { buildFacetIndex, noSelection } from '../src/search/facets.ts';

const none = noSelection;
const rows = [
  { ...none, kommun: ['1880'], format: ['csv', 'json'] },
  { ...none, kommun: ['1880'], format: ['csv'] },
  { ...none, kommun: ['1881'], format: ['json'] },
];
const index = buildFacetIndex(rows.length, (position) => rows[position] ?? none);

describe('facets', () => {
  it('count everything where nothing is chosen', () => {
    const { positions, counts } = index.narrow([0, 1, 2], none);
    expect(positions).toEqual([0, 1, 2]);
    expect([...counts.kommun]).toEqual([
      ['1880', 2],
      ['1881', 1],
    ]);
    expect(counts.tema.size).toBe(0);
  });

  it('leave their own choice aside, so that another value can be added', () => {
    const { positions, counts } = index.narrow([0, 1, 2], { ...none, kommun: ['1880'] });
    expect(positions).toEqual([0, 1]);
    expect(counts.kommun.get('1881')).toBe(1);
    expect(counts.format.get('json')).toBe(1);
  });

  it('take any value of one facet and all facets together', () => {
    expect(index.narrow([0, 1, 2], { ...none, kommun: ['1880', '1881'] }).positions).toHaveLength(3);
    expect(index.narrow([0, 1, 2], { ...none, kommun: ['1881'], format: ['csv'] }).positions).toEqual([]);
  });

  it('find nothing for a value that nothing has', () => {
    expect(index.narrow([0, 1, 2], { ...none, kommun: ['9999'] }).positions).toEqual([]);
  });
});
