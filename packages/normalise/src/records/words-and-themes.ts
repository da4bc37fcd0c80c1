import type { Description } from '@lanskatalog/core';
import { expand } from '@lanskatalog/core';
import { wordsForKeywords } from '../parts/themes.ts';
import { append } from '../read-properties.ts';
import type { Properties, Slot, Work } from '../work.ts';
import { note } from '../work.ts';

/** Themes and subjects in the source's own words become keywords. */
export function keepWords(
  properties: Properties,
  description: Description,
  slotFor: (name: string) => Slot,
): void {
  for (const name of ['dcat:theme', 'dct:subject']) {
    const terms = description.get(expand(name));
    if (terms !== undefined) append(properties, 'dcat:keyword', wordsForKeywords(terms, slotFor(name)));
  }
}

/** Themes that the configuration knows, for records that state none. */
export function supplyThemes(properties: Properties, work: Work): void {
  const { theme } = work.run.context.source.overrides;
  if (theme === undefined || properties['dcat:theme'] !== undefined) return;
  const index = work.run.rules.vocabulary('theme');
  const values = theme.flatMap((code) => index.find(code) ?? []).map(({ iri }) => ({ iri }));
  if (values.length === 0) return;
  properties['dcat:theme'] = values;
  note(work, 'normalise.theme-configured', {
    property: 'dcat:theme',
    after: values.map(({ iri }) => iri).join(' '),
  });
}
