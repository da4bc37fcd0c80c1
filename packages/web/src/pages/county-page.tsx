/** @jsxRuntime automatic @jsxImportSource preact */
import type { ScoredHistory } from '@lanskatalog/harvest';
import { tableKinds } from '@lanskatalog/tables';
import { tableLabel } from '../labels.ts';
import { deliveriesOf } from '../release/deliveries.ts';
import type { HarvestStatus } from '../release/harvest-status.ts';
import type { RegionIndex } from '../release/region-index.ts';
import { isMember } from '../release/region-index.ts';
import type { OpenTables } from '../tables/current-tables.ts';
import type { View } from '../view.ts';
import { DeliveryState } from './delivery-state.tsx';
import { documentOf } from './document.tsx';
import { harvestWords } from './harvest-words.ts';
import { Scroll, State } from './parts.tsx';
import { RatingState } from './score-box.tsx';
import { WhyNotBetter } from './why-not-better.tsx';

export interface CountyPageOptions {
  readonly index: RegionIndex;
  readonly tables: OpenTables | undefined;
  readonly statuses: ReadonlyMap<string, HarvestStatus>;
  /** Scores of all releases, oldest first. */
  readonly history: readonly ScoredHistory[];
  /** When the region was last published after all its sources had been attempted. */
  readonly lastCompleteRound?: string | undefined;
}

/** Who delivers what, how fresh and how good: twelve rows that answer “why did we not do better?”. */
export function countyPage(view: View, options: CountyPageOptions): string {
  const { say } = view;
  const { index } = options;
  const title = say('Hela länet på en sida', 'The county on one page');
  const members = index.summary.municipalities.filter(isMember);
  const rows = members.map((municipality) => rowOf(options, municipality));
  return documentOf(
    view,
    { title, section: '/lanet' },
    <div class="wide page">
      <h1>{title}</h1>
      <LastRound view={view} at={options.lastCompleteRound} />
      <Answer view={view} rows={rows} />
      <Matrix view={view} rows={rows} />
      <Legend view={view} />
      <WhyNotBetter view={view} index={index} />
    </div>,
  );
}

/** What everybody may know of how the work goes: how old the oldest of this can be. */
function LastRound({ view, at }: { view: View; at: string | undefined }) {
  if (at === undefined) return null;
  return (
    <p>
      {view.say('Alla källor gicks senast igenom', 'All sources were last gone through')}{' '}
      <time datetime={at}>{view.time(at)}</time>.
    </p>
  );
}

type Row = ReturnType<typeof rowOf>;

function rowOf(
  { index, tables, statuses }: CountyPageOptions,
  { code, name, counts }: RegionIndex['summary']['municipalities'][number],
) {
  const sources = index.summary.sources.filter(({ municipality }) => municipality === code);
  const known = sources.flatMap(({ id }) => statuses.get(id) ?? []);
  return {
    code,
    name,
    datasets: counts.dataset + counts.series + counts.service,
    deliveries: deliveriesOf({ index, tables }, code),
    score: index.quality.release?.municipalities[code]?.score,
    status: known.toSorted((a, b) => a.lastAttempt.localeCompare(b.lastAttempt)).at(-1),
    errors: known.reduce((sum, { problems }) => sum + problems.error, 0),
    warnings: known.reduce((sum, { problems }) => sum + problems.warning, 0),
  };
}

