import type { ProblemCode } from '@lanskatalog/core';
import { outsideXml } from './forbidden-characters.ts';
import { encodeWindows1252 } from './windows-1252.ts';

const suspicious = new RegExp(`[${outsideXml}ÃÂâ]|\\p{Surrogate}`, 'u');
const unwritable = new RegExp(`[${outsideXml}]|\\p{Surrogate}`, 'gu');

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/** Whether a text may need {@link cleanText}: nearly none does, and this costs next to nothing. */
export const isSuspicious = (text: string): boolean => suspicious.test(text);

/** A literal's text without what no XML can carry and without UTF-8 that was read as Windows-1252 (`Ã¥` for `å`). */
export function cleanText(raw: string): { readonly text: string; readonly code?: ProblemCode } {
  const writable = raw.replace(unwritable, '');
  const text = undoMojibake(writable);
  if (text !== writable) return { text, code: 'rdf.mojibake' };
  return writable === raw ? { text } : { text, code: 'rdf.control-characters' };
}

/** Reads the text as the bytes it came from; it is changed only where those are UTF-8 throughout. */
function undoMojibake(text: string): string {
  const bytes = encodeWindows1252(text);
  if (bytes === undefined) return text;
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return text;
  }
}
