import type { Problem, Subject, Term } from '@lanskatalog/core';
import { problem } from '@lanskatalog/core';
import { subjectText } from '../validate/findings.ts';
import type { PortalRule, SurveyedThing } from './portal-survey.ts';

interface Catalogue {
  readonly parts: readonly string[];
  /** Nothing is said of it but that it is a catalogue, so the portal would fetch it. */
  readonly bare: boolean;
}

/** One main catalogue, one level of sub-catalogues, all in the file ("Multipla kataloger per organisation"). */
export class CatalogueRules implements PortalRule {
  readonly #catalogues = new Map<string, Catalogue>();
  readonly #records: string[] = [];

  see(subject: string, thing: SurveyedThing): void {
    if (thing.is('dcat:Catalog')) {
      const parts = ['dct:hasPart', 'dcat:catalog'].flatMap((name) => thing.values(name)).filter(isSubject);
      this.#catalogues.set(subject, { parts: [...new Set(parts.map(subjectText))], bare: thing.size === 1 });
    }
    if (thing.is('dcat:CatalogRecord')) this.#records.push(subject);
  }

  *findings(): Generator<Problem> {
    if (this.#catalogues.size === 0) yield problem('quality.no-catalogue');
    const parts = new Set([...this.#catalogues.values()].flatMap((catalogue) => catalogue.parts));
    const main = [...this.#catalogues.keys()].filter((subject) => !parts.has(subject));
    if (main.length > 1) {
      const before = main.slice(0, 5).join(', ');
      yield problem('quality.many-main-catalogues', { before, params: { count: main.length } });
    }
    for (const subject of parts) {
      const part = this.#catalogues.get(subject);
      if (part === undefined || part.bare) yield problem('quality.catalogue-not-inlined', { subject });
      else if (part.parts.length > 0) {
        yield problem('quality.nested-catalogue', { subject, before: part.parts.slice(0, 5).join(', ') });
      }
    }
    for (const subject of this.#records) yield problem('quality.catalogue-record', { subject });
  }
}

const isSubject = (term: Term): term is Subject => term.termType !== 'Literal';
