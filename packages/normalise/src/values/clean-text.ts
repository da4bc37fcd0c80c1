import { hasMarkup, htmlToText } from './html-to-text.ts';

export interface CleanText {
  readonly text: string;
  /** Whether tags or entities were taken out; lost blanks are no news. */
  readonly stripped: boolean;
}

const untidy = /^\s|\s$|[^\S ]|\s\s|[<&\u00ad\u200b\ufeff]/;

/** A text for people: no markup, no stray blanks; line ends are kept where paragraphs make sense. */
export function cleanText(raw: string, paragraphs: boolean): CleanText {
  if (!untidy.test(raw)) return { text: raw, stripped: false };
  const stripped = hasMarkup(raw);
  const plain = (stripped ? htmlToText(raw) : raw).replace(/[\u00ad\u200b\ufeff]/g, '');
  return { text: paragraphs ? tidyLines(plain) : plain.replace(/\s+/g, ' ').trim(), stripped };
}

const tidyLines = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
