import type { Description, Problem, Term } from '@lanskatalog/core';
import type { Predicates } from '../profile-index.ts';
import { checkValue } from './check-value.ts';
import type { Judged } from './findings.ts';
import { finding, valuesText } from './findings.ts';

const none: readonly Term[] = [];

/** Judges all that a thing says by one property of the profile: whether and how often it is there, and each value. */
export function* checkProperty(
  judged: Judged,
  description: Description,
  predicates: Predicates,
): Generator<Problem> {
  const { property } = judged;
  const values = description.get(predicates.iri) ?? none;
  const old = predicates.old.filter(({ iri }) => description.has(iri));
  const level = values.length === 0 && property.requires === undefined ? property.level : 'optional';
  for (const { name } of old) yield finding('quality.old-name', judged, { before: name, ...weightOf(level) });
  if (property.requires !== undefined) yield* checkCondition(judged, description, { values, predicates });
  else if (values.length === 0 && old.length === 0) yield* missing(judged, description, predicates);
  if (property.max !== undefined && values.length > property.max) {
    const params = { count: values.length, max: property.max };
    yield finding('quality.too-many', judged, { before: valuesText(values), params });
  }
  for (const value of values) {
    const found = checkValue(value, judged);
    if (found !== undefined) yield found;
  }
}

/** A value given under an old name only is missing to the portal, as badly as the property matters. */
const weightOf = (level: Judged['property']['level']) =>
  ({
    severity: level === 'mandatory' ? 'error' : 'warning',
    params: { level },
  }) as const;

function* missing(judged: Judged, description: Description, { substitutes }: Predicates): Generator<Problem> {
  const { level } = judged.property;
  if (level === 'optional') return;
  const code = level === 'mandatory' ? 'quality.mandatory-missing' : 'quality.recommended-missing';
  const given = substitutes.flatMap(({ iri }) => description.get(iri) ?? none);
  yield finding(code, judged, given.length === 0 ? {} : { wanted: valuesText(given) });
}

function* checkCondition(
  judged: Judged,
  description: Description,
  { values, predicates }: { readonly values: readonly Term[]; readonly predicates: Predicates },
): Generator<Problem> {
  const { requires = '', requiresValue } = judged.property;
  const given = description.get(predicates.requires ?? '') ?? none;
  const required = given.some(({ value }) => requiresValue === undefined || value === requiresValue);
  const params = { requires: requiresValue === undefined ? requires : `${requires} <${requiresValue}>` };
  if (required && values.length === 0) yield finding('quality.conditional-missing', judged, { params });
  if (!required && values.length > 0) {
    yield finding('quality.conditional-alone', judged, { before: valuesText(values), params });
  }
}
