import { describe, expect, it } from '@jest/globals';
import { parseQuery } from '../src/api/ckan-query.ts';

const text = (words: string) => ({ kind: 'text', text: words });
const field = (name: string, value: string) => ({ kind: 'field', field: name, value });

describe("CKAN's queries", () => {
  it.each([
    ['badplats', text('badplats')],
    ['"öppna data"', text('öppna data')],
    ['tags:bad', field('tags', 'bad')],
    ['+tags:"öppna data"', field('tags', 'öppna data')],
    ['-tags:bad', { kind: 'not', part: field('tags', 'bad') }],
    ['NOT tags:bad', { kind: 'not', part: field('tags', 'bad') }],
    ['bad -tags:sjö', { kind: 'and', parts: [text('bad'), { kind: 'not', part: field('tags', 'sjö') }] }],
    ['a:b OR c:d', { kind: 'or', parts: [field('a', 'b'), field('c', 'd')] }],
    ['tags:(bad OR sjö)', { kind: 'or', parts: [field('tags', 'bad'), field('tags', 'sjö')] }],
    ['(a:b AND c:d)', { kind: 'and', parts: [field('a', 'b'), field('c', 'd')] }],
    ['m:[2026-01-01 TO *]', { kind: 'range', field: 'm', from: '2026-01-01', to: undefined }],
    ['m:*', { kind: 'range', field: 'm', from: undefined, to: undefined }],
    ['*:*', { kind: 'and', parts: [] }],
    ['', { kind: 'and', parts: [] }],
    ['https://kommun.example/', text('https://kommun.example/')],
  ])('reads %s', (query, node) => {
    expect(parseQuery(query)).toEqual(node);
  });

  it.each(['(', ')', 'tags:', 'tags:(bad', 'm:[2026 TO]', '[1 TO 2]', 'OR', 'a OR', '"', '(('.repeat(300)])(
    'finds no sense in %s',
    (query) => {
      expect(parseQuery(query)).toBeUndefined();
    },
  );
});
