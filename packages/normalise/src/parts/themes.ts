import type { Value } from '@lanskatalog/core';
import { conceptValue, conceptsFor, indexOf, writtenAs } from '../read-concepts.ts';
import { labelsOf, leaveOut } from '../labels.ts';
import { iriValue } from '../read-iris.ts';
import { textValue } from '../read-texts.ts';
import type { Reader, Slot } from '../work.ts';
import { descriptionOf, note } from '../work.ts';
import type { Term } from '@lanskatalog/core';

/** Themes of the EU list. What has another name is kept among the keywords; see {@link wordsForKeywords}. */
export const readThemes: Reader = (terms, slot) => {
  const index = indexOf(slot);
  return terms.flatMap((term): Value[] => {
    const found = conceptsFor(term, index, slot);
    if (found.length > 0)
      return found.flatMap((concept) => conceptValue(concept, writtenAs(term, slot), slot));
    return isWords(term, slot) ? [] : leaveOut(term, slot);
  });
};

/** Subjects are concepts (of the national basic data); words go to the keywords. */
export const readSubjects: Reader = (terms, slot) =>
  terms.flatMap((term): Value[] => iriValue(term, slot) ?? (isWords(term, slot) ? [] : leaveOut(term, slot)));

/** The source's own words for theme and subject, as keywords. */
export function wordsForKeywords(terms: readonly Term[], slot: Slot): Value[] {
  const vocabulary = slot.property.vocabulary === undefined ? undefined : indexOf(slot);
  return terms.flatMap((term) => {
    const known =
      vocabulary === undefined
        ? iriValue(term, slot) !== undefined
        : conceptsFor(term, vocabulary, slot).length > 0;
    if (known || !isWords(term, slot)) return [];
    return labelsOf(term, slot.work.run).flatMap((label): Value[] => {
      const text = textValue(label.value, label.language, slot);
      if (text === undefined) return [];
      note(slot.work, 'normalise.word-kept-as-keyword', { property: slot.property.name, before: text.text });
      return [text];
    });
  });
}

/** Words of the source's own, other than an address in quotes. */
const isWords = (term: Term, { work }: Slot): boolean =>
  (term.termType === 'Literal' || descriptionOf(term, work.run) !== undefined) &&
  labelsOf(term, work.run).some(
    ({ value }) => value.trim() !== '' && value.length <= 100 && !/^\W*https?:/i.test(value),
  );
