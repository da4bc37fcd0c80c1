import type { Owners, PublishedRecord } from '../merge/merge-region.ts';

type Aliases = ReadonlyMap<string, string>;

/** Old URI → the newest URI, through all moves. What moved in a circle leads nowhere and is left out. */
export function latestUris(moves: Aliases): Aliases {
  const latest = new Map<string, string>();
  for (const from of moves.keys()) {
    const met = new Set([from]);
    let to = from;
    for (let next = moves.get(to); next !== undefined && !met.has(next); next = moves.get(to)) {
      met.add(next);
      to = next;
    }
    if (!moves.has(to)) latest.set(from, to);
  }
  return latest;
}

/** Who published a dataset before it moved owns it afterwards. */
export function ownersOfMoved(owners: Owners, latest: Aliases): Owners {
  const moved = new Map(owners);
  for (const [from, to] of latest) {
    const owner = owners.get(from);
    if (owner !== undefined && !owners.has(to)) moved.set(to, owner);
  }
  return moved;
}

/** The old URIs that lead to something published; one that is published itself (again) is no alias. */
export function publishedAliases(latest: Aliases, published: readonly PublishedRecord[]): Aliases {
  const publishedAs = new Map<string, string>();
  for (const { uri, alternates } of published) {
    for (const alternate of alternates) publishedAs.set(alternate.uri, uri);
  }
  for (const { uri } of published) publishedAs.set(uri, uri);
  const aliases = new Map<string, string>();
  for (const [from, to] of latest) {
    const uri = publishedAs.get(to);
    if (uri !== undefined && publishedAs.get(from) !== from) aliases.set(from, uri);
  }
  return aliases;
}
