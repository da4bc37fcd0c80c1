import type { TextValue } from '@lanskatalog/core';
import type { Label } from './labels.ts';
import { labelsOf, leaveOut } from './labels.ts';
import { cleanText } from './values/clean-text.ts';
import type { LanguageTag } from './values/language-tag.ts';
import { isAssumed, languageTag, languageTags, looksEnglish } from './values/language-tag.ts';
import type { Reader, Slot } from './work.ts';
import { note } from './work.ts';

/** Free text with its language: markup gone, tag put right (recommendation 12 of the profile). */
export const readText: Reader = (terms, slot) => {
  const labels = terms.flatMap((term) => {
    const found = labelsOf(term, slot.work.run);
    return found.length === 0 ? leaveOut(term, slot) : found;
  });
  const tagged = tagsOf(labels).map((tag, index) => ({ tag, raw: labels[index]?.value ?? '' }));
  // What the source says of a text's language goes before what we assume, for those who take the first.
  if (tagged.some(({ tag }) => tag.fault !== undefined)) {
    tagged.sort((a, b) => Number(isAssumed(a.tag.fault)) - Number(isAssumed(b.tag.fault)));
  }
  return tagged.flatMap(({ raw, tag }) => taggedText(raw, tag, slot) ?? []);
};

export const tagsOf = (labels: readonly Label[]): LanguageTag[] =>
  languageTags(labels.map(({ language }) => language));

const paragraphs = /:(?:description|versionNotes|copyrightNotice|attributionText)$/;
const judgedForLanguage = new Set(['dct:title', 'dct:description']);

/** One text that stands alone. */
export const textValue = (raw: string, written: string, slot: Slot): TextValue | undefined =>
  taggedText(raw, languageTag(written), slot);

export function taggedText(raw: string, tag: LanguageTag, slot: Slot): TextValue | undefined {
  const { property, work } = slot;
  const { text, stripped } = cleanText(raw, paragraphs.test(property.name));
  if (text === '') return undefined;
  if (stripped)
    note(work, 'normalise.markup-stripped', { property: property.name, before: raw, after: text });
  noteTag(text, tag, slot);
  if (tag.lang === 'sv' && judgedForLanguage.has(property.name) && looksEnglish(text)) {
    note(work, 'normalise.text-looks-english', { property: property.name, before: text });
  }
  return { text, lang: tag.lang };
}

function noteTag(text: string, { written, lang, fault }: LanguageTag, { property, work }: Slot): void {
  if (fault === undefined) return;
  if (fault === 'missing') {
    note(work, 'normalise.language-missing', {
      property: property.name,
      before: text,
      after: `${text}@${lang}`,
    });
  } else {
    note(work, 'normalise.language-repaired', { property: property.name, before: written, after: lang });
  }
}
