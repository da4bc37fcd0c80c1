import type { DatasetKind, DatasetRecord, Problem } from '@lanskatalog/core';
import { irisOf, isText, nodesOf, problem, valuesOf } from '@lanskatalog/core';
import { identifiersOf, judgeIdentifier } from '../merge/identifiers.ts';

/** By what a dataset is known again when its URI has changed. */
export interface ContinuityTraits {
  readonly uri: string;
  readonly kind: DatasetKind;
  /** What means one dataset wherever it is met: its URI, those it says it is or replaces, global identifiers. */
  readonly globalIdentifiers: readonly string[];
  readonly localIdentifiers: readonly string[];
  /** Language and title, without regard to case and spacing. */
  readonly titles: readonly string[];
  /** Addresses of its distributions and endpoints, without regard to http or https and a final slash. */
  readonly addresses: readonly string[];
}

export function continuityTraits({ uri, kind, entity }: DatasetRecord): ContinuityTraits {
  const identifiers = identifiersOf(entity).map((stated) => ({ stated, judged: judgeIdentifier(stated) }));
  const titles = valuesOf(entity, 'dct:title').filter(isText);
  const carriers = [entity, ...nodesOf(entity, 'dcat:distribution')];
  const addressProperties = ['dcat:downloadURL', 'dcat:accessURL', 'dcat:endpointURL'];
  return {
    uri,
    kind,
    globalIdentifiers: [
      uri,
      ...irisOf(entity, 'owl:sameAs'),
      ...irisOf(entity, 'dct:replaces'),
      ...identifiers.flatMap(({ judged }) => (judged.kind === 'global' ? [judged.id] : [])),
    ],
    localIdentifiers: identifiers.flatMap(({ stated, judged }) => (judged.kind === 'local' ? [stated] : [])),
    titles: titles.map(({ lang, text }) => `${lang} ${text.toLowerCase().replace(/\s+/g, ' ').trim()}`),
    addresses: carriers
      .flatMap((carrier) => addressProperties.flatMap((property) => irisOf(carrier, property)))
      .map((address) => address.replace(/^https?:/i, '').replace(/\/$/, '')),
  };
}

type MoveEvidence = 'identifier' | 'title' | 'addresses';

export interface Move {
  readonly from: string;
  readonly to: string;
  readonly evidence: readonly MoveEvidence[];
}

export interface MovedDatasets {
  /** Beyond doubt: the same dataset under a new URI. */
  readonly certain: readonly Move[];
  /** For a person to decide. */
  readonly proposed: readonly Move[];
  readonly problems: readonly Problem[];
}

/**
 * Matches the datasets gone from a source with those that appeared in the same harvest, as when a municipality moves to
 * another system and every URI changes. Certain is a global identifier that just one on each side has, or the same title
 * and besides a local identifier or half of the addresses. What has several counterparts is not matched by that trait.
 */
export function matchMoved(
  source: string,
  gone: readonly ContinuityTraits[],
  appeared: readonly ContinuityTraits[],
): MovedDatasets {
  const pairsBy = (trait: Trait): Pairs => onlyPairs(trait, gone, appeared);
  const byIdentifier = pairsBy((traits) => traits.globalIdentifiers);
  const moves = new Map<string, Match>();
  const taken = new Set<string>();
  // The strongest trait first: what it settles is settled.
  for (const pairs of [
    byIdentifier,
    pairsBy((traits) => traits.titles),
    pairsBy((traits) => traits.addresses),
  ]) {
    for (const [from, to] of pairs) {
      if (moves.has(from.uri) || taken.has(to.uri)) continue;
      taken.add(to.uri);
      moves.set(from.uri, matchOf(from, to, byIdentifier.get(from) === to));
    }
  }
  const of = (certain: boolean): Move[] =>
    [...moves.values()].filter((match) => match.certain === certain).map(({ move }) => move);
  const problems = of(false).map(({ from, to, evidence }) =>
    problem('merge.move-proposed', {
      source,
      subject: to,
      before: from,
      params: { evidence: evidence.map((each) => evidenceProperty[each]).join(', ') },
    }),
  );
  return { certain: of(true), proposed: of(false), problems };
}

/** Property names are the same in every language. */
const evidenceProperty: Record<MoveEvidence, string> = {
  identifier: 'dct:identifier',
  title: 'dct:title',
  addresses: 'dcat:accessURL',
};

type Trait = (traits: ContinuityTraits) => readonly string[];
type Pairs = ReadonlyMap<ContinuityTraits, ContinuityTraits>;

/** Pairs that have a value of the trait in common which nobody else on either side has, and only one partner. */
function onlyPairs(
  trait: Trait,
  gone: readonly ContinuityTraits[],
  appeared: readonly ContinuityTraits[],
): Pairs {
  const holders = (side: readonly ContinuityTraits[]): Map<string, ContinuityTraits[]> => {
    const byValue = new Map<string, ContinuityTraits[]>();
    for (const traits of side) {
      for (const value of new Set(trait(traits))) byValue.set(value, [...(byValue.get(value) ?? []), traits]);
    }
    return byValue;
  };
  const after = holders(appeared);
  const partners = new Map<ContinuityTraits, Set<ContinuityTraits>>();
  for (const [value, [from, ...others]] of holders(gone)) {
    const [to, ...rivals] = after.get(value) ?? [];
    if (from === undefined || to === undefined || others.length > 0 || rivals.length > 0) continue;
    if (from.kind === to.kind) partners.set(from, (partners.get(from) ?? new Set()).add(to));
  }
  return new Map(
    [...partners].flatMap(([from, [to, ...more]]) => (to && more.length === 0 ? [[from, to]] : [])),
  );
}

interface Match {
  readonly move: Move;
  readonly certain: boolean;
}

function matchOf(from: ContinuityTraits, to: ContinuityTraits, sameIdentifier: boolean): Match {
  const shared = (trait: Trait): number => trait(from).filter((value) => trait(to).includes(value)).length;
  const sameTitle = shared((traits) => traits.titles) > 0;
  const most = Math.max(from.addresses.length, to.addresses.length);
  const sameAddresses = most > 0 && shared((traits) => traits.addresses) * 2 >= most;
  const sameLocalIdentifier = shared((traits) => traits.localIdentifiers) > 0;
  const evidence: MoveEvidence[] = [];
  if (sameIdentifier) evidence.push('identifier');
  if (sameTitle) evidence.push('title');
  if (sameAddresses) evidence.push('addresses');
  return {
    move: { from: from.uri, to: to.uri, evidence },
    certain: sameIdentifier || (sameTitle && (sameAddresses || sameLocalIdentifier)),
  };
}
