/** @jsxRuntime automatic @jsxImportSource preact */
import type { Municipality } from '@lanskatalog/core';
import { tableLabel } from '../labels.ts';
import { commonTopics } from '../release/common-topics.ts';
import type { Delivery } from '../release/deliveries.ts';
import { deliveriesOf } from '../release/deliveries.ts';
import type { RegionIndex } from '../release/region-index.ts';
import { isMember } from '../release/region-index.ts';
import { AskAnew } from '../reharvest/ask-anew.tsx';
import type { Selection } from '../search/facets.ts';
import { noSelection } from '../search/facets.ts';
import { queryCatalogue } from '../search/query-catalogue.ts';
import type { View } from '../view.ts';
import { catalogueAddress } from './catalogue-query.ts';
import type { CountyPageOptions } from './county-page.tsx';
import { DatasetCard } from './dataset-card.tsx';
import { DeliveryState } from './delivery-state.tsx';
import { documentOf } from './document.tsx';
import { harvestWords } from './harvest-words.ts';
import { MunicipalityScore } from './municipality-score.tsx';
import { OutLink, Path, State } from './parts.tsx';

const latestShown = 8;
const topicsShown = 12;

const only = (municipality: string): Selection => ({ ...noSelection, kommun: [municipality] });

/** What one municipality publishes, how its harvests go, and what others have that it has not. */
export function municipalityPage(view: View, municipality: Municipality, options: CountyPageOptions): string {
  const { say, href } = view;
  const { index } = options;
  const { code, name } = municipality;
  const query = { text: '', selection: only(code), sort: 'relevans', page: 1 } as const;
  const { positions } = queryCatalogue(index, query);
  const scored = index.quality.release?.municipalities[code];
  return documentOf(
    view,
    { title: municipality.officialName, section: '/kommuner' },
    <div class="wide page">
      <Path view={view} steps={[['/kommuner', say('Kommuner', 'Municipalities')]]} />
      <h1>{municipality.officialName}</h1>
      <p class="lead">{summaryText(view, name, positions.length)}</p>
      <p>
        <a class="button no-print" href={href(`/kommuner/${code}/att-gora`)}>
          {say('Att göra: vad som kan bli bättre', 'To do: what can be better')}
        </a>
      </p>
      <div class="aside">
        <div>
          <h2>{say('De gemensamma källorna', 'The shared sources')}</h2>
          <Deliveries view={view} deliveries={deliveriesOf(options, code)} />
          {scored === undefined ? null : (
            <MunicipalityScore view={view} code={code} scored={scored} history={options.history} />
          )}
          <h2>{say('Senast uppdaterat', 'Last updated')}</h2>
          <ol class="cards">
            {positions.slice(0, latestShown).map((position) => (
              <DatasetCard view={view} index={index} position={position} />
            ))}
          </ol>
          {positions.length > latestShown ? (
            <p>
              <a href={href(catalogueAddress(query))}>
                {say(`Alla ${positions.length} datamängder`, `All ${positions.length} datasets`)}
              </a>
            </p>
          ) : null}
        </div>
        <aside>
          <Harvests view={view} options={options} code={code} />
          <AskAnew view={view} municipality={municipality} />
          <Missing view={view} index={index} code={code} />
          {municipality.site === undefined ? null : (
            <p>
              <OutLink address={municipality.site} />
            </p>
          )}
        </aside>
      </div>
    </div>,
  );
}

const summaryText = ({ say, number }: View, name: string, count: number): string =>
  count === 0
    ? say(
        `${name} publicerar inga öppna data som vi hittar.`,
        `${name} publishes no open data that we can find.`,
      )
    : say(
        `${name} publicerar ${number(count)} ${count === 1 ? 'datamängd' : 'datamängder'}.`,
        `${name} publishes ${number(count)} ${count === 1 ? 'dataset' : 'datasets'}.`,
      );

function Deliveries({ view, deliveries }: { view: View; deliveries: readonly Delivery[] }) {
  return (
    <ul class="tiles">
      {deliveries.map((delivery) => (
        <li>
          <h3>{tableLabel(view, delivery.table)}</h3>
          <p>
            <DeliveryState view={view} delivery={delivery} />
          </p>
          {delivery.rows === 0 ? null : (
            <p class="owner">
              {view.number(delivery.rows)} {view.say('rader', 'rows')}
            </p>
          )}
          {delivery.datasets.slice(0, 1).map(({ name }) => (
            <p>
              <a
                href={view.href(`/datasets/${name}`)}
                aria-label={`${view.say('Beskrivning', 'Description')}: ${tableLabel(view, delivery.table)}`}
              >
                {view.say('Beskrivning', 'Description')}
              </a>
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}

function Harvests({ view, options, code }: { view: View; options: CountyPageOptions; code: string }) {
  const { say } = view;
  const sources = options.index.summary.sources.filter(({ municipality }) => municipality === code);
  return (
    <section class="box">
      <h2>{say('Hämtning', 'Harvesting')}</h2>
      {sources.length === 0 ? (
        <p>{say('Ingen källa har lämnat något ännu.', 'No source has given anything yet.')}</p>
      ) : null}
      {sources.map(({ id, url, missing }) => {
        const status = options.statuses.get(id);
        const { grade, text } = harvestWords(view, status);
        return (
          <>
            <p>
              <State grade={grade}>{text}</State>
              {status?.lastConfirmed === undefined ? null : ` · ${view.time(status.lastConfirmed)}`}
            </p>
            <p>
              <OutLink address={url} />
            </p>
            {missing > 0 ? (
              <p class="warn">
                {say(
                  `${missing} datamängder saknas hos källan just nu.`,
                  `${missing} datasets are missing at the source now.`,
                )}
              </p>
            ) : null}
          </>
        );
      })}
    </section>
  );
}

/** What several others publish and this one does not: the easiest next thing to open. */
function Missing({ view, index, code }: { view: View; index: RegionIndex; code: string }) {
  const missing = commonTopics(index)
    .filter(({ municipalities, example }) => example.shared === undefined && !municipalities.has(code))
    .slice(0, topicsShown);
  if (missing.length === 0 || !isMember({ code })) return null;
  return (
    <section class="box">
      <h2>{view.say('Andra kommuner har', 'Others have')}</h2>
      <ul>
        {missing.map(({ title, municipalities, example }) => (
          <li>
            <a href={view.href(`/datasets/${example.name}`)}>
              <bdi>{title}</bdi>
            </a>{' '}
            <span class="count">
              {view.say(`${municipalities.size} kommuner`, `${municipalities.size} municipalities`)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** All municipalities as cards. */
export function municipalitiesPage(view: View, options: CountyPageOptions): string {
  const { say, href } = view;
  const title = say('Kommuner', 'Municipalities');
  return documentOf(
    view,
    { title, section: '/kommuner' },
    <div class="wide page">
      <h1>{title}</h1>
      <ul class="tiles">
        {options.index.summary.municipalities.map(({ code, officialName, counts }) => (
          <li>
            <h2>
              <a href={href(`/kommuner/${code}`)}>{officialName}</a>
            </h2>
            <p>
              {view.number(counts.dataset + counts.series + counts.service)} {say('datamängder', 'datasets')}
            </p>
            {deliveriesOf(options, code).map((delivery) => (
              <p class="owner">
                {tableLabel(view, delivery.table)}: <DeliveryState view={view} delivery={delivery} />
              </p>
            ))}
          </li>
        ))}
      </ul>
    </div>,
  );
}