/** The founders' question, answered with numbers in a sentence each. */
function Answer({ view, rows }: { view: View; rows: readonly Row[] }) {
  const { say, number } = view;
  const total = rows.length;
  const publishing = rows.filter(({ datasets }) => datasets > 0).length;
  return (
    <ul class="tiles">
      <li>
        <h2>
          {number(publishing)} {say('av', 'of')} {number(total)}
        </h2>
        <p>{say('kommuner publicerar öppna data', 'municipalities publish open data')}</p>
      </li>
      {tableKinds.map((table) => {
        const kinds = rows.map(({ deliveries }) => deliveries.find((one) => one.table === table)?.kind);
        const deliver = kinds.filter((kind) => kind === 'rows').length;
        const describe = kinds.filter((kind) => kind === 'described').length;
        return (
          <li>
            <h2>
              {number(deliver)} {say('av', 'of')} {number(total)}
            </h2>
            <p>
              {tableLabel(view, table)}
              {describe === 0
                ? null
                : say(
                    `; ${describe} beskriver den men utan läsbara rader`,
                    `; ${describe} describe it but without readable rows`,
                  )}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

function Matrix({ view, rows }: { view: View; rows: readonly Row[] }) {
  const { say } = view;
  const title = say('Kommuner och källor', 'Municipalities and sources');
  return (
    <Scroll label={title}>
      <table class="matrix">
        <caption>
          {say('Vem levererar vad, hur färskt och hur bra', 'Who delivers what, how fresh, how good')}
        </caption>
        <thead>
          <tr>
            <th scope="col">{say('Kommun', 'Municipality')}</th>
            <th scope="col" class="num">
              {say('Datamängder', 'Datasets')}
            </th>
            {tableKinds.map((table) => (
              <th scope="col">{tableLabel(view, table)}</th>
            ))}
            <th scope="col">{say('Kvalitet', 'Quality')}</th>
            <th scope="col">{say('Senaste hämtning', 'Last harvest')}</th>
            <th scope="col">{say('Att rätta', 'To mend')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <MatrixRow view={view} row={row} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function MatrixRow({ view, row }: { view: View; row: Row }) {
  const { say, href, number } = view;
  const harvest = harvestWords(view, row.status);
  const grade = row.errors > 0 ? 'poor' : row.warnings > 0 ? 'fair' : row.datasets > 0 ? 'good' : 'none';
  return (
    <tr>
      <th scope="row">
        <a href={href(`/kommuner/${row.code}`)}>{row.name}</a>
      </th>
      <td class="num">{number(row.datasets)}</td>
      {row.deliveries.map((delivery) => (
        <td>
          <DeliveryState view={view} delivery={delivery} />
        </td>
      ))}
      <td>
        {row.score === undefined || row.score.datasets === 0 ? (
          '–'
        ) : (
          <RatingState view={view} rating={row.score.mqa.eu.rating} percent={row.score.mqa.eu.percent} />
        )}
      </td>
      <td>
        <State grade={harvest.grade}>{harvest.text}</State>
        {row.status?.lastConfirmed === undefined ? null : (
          <div class="owner">{view.time(row.status.lastConfirmed)}</div>
        )}
      </td>
      <td>
        <a href={href(`/kommuner/${row.code}/att-gora`)}>
          <State grade={grade}>
            {row.errors + row.warnings === 0 ? say('inget', 'nothing') : faultsText(view, row)}
          </State>
          <span class="unseen">{say(` – att göra i ${row.name}`, ` – to do in ${row.name}`)}</span>
        </a>
      </td>
    </tr>
  );
}

const faultsText = ({ say, number }: View, { errors, warnings }: Row): string =>
  [
    errors === 0 ? '' : `${number(errors)} ${say('fel', errors === 1 ? 'error' : 'errors')}`,
    warnings === 0
      ? ''
      : `${number(warnings)} ${warnings === 1 ? say('brist', 'flaw') : say('brister', 'flaws')}`,
  ]
    .filter((part) => part !== '')
    .join(', ');

function Legend({ view: { say } }: { view: View }) {
  return (
    <p class="facts">
      <State grade="good">{say('färskt, raderna finns här', 'fresh, the rows are here')}</State>
      <State grade="fair">{say('gammalt, eller bara beskrivet', 'old, or only described')}</State>
      <State grade="poor">{say('fel', 'faulty')}</State>
      <State grade="none">{say('saknas', 'missing')}</State>
    </p>
  );
}
