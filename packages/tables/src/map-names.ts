/**
 * A header as it is compared: lower case, without diacritics, punctuation, blanks or units in brackets that say nothing.
 * `Belopp exkl. moms (kr)` and `belopp_exkl_moms` are the same name.
 */
export const nameKey = (header: string): string =>
  header
    .replace(/\((kr|sek|£|gbp)\)/gi, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}#£]/gu, '');

/** Words of texts met lately: the rules' own words are asked for again with every dataset. */
const remembered = new Map<string, readonly string[]>();
const rememberedAtMost = 10_000;

/** The words of a header, for names that merely contain a known one. */
export function nameWords(header: string): readonly string[] {
  const known = remembered.get(header);
  if (known !== undefined) return known;
  if (remembered.size >= rememberedAtMost) remembered.clear();
  const words = splitWords(header);
  remembered.set(header, words);
  return words;
}

const splitWords = (header: string): string[] =>
  header
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** Whether the shorter list of words occurs in the longer one, in its order and without gaps. */
export function containsWords(longer: readonly string[], shorter: readonly string[]): boolean {
  if (shorter.length === 0) return false;
  for (let start = 0; start + shorter.length <= longer.length; start++) {
    if (shorter.every((word, offset) => longer[start + offset] === word)) return true;
  }
  return false;
}

/** Edits (insert, delete, replace, swap of neighbours) between two keys, or `limit + 1` where there are more. */
export function editDistance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const current = [i];
    for (let j = 1; j <= right.length; j++) {
      const same = left[i - 1] === right[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) {
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      }
      current.push(best);
    }
    beforeLast = last;
    last = current;
  }
  return Math.min(last[right.length] ?? 0, limit + 1);
}
