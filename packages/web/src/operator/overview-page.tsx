/** @jsxRuntime automatic @jsxImportSource preact */
import type { Overview } from '@lanskatalog/operations';
import { Act } from './act.tsx';
import { attentionOf } from './attention.ts';
import { AttentionList } from './attention-list.tsx';
import { operatorDocument } from './operator-document.tsx';
import { Figure, When } from './operator-parts.tsx';
import type { OperatorView } from './operator-view.ts';
import { operatorRoot } from './operator-view.ts';
import { ReleaseBox } from './release-box.tsx';
import { SourcesTable } from './sources-table.tsx';
import { JobsTable, WorkersAndQueues } from './work-tables.tsx';

/** The first look: in a minute what failed, why, and what to do. */
export function overviewPage(view: OperatorView, overview: Overview): string {
  const { say } = view;
  return operatorDocument(
    view,
    { title: say('Översikt', 'Overview'), section: operatorRoot, live: true },
    <>
      <Summary view={view} overview={overview} />
      <AttentionList view={view} items={attentionOf(overview)} />
      <JobsTable view={view} overview={overview} />
      <SourcesTable view={view} sources={overview.sources} />
      <div class="columns">
        <ReleaseBox view={view} release={overview.release} />
      </div>
      <WorkersAndQueues view={view} overview={overview} />
    </>,
  );
}

/** All in one line of figures, and what can be done to everything at once. */
function Summary({ view, overview }: { view: OperatorView; overview: Overview }) {
  const { say, number } = view;
  const fine = overview.sources.filter(({ condition }) => condition === 'ok' || condition === 'running');
  const running = overview.jobs.filter(({ state }) => state === 'running');
  return (
    <div class="summary">
      <h1>{say('Driftöversikt', 'Operation')}</h1>
      <dl class="figures-list">
        <Figure term={say('Källor i ordning', 'Sources in order')}>
          {number(fine.length)}/{number(overview.sources.length)}
        </Figure>
        <Figure term={say('Pågår', 'Under way')}>{number(running.length)}</Figure>
        <Figure term={say('Utgåva', 'Release')}>
          {overview.release === undefined ? '–' : number(overview.release.number)}
        </Figure>
        <Figure term={say('Hela varvet klart', 'Last complete round')}>
          <When view={view} at={overview.lastCompleteRound} />
        </Figure>
        <Figure term={say('Läget gäller', 'As of')}>
          <time dateTime={overview.at}>{view.time(overview.at)}</time>
        </Figure>
      </dl>
      <div class="buttons">
        <Act view={view} name="harvest-all" />
        {overview.paused === undefined ? (
          <Act view={view} name="pause-all" plain />
        ) : (
          <Act view={view} name="resume-all" plain />
        )}
        <a class="button plain" href={view.href(`${operatorRoot}/sources/new`)}>
          {say('Lägg till en källa', 'Add a source')}
        </a>
      </div>
    </div>
  );
}
