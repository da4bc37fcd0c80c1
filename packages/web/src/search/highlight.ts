import { termOf } from './words-of.ts';

/** A piece of a text, and whether it is what was searched for. */
export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

/** Splits a text so that the words that matched can be marked. */
export function highlight(text: string, terms: ReadonlySet<string>): readonly Piece[] {
  if (terms.size === 0) return [{ text, hit: false }];
  const pieces: { text: string; hit: boolean }[] = [];
  for (const [part] of text.matchAll(/[\p{L}\p{N}]+|[^\p{L}\p{N}]+/gu)) {
    const hit = terms.has(termOf(part) ?? '');
    const last = pieces.at(-1);
    if (last?.hit === hit) last.text += part;
    else pieces.push({ text: part, hit });
  }
  return pieces;
}

/** The part of a text around its first match, cut at words, at most `length` characters. */
export function excerpt(text: string, terms: ReadonlySet<string>, length: number): string {
  if (text.length <= length) return text;
  const before = terms.size === 0 ? '' : (highlight(text, terms)[0]?.text ?? '');
  const first = before.length < text.length ? before.length : 0;
  const start = first < length / 2 ? 0 : text.lastIndexOf(' ', first - length / 4) + 1;
  const end = text.lastIndexOf(' ', start + length);
  const part = text.slice(start, end > start ? end : start + length);
  return `${start > 0 ? '… ' : ''}${part}${start + part.length < text.length ? ' …' : ''}`;
}
