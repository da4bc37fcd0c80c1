/** @jsxRuntime automatic @jsxImportSource preact */
import type { ListedDataset, RegionIndex } from '../release/region-index.ts';
import { titleOf } from '../release/region-index.ts';
import type { View } from '../view.ts';

const mostShown = 11;

/** The like of it in the other municipalities, one from each. */
export function SimilarDatasets({
  view,
  index,
  dataset,
}: {
  view: View;
  index: RegionIndex;
  dataset: ListedDataset;
}) {
  const met = new Set([dataset.summary.municipality]);
  const similar: ListedDataset[] = [];
  for (const position of index.search.like(dataset.position)) {
    const other = index.datasets[position];
    if (other === undefined || met.has(other.summary.municipality)) continue;
    met.add(other.summary.municipality);
    similar.push(other);
    if (similar.length === mostShown) break;
  }
  if (similar.length === 0) return null;
  return (
    <section aria-labelledby="liknande">
      <h2 id="liknande">{view.say('Liknande i andra kommuner', 'Similar in other municipalities')}</h2>
      <ul>
        {similar.map(({ name, summary }) => (
          <li>
            {index.municipalityName(summary.municipality)}:{' '}
            <a href={view.href(`/datasets/${name}`)}>
              <bdi>{titleOf(summary, view.lang)}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
