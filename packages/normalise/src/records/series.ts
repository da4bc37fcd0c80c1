import { append } from '../read-properties.ts';
import type { Found } from '../survey.ts';
import type { Properties, Work } from '../work.ts';
import { keyOf, note } from '../work.ts';

/** Membership may be told from either side; a series in a series is not allowed in Sweden (recommendation 18). */
export function settleSeries(properties: Properties, found: Found, work: Work): void {
  if (found.kind === 'series') {
    if (properties['dcat:inSeries'] === undefined) return;
    delete properties['dcat:inSeries'];
    note(work, 'normalise.series-nested', { property: 'dcat:inSeries' });
    return;
  }
  const series = work.run.survey.seriesOf.get(keyOf(found.subject)) ?? [];
  append(
    properties,
    'dcat:inSeries',
    series.map((iri) => ({ iri })),
  );
}
