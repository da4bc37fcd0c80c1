import { describe, expect, it } from '@jest/globals';
import type { DatasetSummary } from '@lanskatalog/catalogue';
import { buildSearchIndex } from '../src/search/search-index.ts';
import { isSpeltAlike } from '../src/search/spelt-alike.ts';

const dataset = (title: string, description = '', keywords: readonly string[] = []): DatasetSummary =>
  ({
    uri: title,
    title: { sv: title },
    description: { sv: description },
    keywords,
    publisher: { iri: '', name: 'Kumla kommun' },
    municipality: '1881',
  }) as unknown as DatasetSummary;

const titles = ['Badplatser', 'Lekplatser', 'Skolor i Kumla', 'Detaljplaner'];
const index = await buildSearchIndex(
  [
    dataset('Badplatser', 'Vattenprover vid sjöar.', ['bad']),
    dataset('Lekplatser', 'Gungor nära badplatsen.', ['barn']),
    dataset('Skolor i Kumla', 'Grundskolor.', ['barn', 'utbildning']),
    dataset('Detaljplaner', 'Planer för byggande.'),
  ],
  () => 'Kumla',
);
const found = (query: string): (string | undefined)[] =>
  index.find(query).positions.map((position) => titles[position]);

describe('the search index', () => {
  it('puts a title before a description', () => {
    expect(found('badplatser')).toEqual(['Badplatser', 'Lekplatser']);
  });

  it('wants every word, wherever each stands', () => {
    expect(found('barn skolor')).toEqual(['Skolor i Kumla']);
    expect(found('kumla detaljplan')).toEqual(['Detaljplaner']);
  });

  it('gives what has some of the words where nothing has all, most of them first, and says so', () => {
    expect(index.find('barn utbildning detaljplan').approximate).toBe(true);
    expect(found('barn utbildning detaljplan')[0]).toBe('Skolor i Kumla');
    expect(found('barn detaljplan')).toEqual(
      expect.arrayContaining(['Skolor i Kumla', 'Lekplatser', 'Detaljplaner']),
    );
  });

  it.each([
    ['forskolor', 'Förskolor'],
    ['sjoar', 'Provtagning i sjöar'],
    ['invanare', 'Befolkning'],
    ['badstränder', 'Badplatser'],
    ['laddstolpar', 'Laddstationer'],
  ])('knows what %s means', async (query, title) => {
    const one = await buildSearchIndex(
      ['Förskolor', 'Provtagning i sjöar', 'Befolkning', 'Badplatser', 'Laddstationer'].map((name) =>
        dataset(name),
      ),
      () => 'Kumla',
    );
    const { positions, approximate } = one.find(query);
    expect(positions).toEqual([
      ['Förskolor', 'Provtagning i sjöar', 'Befolkning', 'Badplatser', 'Laddstationer'].indexOf(title),
    ]);
    expect(approximate).toBe(false);
  });

  it.each(['planer', 'detaljplanekartor'])('finds a compound by a part of it: %s', (query) => {
    expect(found(query)).toContain('Detaljplaner');
  });

  it('finds words by their beginning', () => {
    expect(found('detalj')).toEqual(['Detaljplaner']);
    expect(found('de')).toEqual([]);
  });

  it.each(['badpltser', 'badplaster', 'bdaplatser', 'baadplatser'])(
    'finds badplatser by %s, and says so',
    (slip) => {
      expect(index.find(slip).approximate).toBe(true);
      expect(found(slip)[0]).toBe('Badplatser');
    },
  );

  it('tells where and by which terms it found', () => {
    const hit = index.find('badplatserna').hitOf(1);
    expect([...(hit?.fields ?? [])]).toEqual(['description']);
    expect([...(hit?.terms ?? [])]).toEqual(['badplat']);
    expect(index.find('badplatserna').hitOf(3)).toBeUndefined();
  });

  it.each(['', ' ', 'och', '!!!'])('finds nothing for “%s”', (query) => {
    expect(found(query)).toEqual([]);
  });

  it('knows what is alike by title and keywords', () => {
    expect(index.like(1)).toEqual([2]);
  });

  it.each([
    ['skola', 'skola', 0],
    ['skola', 'skoal', 1],
    ['skola', 'skolan', 1],
    ['skola', 'kola', 1],
    ['bål', 'bal', 1],
    ['skola', 'skor', 2],
    ['a', 'abcd', 3],
  ])('needs for %s and %s %d slips and not one less', (one, other, slips) => {
    expect(isSpeltAlike(one, other, slips)).toBe(true);
    expect(isSpeltAlike(one, other, slips - 1)).toBe(false);
  });
});
