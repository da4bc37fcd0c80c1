import type { Problem, ProblemCode, ProfileClass, ProfileProperty, Subject } from '@lanskatalog/core';
import { problem } from '@lanskatalog/core';

/** What is being judged: a thing of a class, by one of its properties. */
export interface Judged {
  readonly subject: Subject;
  readonly of: ProfileClass;
  readonly property: ProfileProperty;
  /** Address of the specification; the property's clause is an anchor in it. */
  readonly specification: string;
}

export const subjectText = (subject: Subject): string =>
  subject.termType === 'BlankNode' ? `_:${subject.value}` : subject.value;

/** A finding about a property, with everything its sentences need. */
export function finding(
  code: ProblemCode,
  judged: Judged,
  extra: { readonly before?: string; readonly params?: Readonly<Record<string, string | number>> } = {},
): Problem {
  const { subject, of, property, specification } = judged;
  return problem(code, {
    subject: subjectText(subject),
    property: property.name,
    ...(extra.before === undefined ? {} : { before: shorten(extra.before) }),
    params: {
      class: of.name,
      label: property.label.sv,
      clause: `${specification}#${property.clause}`,
      wanted: wantedForm(property),
      ...extra.params,
    },
  });
}

const shorten = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text);

/** An example of how the value should look. */
export function wantedForm(property: ProfileProperty): string {
  if (property.fixed !== undefined) return `<${property.fixed}>`;
  switch (property.type) {
    case 'text':
      return '"…"@sv';
    case 'string':
      return '"…"';
    case 'date':
      return '"2026-11-24"^^xsd:date';
    case 'decimal':
      return '"10.5"^^xsd:decimal';
    case 'integer':
      return '"1024"^^xsd:nonNegativeInteger';
    case 'duration':
      return '"P1D"^^xsd:duration';
    case 'media-type':
      return '"text/csv"';
    case 'wkt':
      return '"POINT(15.21 59.27)"^^geo:wktLiteral';
    case 'iri':
      return property.range === undefined ? '<https://…>' : `<https://…> (${property.range.join(', ')})`;
    case 'entity':
      return (property.range ?? []).join(' / ');
  }
}
