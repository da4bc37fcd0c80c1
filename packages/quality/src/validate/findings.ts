import type { Problem, ProblemCode, ProfileClass, ProfileProperty, Subject, Term } from '@lanskatalog/core';
import { compact, prefixes, problem } from '@lanskatalog/core';
import type { ProfileIndex } from '../profile-index.ts';
import { wantedForm } from './wanted-form.ts';

/** Where a nameless part stands: the thing that points at it, and by which property. */
export interface Owner {
  readonly subject: Subject;
  readonly property: string;
}

/** What is being judged: a thing of a class, by one of its properties. */
export interface Judged {
  readonly subject: Subject;
  readonly owner?: Owner;
  readonly of: ProfileClass;
  readonly property: ProfileProperty;
  readonly index: ProfileIndex;
}

interface Extra {
  readonly before?: string;
  readonly wanted?: string;
  readonly severity?: Problem['severity'];
  readonly params?: Readonly<Record<string, string | number>>;
}

export const subjectText = (subject: Subject): string =>
  subject.termType === 'BlankNode' ? `_:${subject.value}` : subject.value;

/** A finding about a property, with everything its sentences need; about a nameless part it is told of its owner. */
export function finding(code: ProblemCode, judged: Judged, extra: Extra = {}): Problem {
  const { of, property, index, owner } = judged;
  const named = owner === undefined ? judged.subject : owner.subject;
  const subject = subjectText(named);
  return problem(code, {
    subject,
    property: property.name,
    ...(extra.severity === undefined ? {} : { severity: extra.severity }),
    ...(extra.before === undefined ? {} : { before: extra.before }),
    params: {
      class: of.name,
      ...(owner === undefined
        ? { thing: `${of.name} ${subject}` }
        : {
            'thing.sv': `${of.name} i ${owner.property} för ${subject}`,
            'thing.en': `${of.name} in ${owner.property} of ${subject}`,
          }),
      'label.sv': property.label.sv,
      'label.en': property.label.en,
      clause: `${index.data.profile.specification}#${property.clause}`,
      wanted: extra.wanted ?? wantedForm(property, index),
      ...extra.params,
    },
  });
}

/** A value as it stands in the feed, in the notation of Turtle. */
export function valueText(term: Term): string {
  if (term.termType === 'NamedNode') return `<${shorten(term.value)}>`;
  if (term.termType === 'BlankNode') return `_:${term.value}`;
  const text = `"${shorten(term.value)}"`;
  if (term.language !== '') return `${text}@${term.language}`;
  return term.datatype === '' || term.datatype === `${prefixes.xsd}string`
    ? text
    : `${text}^^${compact(term.datatype)}`;
}

export const valuesText = (terms: readonly Term[]): string =>
  terms.length > 4 ? `${terms.slice(0, 4).map(valueText).join(', ')}, …` : terms.map(valueText).join(', ');

const longest = 200;

export const shorten = (text: string): string =>
  text.length > longest ? `${text.slice(0, longest)}…` : text;
