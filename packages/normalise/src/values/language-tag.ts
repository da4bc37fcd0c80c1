/** A text's language as we publish it, and what was wrong with what the source wrote. */
export interface LanguageTag {
  readonly written: string;
  readonly lang: string;
  readonly fault?: 'missing' | 'invalid' | 'long';
}

const known = new Map<string, LanguageTag>();
const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** Codes for no language, several, or one unknown. */
const nobody = new Set(['und', 'zxx', 'mul', 'mis']);

/** Swedish is what an untagged text of a Swedish municipality is in (DCAT-AP-SE recommendation 12 wants a tag always). */
const assumed = 'sv';

/** The two-letter tag for what a source wrote: `sv-SE` → `sv`, `swe` → `sv`, `em` and nothing → `sv`. */
export function languageTag(written: string): LanguageTag {
  const seen = known.get(written);
  if (seen !== undefined) return seen;
  const tag = judge(written);
  if (known.size < 1000) known.set(written, tag);
  return tag;
}

/**
 * The tags of texts that stand side by side. Where one is in Swedish and none in English, a tag that means nothing is the
 * English one's: the profile asks for these two (recommendation 2).
 */
export function languageTags(written: readonly string[]): LanguageTag[] {
  const tags = written.map(languageTag);
  const isSaid = (wanted: string): boolean =>
    tags.some(({ lang, fault }) => lang === wanted && !isAssumed(fault));
  if (!isSaid('sv') || isSaid('en')) return tags;
  return tags.map((tag) => (tag.fault === 'invalid' ? { ...tag, lang: 'en' } : tag));
}

/** Whether the language is our assumption, not the source's word. */
export const isAssumed = (fault: LanguageTag['fault']): boolean => fault === 'missing' || fault === 'invalid';

function judge(written: string): LanguageTag {
  if (written === '') return { written, lang: assumed, fault: 'missing' };
  const lang = canonical(written);
  if (lang === undefined) return { written, lang: assumed, fault: 'invalid' };
  return lang === written.toLowerCase() ? { written, lang } : { written, lang, fault: 'long' };
}

function canonical(written: string): string | undefined {
  try {
    const { language } = new Intl.Locale(written.trim().replaceAll('_', '-'));
    return names.of(language) === undefined || nobody.has(language) ? undefined : language;
  } catch {
    return undefined;
  }
}

const english = new Set(
  'the of and to is are with this that from by which for on as be have has was were'.split(' '),
);
const swedish = new Set(
  'och att det som för är av på med till en ett den de i om inte har kan från eller vid även samt'.split(' '),
);

/** Whether a text of some length has the small words of English and none of Swedish. */
export function looksEnglish(text: string): boolean {
  if (text.length < 25) return false;
  let hits = 0;
  for (const word of text
    .slice(0, 400)
    .toLowerCase()
    .split(/[^\p{L}]+/u)) {
    if (swedish.has(word)) return false;
    if (english.has(word)) hits += 1;
  }
  return hits >= 2;
}
