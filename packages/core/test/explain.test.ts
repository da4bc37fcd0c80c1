import { describe, expect, it } from '@jest/globals';
import { explain, problem } from '../src/index.ts';

describe('explain', () => {
  it('names numbers that share a word with a part of the problem', () => {
    const found = problem('merge.guarded', { source: 'kumla', params: { gone: 9, before: 20, seen: 11 } });
    expect(explain(found, 'en').message).toMatch(
      /^9 of 20 datasets are missing .* kumla, which now has 11\./,
    );
    expect(explain(found, 'sv').message).toMatch(/^9 av 20 datamängder saknas/);
  });

  it('prefers what the problem itself says', () => {
    const found = problem('operations.never-harvested', {
      source: 'kumla',
      subject: 'https://kumla.example/',
      params: { source: 'other' },
    });
    expect(explain(found, 'en').message).toContain('from the source kumla is published');
  });
});
