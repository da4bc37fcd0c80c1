import type { AliasTable } from './match-aliases.ts';
import type { Candidate, MatchReason, SupplierSpelling } from './match-candidates.ts';
import { SupplierIndex } from './match-candidates.ts';
import { mayBeCut, normaliseName } from './match-name.ts';
import type { Conflict } from './match-units.ts';

interface MatchedSpelling {
  readonly spelling: SupplierSpelling;
  /** `SE` and the organisation number, or `namn:` and the normalised name; equal keys are one supplier. */
  readonly key: string;
}

/** Two spellings that may be one supplier; only a person can tell. */
export interface ReviewPair {
  readonly supplier: string;
  readonly supplierName: string;
  readonly name: string;
  readonly reason: MatchReason;
  readonly rows: number;
}

export interface SupplierMatch {
  readonly spellings: readonly MatchedSpelling[];
  /** Key → the spelling used most. */
  readonly names: ReadonlyMap<string, string>;
  /** Most rows first. */
  readonly review: readonly ReviewPair[];
}

/**
 * Joins suppliers over municipalities: by valid number, then by the alias table, then by normalised name, where names cut
 * by an export count as the only name they can be. Two different numbers are never one supplier.
 */
export function matchSuppliers(spellings: readonly SupplierSpelling[], aliases: AliasTable): SupplierMatch {
  const index = new SupplierIndex(spellings);
  const known = new Map(
    aliases.aliases.flatMap(({ supplier, names }) =>
      names.map((name) => [normaliseName(name), supplier] as const),
    ),
  );
  const refused = new Set(aliases.refused.map(({ supplier, name }) => `${supplier} ${normaliseName(name)}`));
  const review: ReviewPair[] = [];
  const matched = spellings.map((spelling): MatchedSpelling => {
    if (spelling.orgnr !== null) return { spelling, key: `SE${spelling.orgnr}` };
    const name = normaliseName(spelling.name ?? '');
    const alias = known.get(name);
    if (alias !== undefined) return { spelling, key: alias };
    const candidates = index
      .candidates(spelling.name ?? '', name)
      .filter(({ key }) => !refused.has(`${key} ${name}`));
    const [only, second] = candidates;
    if (only?.certain === true && second === undefined) return { spelling, key: only.key };
    review.push(...candidates.map((candidate) => reviewPair(candidate, spelling)));
    return { spelling, key: `namn:${name}` };
  });
  const names = namesOf(matched);
  const named = review.map((pair) => ({
    ...pair,
    supplierName: names.get(pair.supplier) ?? pair.supplierName,
  }));
  return { spellings: matched, names, review: named.sort((a, b) => b.rows - a.rows) };
}

const reviewPair = ({ key, reason }: Candidate, { name, rows }: SupplierSpelling): ReviewPair => ({
  supplier: key,
  supplierName: key,
  name: name ?? '',
  reason,
  rows,
});

/** The spelling that most rows use, whole names before cut ones. */
function namesOf(matched: readonly MatchedSpelling[]): ReadonlyMap<string, string> {
  const best = new Map<string, { name: string; rows: number }>();
  for (const { spelling, key } of matched) {
    if (spelling.name === null) continue;
    const rows = mayBeCut(spelling.name) ? 0 : spelling.rows;
    const known = best.get(key);
    if (known === undefined || rows > known.rows) best.set(key, { name: spelling.name, rows });
  }
  return new Map([...best].map(([key, { name }]) => [key, name]));
}

/** One source's name for a supplier: the spelling it uses most. */
export interface SourceSpelling {
  readonly orgnr: string;
  readonly source: string;
  readonly name: string;
}

/** Suppliers that two sources call differently, beyond spelling: who says what, and which name the region shows. */
export function supplierConflicts(
  spellings: readonly SourceSpelling[],
  names: ReadonlyMap<string, string>,
): readonly Conflict[] {
  const bySupplier = new Map<string, SourceSpelling[]>();
  for (const spelling of spellings) {
    const known = bySupplier.get(spelling.orgnr);
    if (known === undefined) bySupplier.set(spelling.orgnr, [spelling]);
    else known.push(spelling);
  }
  return [...bySupplier].flatMap(([orgnr, said]) => {
    if (said.length < 2 || new Set(said.map(({ name }) => normaliseName(name))).size < 2) return [];
    const unit = `SE${orgnr}`;
    const values = said.map(({ source, name }) => ({ source, value: name }));
    return [
      { unit, column: 'leverantor', values, chosen: names.get(unit) ?? '', rule: 'most-rows' as const },
    ];
  });
}
