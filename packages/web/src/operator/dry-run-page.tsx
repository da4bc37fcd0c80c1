/** @jsxRuntime automatic @jsxImportSource preact */
import { processEnded } from '@lanskatalog/harvest';
import type { DryRunOverview } from '@lanskatalog/operations';
import { OutLink, Path } from '../pages/parts.tsx';
import { readable } from '../release/readable.ts';
import { Act } from './act.tsx';
import { Causes } from './causes.tsx';
import { DiffView } from './diff-view.tsx';
import { operatorDocument } from './operator-document.tsx';
import { OutcomeState, Progress } from './operator-parts.tsx';
import type { OperatorView } from './operator-view.ts';
import { both, operatorRoot } from './operator-view.ts';
import { Requests } from './run-records.tsx';

interface Options {
  readonly dryRun: DryRunOverview;
  /** Whether the source that was tried out is there already. */
  readonly known: boolean;
}

/** What a harvest would come to, before anything is changed; with the button that saves a source tried out so. */
export function dryRunPage(view: OperatorView, { dryRun, known }: Options): string {
  const { say } = view;
  const { source, url, state, result, reason } = dryRun;
  const title = say(`Provskörd av ${source}`, `Dry run of ${source}`);
  return operatorDocument(
    view,
    { title, section: '', live: state === 'waiting' || state === 'running' },
    <>
      <Path view={view} steps={[[operatorRoot, say('Drift', 'Operation')]]} />
      <h1>{title}</h1>
      <p>
        <OutLink address={url} />.{' '}
        {say('Ingenting har ändrats eller publicerats.', 'Nothing has been changed or published.')}
      </p>
      {state === 'waiting' || state === 'running' ? (
        <Progress
          view={view}
          label={title}
          progress={dryRun.progress ?? { stage: state === 'waiting' ? 'waiting' : 'fetching', done: 0 }}
        />
      ) : null}
      {state === 'failed' ? (
        <p class="refused">
          <strong>{say('Provskörden misslyckades: ', 'The dry run failed: ')}</strong>
          {reason === processEnded
            ? say('processen slutade innan den var klar.', 'its process ended before it was done.')
            : readable(reason ?? '–')}
        </p>
      ) : null}
      {result === undefined ? null : (
        <>
          <p>
            <OutcomeState view={view} outcome={result.outcome} />
          </p>
          <SaveButtons view={view} dryRun={dryRun} known={known} />
          <h2>{say('Vad en skörd skulle ändra', 'What a harvest would change')}</h2>
          <DiffView view={view} diff={result.diff} would />
          <h2>{say('Problem, efter orsak', 'Problems, by cause')}</h2>
          <Causes view={view} causes={dryRun.causes} />
          <Requests view={view} details={result.details} />
        </>
      )}
    </>,
  );
}

/** A source that is written but not saved is saved just as it was tried out; one that is saved is harvested. */
function SaveButtons({ view, dryRun, known }: { view: OperatorView } & Options) {
  const { id, source, written } = dryRun;
  const text = written === undefined ? undefined : JSON.stringify(written);
  return (
    <div class="buttons">
      {text === undefined ? (
        <Act view={view} name="harvest-source" params={{ source }} />
      ) : known ? (
        <Act
          view={view}
          name="edit-source"
          params={{ source, text, preview: id }}
          label={both('Spara ändringen', 'Save the change')}
        />
      ) : (
        <Act view={view} name="add-source" params={{ text, preview: id }} />
      )}
    </div>
  );
}
