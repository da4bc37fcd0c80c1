/** @jsxRuntime automatic @jsxImportSource preact */
import type { RunDetails, StoredRun } from '@lanskatalog/harvest';
import type { RunOverview } from '@lanskatalog/operations';
import { Path } from '../pages/parts.tsx';
import { readable } from '../release/readable.ts';
import { Causes } from './causes.tsx';
import { DiffView } from './diff-view.tsx';
import { operatorDocument } from './operator-document.tsx';
import { OutcomeState, When } from './operator-parts.tsx';
import type { OperatorView } from './operator-view.ts';
import { operatorRoot, spanText } from './operator-view.ts';
import { stageWord } from './operator-words.ts';
import { Log, Requests, Snapshots } from './run-records.tsx';
import { Timeline } from './timeline.tsx';

/** All about one run: what it did, what it met, and what came of it. */
export function runPage(view: OperatorView, { run, details, municipality, causes }: RunOverview): string {
  const { say } = view;
  const { municipalities } = view.site.config;
  const name = municipalities.find(({ code }) => code === municipality)?.name ?? run.source;
  const title = say(`Körning av ${name}`, `Run of ${name}`);
  return operatorDocument(
    view,
    { title, section: '' },
    <>
      <Path
        view={view}
        steps={[
          [operatorRoot, say('Drift', 'Operation')],
          [`${operatorRoot}/sources/${run.source}`, `${name} (${run.source})`],
        ]}
      />
      <h1>{title}</h1>
      <RunFacts view={view} run={run} />
      <section aria-labelledby="problem-rubrik">
        <h2 id="problem-rubrik">{say('Problem, efter orsak', 'Problems, by cause')}</h2>
        <Causes view={view} causes={causes} />
      </section>
      {details === undefined ? (
        <p class="note">
          {say(
            'Förlopp, begäranden och logg sparas en tid och är bortstädade för den här körningen.',
            'Timeline, requests and log are kept for a while, and have been cleared away for this run.',
          )}
        </p>
      ) : (
        <Details view={view} run={run} details={details} />
      )}
    </>,
  );
}

function RunFacts({ view, run }: { view: OperatorView; run: StoredRun }) {
  const { say, number } = view;
  const { datasets, problems } = run;
  return (
    <dl class="facts-list">
      <dt>{say('Utfall', 'Outcome')}</dt>
      <dd>
        <OutcomeState view={view} outcome={run.outcome} />
        {run.stage === undefined ? null : (
          <span class="under">
            {say('under steget ', 'in the stage ')}
            {stageWord(view, run.stage)}
            {run.reason === undefined ? '' : `: ${readable(run.reason)}`}
          </span>
        )}
      </dd>
      <dt>{say('Började', 'Began')}</dt>
      <dd>
        {view.time(run.startedAt)} (<When view={view} at={run.startedAt} />
        ), {say('tog', 'took')} {spanText(view, Date.parse(run.finishedAt) - Date.parse(run.startedAt))}
      </dd>
      <dt>{say('Datamängder', 'Datasets')}</dt>
      <dd>
        {say(
          `${number(datasets.seen)} sedda: ${number(datasets.new)} nya, ${number(datasets.changed)} ändrade, ${number(datasets.unchanged)} oförändrade, ${number(datasets.removed)} borttagna, ${number(datasets.kept)} behållna från förut`,
          `${number(datasets.seen)} seen: ${number(datasets.new)} new, ${number(datasets.changed)} changed, ${number(datasets.unchanged)} unchanged, ${number(datasets.removed)} removed, ${number(datasets.kept)} kept from before`,
        )}
      </dd>
      <dt>{say('Problem', 'Problems')}</dt>
      <dd>
        {say(
          `${number(problems.error)} fel, ${number(problems.warning)} varningar, ${number(problems.info)} anmärkningar`,
          `${number(problems.error)} errors, ${number(problems.warning)} warnings, ${number(problems.info)} notes`,
        )}
      </dd>
      <dt>{say('Trafik', 'Traffic')}</dt>
      <dd>
        {say(`${number(run.requests)} begäranden`, `${number(run.requests)} requests`)},{' '}
        {view.bytes(run.bytes)}
      </dd>
    </dl>
  );
}

interface DetailsProps {
  readonly view: OperatorView;
  readonly run: StoredRun;
  readonly details: RunDetails;
}

function Details({ view, run, details }: DetailsProps) {
  const { say } = view;
  return (
    <>
      <section aria-labelledby="forlopp-rubrik">
        <h2 id="forlopp-rubrik">{say('Förloppet', 'Timeline')}</h2>
        <Timeline view={view} stages={details.stages} />
      </section>
      {details.diff === undefined ? null : (
        <section aria-labelledby="skillnad-rubrik">
          <h2 id="skillnad-rubrik">
            {say('Skillnad mot förra körningen', 'Difference to the previous run')}
          </h2>
          <DiffView view={view} diff={details.diff} would={run.outcome === 'guarded'} />
        </section>
      )}
      <Requests view={view} details={details} />
      <Snapshots view={view} run={run} details={details} />
      <Log view={view} details={details} />
    </>
  );
}
