/** @jsxRuntime automatic @jsxImportSource preact */
import { formatLabel, licenceLabel } from '../labels.ts';
import { readable } from '../release/readable.ts';
import type { RegionIndex } from '../release/region-index.ts';
import { titleOf } from '../release/region-index.ts';
import { excerpt, highlight } from '../search/highlight.ts';
import type { Hit, SearchField } from '../search/search-index.ts';
import type { View } from '../view.ts';
import { Stars } from './score-box.tsx';

export interface CardProps {
  readonly view: View;
  readonly index: RegionIndex;
  readonly position: number;
  readonly hit?: Hit | undefined;
}

const none: ReadonlySet<string> = new Set();
const formatsShown = 4;

/** A dataset in a list, with what matched marked and said. */
export function DatasetCard({ view, index, position, hit }: CardProps) {
  const dataset = index.datasets[position];
  if (dataset === undefined) return null;
  const { summary } = dataset;
  const terms = hit?.terms ?? none;
  const description = summary.description[view.lang] ?? Object.values(summary.description)[0] ?? '';
  const changed = summary.modified ?? summary.issued;
  return (
    <li class="card">
      <p class="owner">{index.municipalityName(summary.municipality)}</p>
      <h3>
        <a href={view.href(`/datasets/${dataset.name}`)}>
          <Marked text={titleOf(summary, view.lang)} terms={terms} />
        </a>
      </h3>
      <p class="about">
        <Marked text={excerpt(readable(description, 2000), terms, 220)} terms={terms} />
      </p>
      <p class="facts">
        {summary.formats.slice(0, formatsShown).map((format) => (
          <span class="tag">{formatLabel(view, format)}</span>
        ))}
        {summary.formats.length > formatsShown ? <span>+{summary.formats.length - formatsShown}</span> : null}
        {summary.licences.slice(0, 1).map((licence) => (
          <span>{licenceLabel(view, licence)}</span>
        ))}
        {dataset.marks === undefined ? null : <Stars view={view} stars={dataset.marks.stars} />}
        {changed === undefined ? null : (
          <span>
            {view.say('uppdaterad', 'updated')} {view.date(readable(changed, 40))}
          </span>
        )}
        {summary.missing ? (
          <span class="warn">
            {view.say('saknas hos kommunen just nu', 'missing at the municipality now')}
          </span>
        ) : null}
      </p>
      <Why view={view} hit={hit} keywords={summary.keywords} />
    </li>
  );
}

const fieldNames: Record<SearchField, { sv: string; en: string }> = {
  title: { sv: 'titeln', en: 'the title' },
  keywords: { sv: 'nyckelorden', en: 'the keywords' },
  publisher: { sv: 'utgivaren', en: 'the publisher' },
  description: { sv: 'beskrivningen', en: 'the description' },
};
const fields = Object.keys(fieldNames) as SearchField[];
const keywordsShown = 5;

function Why({ view, hit, keywords }: { view: View; hit: Hit | undefined; keywords: readonly string[] }) {
  if (hit === undefined) return null;
  const where = fields
    .filter((field) => hit.fields.has(field))
    .map((field) => view.inLang(fieldNames[field]));
  const matching = keywords
    .filter((keyword) => highlight(keyword, hit.terms).some((piece) => piece.hit))
    .slice(0, keywordsShown);
  return (
    <p class="why">
      {view.say('Träff i', 'Found in')} {where.join(', ')}
      {matching.length === 0 ? '' : ': '}
      {matching.map((keyword, i) => [
        i === 0 ? '' : ', ',
        <Marked text={readable(keyword, 60)} terms={hit.terms} />,
      ])}
    </p>
  );
}

function Marked({ text, terms }: { text: string; terms: ReadonlySet<string> }) {
  return (
    <bdi>{highlight(text, terms).map((piece) => (piece.hit ? <mark>{piece.text}</mark> : piece.text))}</bdi>
  );
}
