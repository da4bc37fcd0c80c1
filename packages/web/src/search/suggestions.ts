import { setImmediate as turn } from 'node:timers/promises';
import type { DatasetSummary } from '@lanskatalog/catalogue';
import { readable } from '../release/readable.ts';
import { firstFrom } from './inverted-index.ts';
import { fold } from './words-of.ts';

const suggestionsShown = 10;
const longestPhrase = 60;
/** Datasets read between two turns of the event loop. */
const atOnce = 500;

/** Titles and keywords that begin with what is typed, the most common first. */
export async function indexSuggestions(
  datasets: readonly DatasetSummary[],
): Promise<(typed: string) => readonly string[]> {
  const phrases = new Map<string, { readonly text: string; count: number }>();
  for (const [position, { title, keywords }] of datasets.entries()) {
    if (position % atOnce === 0) await turn();
    for (const text of [...Object.values(title), ...keywords]) {
      const shown = readable(text, longestPhrase);
      const key = fold(shown);
      const known = phrases.get(key);
      if (known === undefined) phrases.set(key, { text: shown, count: 1 });
      else known.count += 1;
    }
  }
  const sorted = [...phrases.keys()].sort();
  return (typed) => {
    const start = fold(typed.trim());
    if (start === '') return [];
    const begun: string[] = [];
    for (let at = firstFrom(sorted, start); sorted[at]?.startsWith(start) === true; at += 1) {
      begun.push(sorted[at] ?? '');
    }
    return begun
      .map((key) => phrases.get(key))
      .filter((phrase) => phrase !== undefined)
      .sort((a, b) => b.count - a.count)
      .slice(0, suggestionsShown)
      .map(({ text }) => text);
  };
}
