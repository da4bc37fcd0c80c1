import type { Problem } from '@lanskatalog/core';
import { problem } from '@lanskatalog/core';
import type { PortalRule, SurveyedThing } from './portal-survey.ts';

/** Recommendation 17. */
const most = 50;

/** Series are of a size that people can look through, and have no series in them (recommendations 17 and 18). */
export class SeriesRules implements PortalRule {
  readonly #members = new Map<string, number>();
  /** Series → the series they say they are in. */
  readonly #series = new Map<string, readonly string[]>();

  see(subject: string, thing: SurveyedThing): void {
    const within = thing.values('dcat:inSeries').map(({ value }) => value);
    for (const series of within) this.#members.set(series, (this.#members.get(series) ?? 0) + 1);
    if (thing.is('dcat:DatasetSeries')) this.#series.set(subject, within);
  }

  *findings(): Generator<Problem> {
    for (const [subject, within] of this.#series) {
      const count = this.#members.get(subject) ?? 0;
      if (count > most) yield problem('quality.series-too-large', { subject, params: { count, max: most } });
      const [before] = within;
      if (before !== undefined)
        yield problem('quality.series-nested', { subject, property: 'dcat:inSeries', before });
    }
  }
}
