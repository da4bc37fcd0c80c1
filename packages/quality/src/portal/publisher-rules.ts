import type { Problem } from '@lanskatalog/core';
import { problem } from '@lanskatalog/core';
import type { PortalRule, SurveyedThing } from './portal-survey.ts';

const portalOrganisation = /^http:\/\/dataportal\.se\/organisation\/SE\d{10}(?:-[\w-]+)?$/;

/** Each publisher has the portal's address, is described once and is no contact ("Utgivande organisation"). */
export class PublisherRules implements PortalRule {
  readonly #publishers = new Set<string>();
  readonly #contacts = new Set<string>();
  /** By IRI: everything an agent is known by, as it stands and without regard to case. */
  readonly #names = new Map<string, readonly string[]>();

  see(subject: string, thing: SurveyedThing): void {
    for (const term of thing.values('dct:publisher')) {
      if (term.termType === 'NamedNode') this.#publishers.add(term.value);
    }
    for (const term of thing.values('dcat:contactPoint')) {
      if (term.termType === 'NamedNode') this.#contacts.add(term.value);
    }
    const names = thing.values('foaf:name').map(({ value }) => value.trim());
    if (names.length > 0) this.#names.set(subject, names);
  }

  *findings(): Generator<Problem> {
    const known = new Map<string, string>();
    for (const subject of this.#publishers) {
      if (!portalOrganisation.test(subject)) yield problem('quality.publisher-iri', { subject });
      if (this.#contacts.has(subject)) yield problem('quality.contact-is-publisher', { subject });
      for (const name of this.#names.get(subject) ?? []) {
        const other = known.get(name.toLowerCase()) ?? subject;
        known.set(name.toLowerCase(), other);
        if (other === subject) continue;
        yield problem('quality.publisher-twice', { subject, before: other, params: { name } });
        break;
      }
    }
  }
}
