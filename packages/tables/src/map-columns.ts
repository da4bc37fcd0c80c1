import type { ColumnContent } from './map-content.ts';
import { suits } from './map-content-fit.ts';
import { mapByContent } from './map-by-content.ts';
import { containsWords, editDistance, nameKey, nameWords } from './map-names.ts';
import type { TableRules } from './table-rules.ts';

type MappingReason =
  | 'override' // the operator said so
  | 'name' // a known name
  | 'similar-name' // contains a known name, or is a typo of one
  | 'content' // known by its values
  | 'person' // a column about people: dropped
  | 'ignored' // known, and of no use here
  | 'empty' // nothing in it
  | 'unmapped';

/** What becomes of one column of the source. */
export interface ColumnMapping {
  /** Place in the source, from 0. */
  readonly index: number;
  /** Header as it stands; '' where there is none. */
  readonly header: string;
  /** Canonical column, or another input that rules name (`nord`, `period`, …). */
  readonly target?: string;
  readonly reason: MappingReason;
  /** A few values of an unmapped column, so that a person can tell what it is. */
  readonly samples: readonly string[];
}

export interface SourceColumn {
  readonly header: string;
  readonly content: ColumnContent;
}

/** Header → canonical column; `-` for none. A column without a header goes by its place, counted from 1. */
export type ColumnOverrides = Readonly<Record<string, string>>;

/** Below this a likeness says nothing. */
const leastScore = 0.35;

interface Candidate {
  readonly index: number;
  readonly target: string;
  readonly score: number;
  readonly reason: MappingReason;
}

/** Finds out what each column of a source means: overrides first, then names weighed by content, then content alone. */
export function mapColumns(
  columns: readonly SourceColumn[],
  rules: TableRules,
  overrides: ColumnOverrides,
): readonly ColumnMapping[] {
  const decided = new Map<number, Omit<ColumnMapping, 'index' | 'header' | 'samples'>>();
  const settled = settledByRule(columns, rules, overrides);
  for (const [index, decision] of settled) decided.set(index, decision);
  for (const { index, target, reason } of byName(columns, rules)) {
    if (decided.has(index) || isTaken(decided, target)) continue;
    decided.set(index, { target, reason });
  }
  const open = columns
    .map((column, index) => ({ ...column, index }))
    .filter(({ index }) => !decided.has(index));
  const taken = new Set(
    [...decided.values()].flatMap(({ target }) => (target === undefined ? [] : [target])),
  );
  for (const [index, target] of mapByContent(rules.table, open, taken)) {
    decided.set(index, { target, reason: 'content' });
  }
  return columns.map(({ header, content }, index) => {
    const decision = decided.get(index) ?? { reason: content.filled === 0 ? 'empty' : 'unmapped' };
    return { index, header, ...decision, samples: decision.reason === 'unmapped' ? content.samples : [] };
  });
}

const isTaken = (decided: ReadonlyMap<number, { readonly target?: string }>, target: string): boolean =>
  [...decided.values()].some((decision) => decision.target === target);

function settledByRule(
  columns: readonly SourceColumn[],
  rules: TableRules,
  overrides: ColumnOverrides,
): Map<number, Omit<ColumnMapping, 'index' | 'header' | 'samples'>> {
  const wanted = new Map(Object.entries(overrides).map(([header, target]) => [nameKey(header), target]));
  const ignored = new Set(rules.ignore.map(nameKey));
  const people = rules.people.map((name) => ({ key: nameKey(name), words: nameWords(name) }));
  const settled = new Map<number, Omit<ColumnMapping, 'index' | 'header' | 'samples'>>();
  for (const [index, { header }] of columns.entries()) {
    const key = nameKey(header);
    const words = nameWords(header);
    // A column without a header is named by its place, counted from 1.
    const target = wanted.get(key === '' ? String(index + 1) : key);
    if (target !== undefined)
      settled.set(index, target === '-' ? { reason: 'ignored' } : { target, reason: 'override' });
    else if (key === '') continue;
    else if (people.some((person) => person.key === key || containsWords(words, person.words))) {
      settled.set(index, { reason: 'person' });
    } else if (ignored.has(key)) settled.set(index, { reason: 'ignored' });
  }
  return settled;
}

/** All likely pairs of column and target, best first. */
function byName(columns: readonly SourceColumn[], rules: TableRules): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const [index, { header, content }] of columns.entries()) {
    if (nameKey(header) === '') continue;
    for (const [target, names] of Object.entries(rules.columns)) {
      const likeness = nameLikeness(header, names);
      const score = likeness.score * suits(target, content);
      if (score >= leastScore) candidates.push({ index, target, score, reason: likeness.reason });
    }
  }
  return candidates.toSorted((a, b) => b.score - a.score || a.index - b.index);
}

/** Words that turn the meaning of an amount's header unless it says that they are left out. */
const isAboutVat = (words: readonly string[]): boolean =>
  words.some((word) => word === 'moms' || word === 'vat') &&
  !words.some((word) =>
    /^(?:ex|exkl|exkluderat|exklusive|excl|excluding|exclusive|net|netto|inkl|inklusive|incl|including|utan)$/.test(
      word,
    ),
  );

/** How much a header is like the names of a target, 0–1; an earlier name counts a little more. */
function nameLikeness(
  header: string,
  names: readonly string[],
): { readonly score: number; readonly reason: MappingReason } {
  const key = nameKey(header);
  const exact = names.findIndex((name) => nameKey(name) === key);
  if (exact >= 0) return { score: 1 - exact * 0.002, reason: 'name' };
  const words = nameWords(header);
  let score = 0;
  for (const [rank, name] of names.entries()) {
    score = Math.max(score, similarity(key, words, name) - rank * 0.001);
  }
  return { score: isAboutVat(words) ? 0 : score, reason: 'similar-name' };
}

function similarity(key: string, words: readonly string[], name: string): number {
  const nameOnly = nameKey(name);
  const limit = nameOnly.length >= 10 ? 2 : nameOnly.length >= 6 ? 1 : 0;
  if (limit > 0 && editDistance(key, nameOnly, limit) <= limit) return 0.8;
  const known = nameWords(name);
  if (nameOnly.length < 4) return 0;
  if (containsWords(words, known)) return 0.75 * Math.max(known.length / words.length, 0.5);
  // A Swedish compound is what its last part says: `leverantörsfakturanummer` is an invoice number.
  return nameOnly.length >= 6 && key.endsWith(nameOnly) ? 0.5 : 0;
}
