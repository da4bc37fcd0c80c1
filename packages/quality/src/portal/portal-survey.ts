import type { Description, Problem, Subject, Term } from '@lanskatalog/core';
import { expand, problem } from '@lanskatalog/core';
import { rdfType } from '../profile-index.ts';
import { shorten, subjectText } from '../validate/findings.ts';
import { CatalogueRules } from './catalogue-rules.ts';
import { HighValueRules } from './high-value-rules.ts';
import { PublisherRules } from './publisher-rules.ts';
import { SeriesRules } from './series-rules.ts';

/** What a rule of the portal notes while the things of a feed go by, and says when all have. */
export interface PortalRule {
  see(subject: string, thing: SurveyedThing): void;
  findings(): Iterable<Problem>;
}

/** A thing as the rules ask about it, by prefixed names. */
export interface SurveyedThing {
  is(className: string): boolean;
  values(property: string): readonly Term[];
  /** How many properties it has, rdf:type included. */
  readonly size: number;
}

/** The national portal's own rules for what it harvests, beyond the profile (docs.dataportal.se, "Skördning"). */
export class PortalSurvey {
  readonly #rules: readonly PortalRule[] = [
    new CatalogueRules(),
    new PublisherRules(),
    new SeriesRules(),
    new HighValueRules(),
    keywordLists(),
  ];

  see(subject: Subject, description: Description): void {
    const types = description.get(rdfType) ?? none;
    const thing: SurveyedThing = {
      is: (className) => types.some(({ value }) => value === fullName(className)),
      values: (property) => description.get(fullName(property)) ?? none,
      size: description.size,
    };
    for (const rule of this.#rules) rule.see(subjectText(subject), thing);
  }

  *findings(): Generator<Problem> {
    for (const rule of this.#rules) yield* rule.findings();
  }
}

const none: readonly Term[] = [];

const fullNames = new Map<string, string>();
function fullName(name: string): string {
  let full = fullNames.get(name);
  if (full === undefined) fullNames.set(name, (full = expand(name)));
  return full;
}

/** One keyword a value, never "a; b" (recommendation 10). */
function keywordLists(): PortalRule {
  const found: Problem[] = [];
  return {
    see(subject, thing) {
      const list = thing.values('dcat:keyword').find(({ value }) => /[;,]\s*\S/.test(value));
      if (list === undefined) return;
      found.push(
        problem('quality.keyword-list', { subject, property: 'dcat:keyword', before: shorten(list.value) }),
      );
    },
    findings: () => found,
  };
}
