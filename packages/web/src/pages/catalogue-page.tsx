/** @jsxRuntime automatic @jsxImportSource preact */
import type { RegionIndex } from '../release/region-index.ts';
import { isMember } from '../release/region-index.ts';
import type { CatalogueAnswer } from '../search/query-catalogue.ts';
import { queryCatalogue } from '../search/query-catalogue.ts';
import type { View } from '../view.ts';
import type { CatalogueQuery, SortName } from './catalogue-query.ts';
import { catalogueAddress, sorts } from './catalogue-query.ts';
import { BubbleMap } from './county-map.tsx';
import { DatasetCard } from './dataset-card.tsx';
import { documentOf } from './document.tsx';
import { ChosenFacets, FacetPanel } from './facet-panel.tsx';
import { NothingFound } from './nothing-found.tsx';
import { Pager } from './pager.tsx';

/** Datasets on a page: enough to compare, few enough to read on a phone. */
const perPage = 20;

/** The catalogue: search, facets, list. */
export function cataloguePage(view: View, index: RegionIndex, query: CatalogueQuery): string {
  const answer = queryCatalogue(index, query);
  const region = view.inLang(index.summary.region.title);
  const isStart = catalogueAddress(query) === '/';
  const title = query.text === '' ? region : view.say(`Sök: ${query.text}`, `Search: ${query.text}`);
  const description = view.inLang(index.summary.region.description);
  const feed = { type: 'application/atom+xml', href: '/nytt.atom' };
  return documentOf(view, { title, description, section: '/', alternates: [...rdfFeeds, feed] }, [
    <div class={isStart ? 'hero' : 'hero small'}>
      <div class={isStart ? 'wide with-picture' : 'wide'}>
        <div>
          {isStart ? <h1>{region}</h1> : <h1>{view.say('Datamängder', 'Datasets')}</h1>}
          {isStart ? <p class="lead">{description}</p> : null}
          <SearchForm view={view} query={query} />
          {isStart ? <Figures view={view} index={index} /> : null}
        </div>
        {isStart ? <Picture view={view} index={index} /> : null}
      </div>
    </div>,
    <div class="wide catalogue">
      <FacetPanel view={view} index={index} query={query} counts={answer.counts} />
      <Results {...{ view, index, query, answer }} />
    </div>,
  ]);
}

const rdfFeeds = [
  { type: 'application/rdf+xml', href: '/catalog.rdf' },
  { type: 'text/turtle', href: '/catalog.ttl' },
];

function SearchForm({ view, query }: { view: View; query: CatalogueQuery }) {
  const { say, href } = view;
  const kept = Object.entries(query.selection).flatMap(([name, values]) =>
    values.map((value) => ({ name, value })),
  );
  return (
    <form class="search" role="search" action={href('/')}>
      <label for="q">{say('Vad letar du efter?', 'What are you looking for?')}</label>
      <div class="field">
        <input
          type="search"
          id="q"
          name="q"
          value={query.text}
          maxLength={300}
          autocomplete="off"
          list="forslag"
          data-suggest="/api/v1/suggest"
          placeholder={say('t.ex. badplatser, detaljplaner, skolor', 'e.g. schools, air quality')}
        />
        <datalist id="forslag" />
        {kept.map(({ name, value }) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <button type="submit">{say('Sök', 'Search')}</button>
      </div>
    </form>
  );
}

function Figures({ view, index }: { view: View; index: RegionIndex }) {
  const { say, number, href } = view;
  const { counts, municipalities } = index.summary;
  const members = municipalities.filter(isMember);
  const delivering = members.filter(({ counts: own }) => own.dataset + own.series + own.service > 0);
  return (
    <p class="figures">
      <span>
        <strong>{number(counts.dataset)}</strong> {say('datamängder', 'datasets')}
      </span>
      <a href={href('/lanet')}>
        <strong>
          {number(delivering.length)} {say('av', 'of')} {number(members.length)}
        </strong>{' '}
        {say('kommuner levererar', 'municipalities deliver')}
      </a>
      <a href={href('/nytt')}>
        {say('Uppdaterad', 'Updated')} {view.date(index.release.pointer.publishedAt)}
      </a>
    </p>
  );
}

/** The county at a glance; each circle leads to its municipality. */
function Picture({ view, index }: { view: View; index: RegionIndex }) {
  const bubbles = index.summary.municipalities.filter(isMember).map(({ code, name, counts }) => ({
    code,
    name,
    value: counts.dataset + counts.series + counts.service,
    href: view.href(`/kommuner/${code}`),
  }));
  const label = view.say('Datamängder per kommun', 'Datasets by municipality');
  return <BubbleMap config={view.site.tablesConfig} bubbles={bubbles} label={label} />;
}

interface ResultsProps {
  readonly view: View;
  readonly index: RegionIndex;
  readonly query: CatalogueQuery;
  readonly answer: CatalogueAnswer;
}

function Results({ view, index, query, answer }: ResultsProps) {
  const { say, number } = view;
  const total = answer.positions.length;
  const pages = Math.max(1, Math.ceil(total / perPage));
  const page = Math.min(query.page, pages);
  const shown = answer.positions.slice((page - 1) * perPage, page * perPage);
  return (
    <section class="results" aria-labelledby="traffar">
      <div class="results-head">
        <h2 id="traffar">
          <span role="status">
            {number(total)} {total === 1 ? say('datamängd', 'dataset') : say('datamängder', 'datasets')}
            {query.text === '' ? '' : say(` för ”${query.text}”`, ` for “${query.text}”`)}
          </span>
        </h2>
        {total < 2 ? null : <SortLinks view={view} query={query} />}
      </div>
      <ChosenFacets view={view} index={index} query={query} />
      {answer.approximate ? (
        <p class="note">
          {say(
            'Inget stämde exakt. Det här är datamängder med liknande ord, eller med några av orden.',
            'Nothing matched exactly. These are datasets with similar words, or with some of the words.',
          )}
        </p>
      ) : null}
      {total === 0 ? <NothingFound view={view} index={index} query={query} /> : null}
      <ol class="cards">
        {shown.map((position) => (
          <DatasetCard {...{ view, index, position }} hit={answer.hitOf(position)} key={position} />
        ))}
      </ol>
      <Pager
        {...{ view, page, pages }}
        addressOf={(number) => catalogueAddress({ ...query, page: number })}
      />
    </section>
  );
}

const sortNames: Record<SortName, { sv: string; en: string }> = {
  relevans: { sv: 'relevans', en: 'relevance' },
  titel: { sv: 'titel', en: 'title' },
  uppdaterad: { sv: 'senast uppdaterad', en: 'last updated' },
};

function SortLinks({ view, query }: { view: View; query: CatalogueQuery }) {
  // Without words there is nothing to be relevant for.
  const offered = query.text === '' ? sorts.filter((sort) => sort !== 'relevans') : sorts;
  const current = query.text === '' && query.sort === 'relevans' ? 'uppdaterad' : query.sort;
  return (
    <nav class="sort" aria-label={view.say('Sortering', 'Sorting')}>
      <span>{view.say('Sortera efter', 'Sort by')}</span>
      {offered.map((sort) => (
        <a
          href={view.href(catalogueAddress({ ...query, sort, page: 1 }))}
          aria-current={sort === current ? 'true' : undefined}
        >
          {view.inLang(sortNames[sort])}
        </a>
      ))}
    </nav>
  );
}
