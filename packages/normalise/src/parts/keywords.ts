import type { Term, Value } from '@lanskatalog/core';
import { expand } from '@lanskatalog/core';
import type { Label } from '../labels.ts';
import { labelsOf, leaveOut } from '../labels.ts';
import { taggedText, tagsOf } from '../read-texts.ts';
import type { Reader, Slot } from '../work.ts';
import { descriptionOf, note } from '../work.ts';

const keyword = expand('dcat:keyword');
const deepestList = 2;

/** Keywords, one per value (recommendation 10): lists in one text are taken apart, code around a word is taken off. */
export const readKeywords: Reader = (terms, slot) => {
  const labels = terms.flatMap((term) => labelsIn(term, slot, 0));
  const tags = tagsOf(labels);
  return labels.flatMap(({ value }, index) => {
    const words = wordsIn(value);
    if (words.length !== 1 || words[0] !== value.trim()) {
      note(slot.work, 'normalise.keyword-repaired', {
        property: 'dcat:keyword',
        before: value,
        after: words.join(' | '),
      });
    }
    const tag = tags[index];
    return tag === undefined ? [] : words.flatMap((word): Value[] => asList(taggedText(word, tag, slot)));
  });
};

function labelsIn(term: Term, slot: Slot, depth: number): readonly Label[] {
  const nested = depth < deepestList ? descriptionOf(term, slot.work.run)?.get(keyword) : undefined;
  if (nested !== undefined) return nested.flatMap((one) => labelsIn(one, slot, depth + 1));
  const labels = labelsOf(term, slot.work.run);
  return labels.length === 0 ? leaveOut(term, slot) : labels;
}

/** `a; b` → `a`, `b`; `rdfs:Literal='miljö'` → `miljö`; `"park"` → `park`. */
function wordsIn(text: string): string[] {
  const bare = text.replace(/\b\w+:Literal\s*=\s*/g, '');
  return bare
    .split(/[;\n|]|,(?!\d)/)
    .map((word) =>
      word
        .trim()
        .replace(/^['"“”#]+|(?<!['"“”])['"“”]+$/g, '')
        .trim(),
    )
    .filter((word) => word !== '' && word.length <= 200);
}

const asList = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);
