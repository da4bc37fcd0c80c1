import type { Outcome } from '@lanskatalog/core';
import type { HarvestStatus } from '../release/harvest-status.ts';
import type { View } from '../view.ts';
import type { Grade } from './parts.tsx';

const words: Record<Outcome, { readonly grade: Grade; readonly sv: string; readonly en: string }> = {
  harvested: { grade: 'good', sv: 'hämtad', en: 'harvested' },
  unchanged: { grade: 'good', sv: 'oförändrad', en: 'unchanged' },
  incomplete: { grade: 'fair', sv: 'bara en del kunde läsas', en: 'only a part could be read' },
  unreachable: { grade: 'poor', sv: 'svarar inte', en: 'does not answer' },
  refused: { grade: 'poor', sv: 'nekar oss', en: 'refuses us' },
  invalid: { grade: 'poor', sv: 'svaret går inte att läsa', en: 'the answer cannot be read' },
  guarded: {
    grade: 'fair',
    sv: 'mycket saknas plötsligt; väntar på besked',
    en: 'much is suddenly gone; awaiting word',
  },
};

/** How the last harvest went, in a few words. */
export function harvestWords(
  view: View,
  status: HarvestStatus | undefined,
): { readonly grade: Grade; readonly text: string } {
  if (status === undefined) return { grade: 'none', text: view.say('inte hämtad ännu', 'not harvested yet') };
  const { grade, ...text } = words[status.outcome];
  return { grade, text: view.inLang(text) };
}
