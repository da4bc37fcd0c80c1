/** @jsxRuntime automatic @jsxImportSource preact */
import type { SourceCondition, SourceOverview } from '@lanskatalog/operations';
import { howOften } from '@lanskatalog/operations';
import { Scroll } from '../pages/parts.tsx';
import { Act } from './act.tsx';
import { Condition } from './condition-icon.tsx';
import { Progress, SourceLink, When } from './operator-parts.tsx';
import type { OperatorView } from './operator-view.ts';
import { spanText } from './operator-view.ts';
import { conditions } from './operator-words.ts';
import { Sparkline } from './sparkline.tsx';

/** In the order in which people should look: the words of conditions are listed in that order. */
const urgency = Object.keys(conditions) as SourceCondition[];

/** Every source there is: how it is, how old what we have is, and how it has gone. */
export function SourcesTable({ view, sources }: { view: OperatorView; sources: readonly SourceOverview[] }) {
  const { say } = view;
  const ordered = [...sources].sort(
    (a, b) =>
      urgency.indexOf(a.condition) - urgency.indexOf(b.condition) ||
      a.municipality.name.localeCompare(b.municipality.name, 'sv'),
  );
  return (
    <section id="kallor" aria-labelledby="kallor-rubrik">
      <h2 id="kallor-rubrik">{say(`Källor (${sources.length})`, `Sources (${sources.length})`)}</h2>
      <Scroll label={say('Källor', 'Sources')}>
        <table class="sources">
          <thead>
            <tr>
              <th scope="col">{say('Källa', 'Source')}</th>
              <th scope="col">{say('Läge', 'Condition')}</th>
              <th scope="col">{say('Lyckades senast', 'Last success')}</th>
              <th scope="col">{say('Nästa', 'Next')}</th>
              <th scope="col">{say('Publicerat', 'Published')}</th>
              <th scope="col">{say('Tid', 'Duration')}</th>
              <th scope="col">{say('Gör', 'Do')}</th>
            </tr>
          </thead>
          <tbody>
            {ordered.map((source) => (
              <SourceRow view={view} source={source} />
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}

function SourceRow({ view, source }: { view: OperatorView; source: SourceOverview }) {
  const { say, number } = view;
  const { id, municipality, condition, running, trend } = source;
  const last = trend.at(-1);
  const tried = trend.map(({ outcome, datasets, ms }) => ({ datasets, ms, failed: gaveNothing(outcome) }));
  return (
    <tr id={`rad-${id}`}>
      <th scope="row">
        <SourceLink view={view} id={id}>
          {municipality.name}
        </SourceLink>
        <span class="under">{id}</span>
      </th>
      <td>
        <Condition view={view} condition={condition} />
        {running === undefined ? (
          <Underneath view={view} source={source} />
        ) : (
          <Progress view={view} label={`${municipality.name}: ${id}`} job={running.job} progress={running} />
        )}
      </td>
      <td>
        <When view={view} at={source.lastSuccess} />
        <Age view={view} source={source} />
      </td>
      <td>
        {condition === 'paused' ? (
          <span class="quiet">{say('pausad', 'paused')}</span>
        ) : (
          <When view={view} at={source.nextRun} />
        )}
      </td>
      <td class="num">
        {number(source.published)}{' '}
        <Sparkline
          view={view}
          label={say('Antal', 'Count')}
          points={tried.map(({ datasets, failed }) => ({ value: datasets, failed }))}
          format={number}
        />
      </td>
      <td class="num">
        {last === undefined ? '–' : spanText(view, last.ms)}{' '}
        <Sparkline
          view={view}
          label={say('Tid', 'Duration')}
          points={tried.map(({ ms, failed }) => ({ value: ms, failed }))}
          format={(ms) => spanText(view, ms)}
        />
      </td>
      <td class="buttons">
        <RowActions view={view} source={source} />
      </td>
    </tr>
  );
}

const gaveNothing = (outcome: string): boolean =>
  !['harvested', 'unchanged', 'incomplete', 'guarded'].includes(outcome);

/** Why it is as it is, in a few words. */
function Underneath({ view, source }: { view: OperatorView; source: SourceOverview }) {
  const { cause, failures, paused } = source;
  if (paused !== undefined) return <span class="under">{paused.by}</span>;
  if (cause === undefined) return null;
  const times = failures > 1 ? view.say(` · ${failures} gånger i rad`, ` · ${failures} times in a row`) : '';
  return (
    <span class="under">
      {view.inLang(cause.title)}
      {times}
    </span>
  );
}

/** How old what we have is, against how often it is asked for. */
function Age({ view, source }: { view: OperatorView; source: SourceOverview }) {
  const { lastSuccess, intervalMs } = source;
  const every = spanText(view, intervalMs);
  const share = lastSuccess === undefined ? 0 : (view.now - Date.parse(lastSuccess)) / intervalMs;
  const many = view.number(Math.round(share * 10) / 10);
  return (
    <span class={share > 2 ? 'under late' : 'under'}>
      {share > 1
        ? view.say(`${many} × tiden mellan skördar (${every})`, `${many} × the interval (${every})`)
        : view.inLang(howOften(intervalMs))}
    </span>
  );
}

function RowActions({ view, source }: { view: OperatorView; source: SourceOverview }) {
  const { id, municipality, condition, running, paused } = source;
  const common = { view, municipality: municipality.code, about: id, plain: true };
  if (running?.job !== undefined) return <Act {...common} name="cancel-job" params={{ job: running.job }} />;
  if (paused !== undefined) return <Act {...common} name="resume-source" params={{ source: id }} />;
  // Paused by the file, or with everything: nothing can be done to it alone.
  if (condition === 'paused') return null;
  return (
    <>
      <Act {...common} name="harvest-source" params={{ source: id }} />
      <Act {...common} name="pause-source" params={{ source: id }} />
    </>
  );
}
