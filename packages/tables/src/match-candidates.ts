import { mayBeCut, normaliseName, stemOf } from './match-name.ts';

/** A supplier as one or more municipalities write it, after the screen: persons are not among them. */
export interface SupplierSpelling {
  /** Ten digits of a legal person, or null. */
  readonly orgnr: string | null;
  readonly name: string | null;
  readonly rows: number;
}

/** Why two spellings may be one supplier. */
export type MatchReason = 'same-name' | 'cut-name' | 'other-form' | 'several-numbers' | 'misspelt';

/** A supplier that a name without number may belong to. */
export interface Candidate {
  readonly key: string;
  readonly reason: MatchReason;
  /** True where nothing but another candidate speaks against it. */
  readonly certain: boolean;
}

const formBeginnings: readonly (readonly [string, string])[] = [
  ['aktiebolag', 'ab'],
  ['handelsbolag', 'hb'],
  ['kommanditbolag', 'kb'],
];

/** Words only, the legal form as written: what a cut name is a beginning of. */
const plain = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function addTo(map: Map<string, Set<string>>, name: string, key: string): void {
  const keys = map.get(name);
  if (keys === undefined) map.set(name, new Set([key]));
  else keys.add(key);
}

/** Finds suppliers by exact, cut, form-less and slightly misspelt name. Only numbered suppliers and whole names are in it. */
export class SupplierIndex {
  readonly #byName = new Map<string, Set<string>>();
  readonly #byStem = new Map<string, Set<string>>();
  /** Normalised names by their first and by their last letters. */
  readonly #blocks = new Map<string, (readonly [string, string])[]>();
  /** Plain names in order, to find those that begin with a cut one. */
  readonly #plain: (readonly [string, string])[] = [];

  constructor(spellings: readonly SupplierSpelling[]) {
    for (const { orgnr, name } of spellings) {
      if (name === null || (orgnr === null && mayBeCut(name))) continue;
      const normalised = normaliseName(name);
      const key = orgnr === null ? `namn:${normalised}` : `SE${orgnr}`;
      this.#plain.push([plain(name), key]);
      if (orgnr === null) continue;
      addTo(this.#byName, normalised, key);
      addTo(this.#byStem, stemOf(normalised), key);
      for (const block of blocksOf(normalised)) {
        const names = this.#blocks.get(block);
        if (names === undefined) this.#blocks.set(block, [[normalised, key]]);
        else names.push([normalised, key]);
      }
    }
    this.#plain.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  }

  candidates(name: string, normalised: string): readonly Candidate[] {
    const exact = this.#byName.get(normalised);
    if (exact !== undefined)
      return asCandidates(exact, exact.size > 1 ? 'several-numbers' : 'same-name', true);
    if (mayBeCut(name)) {
      const cut = this.#whole(name, normalised);
      if (cut.size > 0) return asCandidates(cut, 'cut-name', true);
    }
    const form = this.#byStem.get(stemOf(normalised));
    if (form !== undefined) return asCandidates(form, 'other-form', false);
    return asCandidates(this.#near(normalised), 'misspelt', false);
  }

  /** Suppliers that a cut name can be: those whose name begins with it, or whose legal form the cut went through. */
  #whole(name: string, normalised: string): ReadonlySet<string> {
    const beginning = plain(name);
    const keys = new Set<string>();
    for (let place = this.#firstFrom(beginning); place < this.#plain.length; place += 1) {
      const [whole, key] = this.#plain[place] ?? ['', ''];
      if (!whole.startsWith(beginning)) break;
      if (whole.length > beginning.length) keys.add(key);
    }
    const words = normalised.split(' ');
    const last = words.pop() ?? '';
    for (const [form, short] of formBeginnings) {
      if (last.length < 2 || !form.startsWith(last)) continue;
      for (const key of this.#byName.get([...words, short].join(' ')) ?? []) keys.add(key);
    }
    return keys;
  }

  #near(normalised: string): ReadonlySet<string> {
    const keys = new Set<string>();
    for (const block of blocksOf(normalised)) {
      for (const [name, key] of this.#blocks.get(block) ?? [])
        if (isOneLetterApart(name, normalised)) keys.add(key);
    }
    return keys;
  }

  #firstFrom(beginning: string): number {
    let low = 0;
    let high = this.#plain.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#plain[middle]?.[0] ?? '') < beginning) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const asCandidates = (keys: Iterable<string>, reason: MatchReason, certain: boolean): Candidate[] =>
  [...keys].map((key) => ({ key, reason, certain }));

/** One wrong letter leaves the beginning or the end alone. Short names differ by one letter as a rule, so they have none. */
const blocksOf = (name: string): string[] =>
  name.length < 9 ? [] : [`<${name.slice(0, 5)}`, `>${name.slice(-8)}`];

/** Whether one letter more, less or other makes the one name of the other. */
function isOneLetterApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const rest = (name: string, skip: number): string => name.slice(start + skip);
  return rest(a, 1) === rest(b, 1) || rest(a, 1) === rest(b, 0) || rest(a, 0) === rest(b, 1);
}
