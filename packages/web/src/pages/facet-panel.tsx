/** @jsxRuntime automatic @jsxImportSource preact */
import type { TableKind } from '@lanskatalog/tables';
import { formatLabel, freshnessLabel, licenceLabel, starsLabel, tableLabel, themeLabel } from '../labels.ts';
import type { Freshness } from '../release/freshness.ts';
import type { RegionIndex } from '../release/region-index.ts';
import type { FacetCounts, FacetName } from '../search/facets.ts';
import { facetNames } from '../search/facets.ts';
import type { View } from '../view.ts';
import type { CatalogueQuery } from './catalogue-query.ts';
import { catalogueAddress, toggled } from './catalogue-query.ts';

const titles: Record<FacetName, { sv: string; en: string }> = {
  kommun: { sv: 'Kommun', en: 'Municipality' },
  tema: { sv: 'Ämne', en: 'Theme' },
  format: { sv: 'Format', en: 'Format' },
  licens: { sv: 'Licens', en: 'Licence' },
  stjarnor: { sv: 'Stjärnor', en: 'Stars' },
  uppdaterad: { sv: 'Uppdaterad', en: 'Updated' },
  delad: { sv: 'Gemensam källa', en: 'Shared source' },
};

/** A facet's value in words. */
function facetLabel({ view, index }: { view: View; index: RegionIndex }, name: FacetName, value: string) {
  switch (name) {
    case 'kommun':
      return index.municipalityName(value);
    case 'tema':
      return themeLabel(view, value);
    case 'format':
      return formatLabel(view, value);
    case 'licens':
      return licenceLabel(view, value);
    case 'stjarnor':
      return starsLabel(view, Number(value));
    case 'uppdaterad':
      return freshnessLabel(view, value as Freshness);
    case 'delad':
      return tableLabel(view, value as TableKind);
  }
}

interface Props {
  readonly view: View;
  readonly index: RegionIndex;
  readonly query: CatalogueQuery;
}

/** Values of a facet that are shown at once; the others follow when it is opened wide. */
const shownAtOnce = 12;
const mostShown = 60;

export function FacetPanel({ counts, ...props }: Props & { readonly counts: FacetCounts }) {
  const { view, query } = props;
  const facets = facetNames.filter((name) => counts[name].size > 0 || query.selection[name].length > 0);
  if (facets.length === 0) return <div />;
  return (
    <nav class="facets" aria-label={view.say('Begränsa listan', 'Narrow the list')}>
      <details open class="facets-all" data-narrow-closed>
        <summary>{view.say('Begränsa', 'Narrow')}</summary>
        {facets.map((name) => (
          <Facet {...props} name={name} counts={counts[name]} />
        ))}
      </details>
    </nav>
  );
}

function Facet({
  name,
  counts,
  ...props
}: Props & { readonly name: FacetName; readonly counts: ReadonlyMap<string, number> }) {
  const { view } = props;
  const values = [...counts].slice(0, mostShown);
  const item = ([value, count]: [string, number]) => (
    <FacetValue {...props} name={name} value={value} count={count} />
  );
  return (
    <section aria-labelledby={`facett-${name}`}>
      <h2 id={`facett-${name}`}>{view.inLang(titles[name])}</h2>
      <ul>{values.slice(0, shownAtOnce).map(item)}</ul>
      {values.length > shownAtOnce ? (
        <details>
          <summary>
            {view.say(`${values.length - shownAtOnce} till`, `${values.length - shownAtOnce} more`)}
          </summary>
          <ul>{values.slice(shownAtOnce).map(item)}</ul>
        </details>
      ) : null}
    </section>
  );
}

interface ValueProps extends Props {
  readonly name: FacetName;
  readonly value: string;
  readonly count: number;
}

function FacetValue({ view, index, query, name, value, count }: ValueProps) {
  const chosen = query.selection[name].includes(value);
  return (
    <li>
      <a
        href={view.href(catalogueAddress(toggled(query, name, value)))}
        rel="nofollow"
        aria-current={chosen ? 'true' : undefined}
      >
        <bdi>{facetLabel({ view, index }, name, value)}</bdi> <span class="count">{view.number(count)}</span>
      </a>
    </li>
  );
}

/** What the list is narrowed to, each to be taken away by itself. */
export function ChosenFacets({ view, index, query }: Props) {
  const chosen = facetNames.flatMap((name) => query.selection[name].map((value) => ({ name, value })));
  if (chosen.length === 0) return null;
  return (
    <ul class="chosen" aria-label={view.say('Valt', 'Chosen')}>
      {chosen.map(({ name, value }) => (
        <li>
          <a href={view.href(catalogueAddress(toggled(query, name, value)))}>
            <bdi>{facetLabel({ view, index }, name, value)}</bdi> <span aria-hidden="true">×</span>
            <span class="unseen">{view.say(' – ta bort', ' – remove')}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
