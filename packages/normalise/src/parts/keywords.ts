import type { Term, TextValue, Value } from '@lanskatalog/core';
import { expand } from '@lanskatalog/core';
import { labelsOf, leaveOut, textValue } from '../read-values.ts';
import type { Reader, Slot } from '../work.ts';
import { descriptionOf, note } from '../work.ts';

const keyword = expand('dcat:keyword');
const deepestList = 2;

/** Keywords, one per value (recommendation 10): lists in one text are taken apart, code around a word is taken off. */
export const readKeywords: Reader = (terms, slot) => terms.flatMap((term) => keywordsOf(term, slot, 0));

function keywordsOf(term: Term, slot: Slot, depth: number): Value[] {
  const nested = depth < deepestList ? descriptionOf(term, slot.work.run)?.get(keyword) : undefined;
  if (nested !== undefined) return nested.flatMap((one) => keywordsOf(one, slot, depth + 1));
  const labels = labelsOf(term, slot.work.run);
  if (labels.length === 0) return leaveOut(term, slot);
  return labels.flatMap((label) => {
    const words = wordsIn(label.value);
    if (words.length !== 1 || words[0] !== label.value.trim()) {
      note(slot.work, 'normalise.keyword-repaired', {
        property: 'dcat:keyword',
        before: label.value,
        after: words.join(' | '),
      });
    }
    return words.flatMap((word): TextValue[] => {
      const value = textValue(word, label.language, slot);
      return value === undefined ? [] : [value];
    });
  });
}

/** `a; b` → `a`, `b`; `rdfs:Literal='miljö'` → `miljö`; `"park"` → `park`. */
function wordsIn(text: string): string[] {
  const bare = text.replace(/\w+:Literal\s*=\s*/g, '');
  return bare
    .split(/[;\n|]|,(?!\d)/)
    .map((word) =>
      word
        .trim()
        .replace(/^['"“”#]+|['"“”]+$/g, '')
        .trim(),
    )
    .filter((word) => word !== '' && word.length <= 200);
}
