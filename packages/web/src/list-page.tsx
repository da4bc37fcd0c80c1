import { render } from 'preact-render-to-string';
import type { ReleaseIndex, DatasetSummary } from './release-index.ts';

/** Most rows of one page: a list for reading, not for scrolling through a county. */
export const rowsPerPage = 100;

const style = `
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; color: #1b1b1b; background: #fff }
  h1 { margin-bottom: 0 } form { display: flex; gap: .5rem; margin: 1rem 0 } input { flex: 1; font: inherit; padding: .4rem }
  button { font: inherit; padding: .4rem 1rem } ol { list-style: none; padding: 0 } li { padding: .75rem 0; border-top: 1px solid #ccc }
  li h2 { font-size: 1.1rem; margin: 0; overflow-wrap: anywhere } li p { margin: .25rem 0; overflow-wrap: anywhere } .meta { color: #555 }
  @media (prefers-color-scheme: dark) { body { color: #eee; background: #161616 } a { color: #8ab4f8 } .meta { color: #aaa } }
`;

/** The list of datasets, with search; complete without JavaScript. */
export function listPage(index: ReleaseIndex, { query, page }: { query: string; page: number }): string {
  const { region, municipalities } = index.summary;
  const found = index.search(query);
  const shown = found.slice((page - 1) * rowsPerPage, page * rowsPerPage);
  const names = new Map(municipalities.map(({ code, name }) => [code, name]));
  return `<!doctype html>${render(
    <html lang="sv">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{region.title.sv}</title>
        <link rel="alternate" type="application/rdf+xml" href="/catalog.rdf" />
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <h1>{region.title.sv}</h1>
        <p>{region.description.sv}</p>
        <form role="search" action="/">
          <input
            type="search"
            name="q"
            aria-label="Sök bland datamängderna"
            placeholder="Sök"
            value={query}
          />
          <button type="submit">Sök</button>
        </form>
        <p role="status">
          {found.length} {found.length === 1 ? 'datamängd' : 'datamängder'}
          {query === '' ? '' : ` för ”${query}”`}
        </p>
        <ol>
          {shown.map((dataset) => (
            <Row dataset={dataset} municipality={names.get(dataset.municipality)} />
          ))}
        </ol>
        <Pager {...{ query, page }} pages={Math.ceil(found.length / rowsPerPage)} />
        <p>
          Hela katalogen: <a href="/catalog.rdf">RDF/XML</a>, <a href="/catalog.ttl">Turtle</a>,{' '}
          <a href="/catalog.jsonld">JSON-LD</a>, <a href="/catalog.nq">N-Quads</a>
        </p>
      </body>
    </html>,
  )}`;
}

function Row({ dataset, municipality }: { dataset: DatasetSummary; municipality: string | undefined }) {
  const title = inSwedish(dataset.title) ?? dataset.uri;
  const description = inSwedish(dataset.description) ?? '';
  return (
    <li>
      <h2>{/^https?:/i.test(dataset.uri) ? <a href={dataset.uri}>{title}</a> : title}</h2>
      <p>{description.length > 300 ? `${description.slice(0, 300)}…` : description}</p>
      <p class="meta">
        {[municipality, dataset.publisher?.name, ...dataset.formats].filter(Boolean).join(' · ')}
      </p>
    </li>
  );
}

function Pager({ query, page, pages }: { query: string; page: number; pages: number }) {
  if (pages < 2) return null;
  const address = (number: number): string =>
    `/?${new URLSearchParams({ q: query, page: String(number) }).toString()}`;
  return (
    <nav aria-label="Sidor">
      {page > 1 ? <a href={address(page - 1)}>Föregående</a> : null} Sida {page} av {pages}{' '}
      {page < pages ? <a href={address(page + 1)}>Nästa</a> : null}
    </nav>
  );
}

const inSwedish = (texts: Readonly<Record<string, string>>): string | undefined =>
  texts['sv'] ?? texts['en'] ?? Object.values(texts)[0];
