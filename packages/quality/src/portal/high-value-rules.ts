import type { Problem } from '@lanskatalog/core';
import { problem } from '@lanskatalog/core';
import type { PortalRule, SurveyedThing } from './portal-survey.ts';

const regulation = 'http://data.europa.eu/eli/reg_impl/2023/138/oj';
const property = 'dcatap:applicableLegislation';
const ofService = ['dcat:contactPoint', 'foaf:page', 'dcat:servesDataset'];

/** What the regulation on high-value datasets demands of a description (recommendation 14). */
export class HighValueRules implements PortalRule {
  /** Marked datasets → their distributions. */
  readonly #datasets = new Map<string, readonly string[]>();
  readonly #distributions = new Set<string>();
  readonly #incomplete: Problem[] = [];

  see(subject: string, thing: SurveyedThing): void {
    if (!thing.values(property).some(({ value }) => value === regulation)) return;
    if (thing.is('dcat:Distribution')) this.#distributions.add(subject);
    else if (thing.is('dcat:DataService')) {
      const missing = ofService.filter((name) => thing.values(name).length === 0);
      for (const name of missing)
        this.#incomplete.push(problem('quality.hvd-service-incomplete', { subject, property: name }));
    } else if (thing.is('dcat:Dataset') && !thing.is('dcat:DatasetSeries')) {
      const distributions = thing
        .values('dcat:distribution')
        .map(({ termType, value }) => (termType === 'BlankNode' ? `_:${value}` : value));
      this.#datasets.set(subject, distributions);
    }
  }

  *findings(): Generator<Problem> {
    yield* this.#incomplete;
    for (const [subject, distributions] of this.#datasets) {
      if (distributions.some((each) => this.#distributions.has(each))) continue;
      yield problem('quality.hvd-distribution-missing', {
        subject,
        property,
        params: { wanted: `<${regulation}>` },
      });
    }
  }
}
