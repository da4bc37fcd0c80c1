/** @jsxRuntime automatic @jsxImportSource preact */
import { themeLabel } from '../labels.ts';
import type { RegionIndex } from '../release/region-index.ts';
import { noSelection } from '../search/facets.ts';
import { queryCatalogue } from '../search/query-catalogue.ts';
import type { View } from '../view.ts';
import type { CatalogueQuery } from './catalogue-query.ts';
import { catalogueAddress } from './catalogue-query.ts';
import { OutLink } from './parts.tsx';

const themesShown = 8;

interface Props {
  readonly view: View;
  readonly index: RegionIndex;
  readonly query: CatalogueQuery;
}

/** Nobody is left at a dead end: what there is without the choices made, by theme, and whom to ask. */
export function NothingFound({ view, index, query }: Props) {
  const { say, href, number } = view;
  const wider = { ...query, selection: noSelection, page: 1 };
  const without = query.text === '' ? 0 : queryCatalogue(index, wider).positions.length;
  const { contact } = view.site.config.region;
  return (
    <div class="empty">
      <p>{say('Ingen datamängd stämmer.', 'No dataset fits.')}</p>
      <ul>
        {without === 0 ? null : (
          <li>
            <a href={href(catalogueAddress(wider))}>
              {say(
                `Sök bland alla: ${number(without)} träffar utan det du valt`,
                `Search among all: ${number(without)} hits without what you have chosen`,
              )}
            </a>
          </li>
        )}
        <li>
          {say(
            'Pröva färre ord, eller ett vanligare ord för samma sak.',
            'Try fewer words, or a more common word for the same thing.',
          )}
        </li>
        <li>
          {say('Bläddra efter ämne: ', 'Browse by theme: ')}
          <Themes view={view} index={index} />
        </li>
        {contact === undefined ? null : (
          <li>
            {say('Saknar du något? Fråga ', 'Is something missing? Ask ')}
            <OutLink address={`mailto:${contact.email}`}>{contact.name}</OutLink>.
          </li>
        )}
      </ul>
      <p>
        <a href={href('/')}>{say('Visa alla datamängder', 'Show all datasets')}</a>
      </p>
    </div>
  );
}

function Themes({ view, index }: Omit<Props, 'query'>) {
  const query = { text: '', selection: noSelection, sort: 'relevans', page: 1 } as const;
  const themes = [...queryCatalogue(index, query).counts.tema.keys()].slice(0, themesShown);
  return (
    <>
      {themes.map((theme, i) => (
        <>
          {i === 0 ? '' : ', '}
          <a href={view.href(catalogueAddress({ ...query, selection: { ...noSelection, tema: [theme] } }))}>
            {themeLabel(view, theme)}
          </a>
        </>
      ))}
    </>
  );
}
