import type { Description, ProfileProperty, Term, Value } from '@lanskatalog/core';
import { canonicalValue, compact, isIri, isLiteral } from '@lanskatalog/core';
import type { ClassRules, PropertyRule } from './compile-rules.ts';
import { readOther } from './read-other.ts';
import type { Properties, Slot, Work } from './work.ts';
import { atBottom, note, rdfType } from './work.ts';

export interface ReadOptions {
  /** Predicate IRIs that the caller reads itself. */
  readonly except?: ReadonlySet<string>;
  /**
   * What becomes of properties outside the profile: passed on, passed on without what their values are described to be,
   * or left out and told of.
   */
  readonly others: 'all' | 'flat' | 'none';
  /** A property whose values the caller limits itself. */
  readonly unlimited?: string;
}

/** Everything a description says, as properties of a class of the profile. */
export function readProperties(
  subject: { readonly description: Description; readonly rules: ClassRules },
  work: Work,
  options: ReadOptions,
): Properties {
  const { description, rules } = subject;
  const properties: Properties = {};
  const instead = substitutesIn(description, rules);
  const leftOut: string[] = [];
  for (const [predicate, terms] of description) {
    if (predicate === rdfType || options.except?.has(predicate) === true) continue;
    const rule = instead?.get(predicate) ?? rules.byPredicate.get(predicate);
    if (rule !== undefined) {
      const { property, old } = rule;
      if (old !== undefined)
        note(work, 'normalise.property-renamed', {
          property: property.name,
          before: old,
          after: property.name,
        });
      append(properties, property.name, readValues(terms, { property, work, parent: description }));
    } else if (options.others !== 'none') {
      append(
        properties,
        compact(predicate),
        readOther(predicate, terms, options.others === 'flat' ? atBottom(work) : work),
      );
    } else if (!rules.standIns.has(predicate)) leftOut.push(compact(predicate));
  }
  if (leftOut.length > 0) note(work, 'normalise.statements-left-out', { before: leftOut.sort().join(', ') });
  for (const property of rules.limited) {
    if (property.name !== options.unlimited) limitValues(properties, property, work);
  }
  return properties;
}

export function readValues(terms: readonly Term[], slot: Slot): Value[] {
  const { readers } = slot.work.run;
  const read = readers.byName[slot.property.name] ?? readers.byType[slot.property.type];
  return read(terms, slot);
}

/** Predicates to be read as the property they stand in for, since it is missing itself. */
function substitutesIn(description: Description, rules: ClassRules): Map<string, PropertyRule> | undefined {
  let found: Map<string, PropertyRule> | undefined;
  for (const { property, own, instead } of rules.substitutes) {
    if (own.some((predicate) => description.has(predicate))) continue;
    const stand = instead.find(({ predicate }) => description.has(predicate));
    if (stand !== undefined) (found ??= new Map()).set(stand.predicate, { property, old: stand.name });
  }
  return found;
}

/** Adds values, each once. */
export function append(properties: Properties, name: string, values: readonly Value[]): void {
  if (values.length === 0) return;
  const present = properties[name];
  if (present === undefined && values.length === 1) {
    properties[name] = [...values];
    return;
  }
  const kept = present ?? (properties[name] = []);
  const seen = new Set(kept.map(canonicalValue));
  for (const value of values) {
    const key = canonicalValue(value);
    if (seen.has(key)) continue;
    seen.add(key);
    kept.push(value);
  }
}

/** Where the profile allows fewer values than there are, the same ones are kept whatever order they came in. */
function limitValues(properties: Properties, property: ProfileProperty, work: Work): void {
  const values = properties[property.name];
  if (values !== undefined) properties[property.name] = limited(values, property, work);
}

/** As many values as the profile allows: those that stand first in its vocabulary, else by name. */
export function limited(values: Value[], property: ProfileProperty, work: Work): Value[] {
  const max = property.max ?? Infinity;
  if (values.length <= max) return values;
  const index =
    property.vocabulary === undefined ? undefined : work.run.rules.vocabulary(property.vocabulary);
  const ordered = values
    .map((value) => ({
      value,
      key: canonicalValue(value),
      rank: isIri(value) ? (index?.rank(value.iri) ?? 0) : Infinity,
    }))
    .sort((a, b) => compare(a.rank, b.rank) || compare(a.key, b.key))
    .map(({ value }) => value);
  // Of several dates of change the last one holds.
  if (property.name === 'dct:modified') ordered.reverse();
  note(work, 'normalise.values-left-out', {
    property: property.name,
    before: ordered.slice(max).map(inWords).join(' | '),
    after: ordered.slice(0, max).map(inWords).join(' | '),
    params: { max },
  });
  return ordered.slice(0, max);
}

const compare = <T extends number | string>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

/** A value as people would quote it. */
export function inWords(value: Value): string {
  if (isIri(value)) return value.iri;
  if (isLiteral(value)) return value.literal;
  return 'text' in value ? value.text : value.node.id || canonicalValue(value);
}
