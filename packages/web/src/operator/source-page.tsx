/** @jsxRuntime automatic @jsxImportSource preact */
import type { Source } from '@lanskatalog/core';
import type { HarvestDiff, StoredRun } from '@lanskatalog/harvest';
import type {
  AuditEntry,
  CauseOverview,
  Decision,
  SourceOverview,
  TableFileOverview,
} from '@lanskatalog/operations';
import { howOften } from '@lanskatalog/operations';
import { OutLink, Path, Scroll } from '../pages/parts.tsx';
import { readable } from '../release/readable.ts';
import { Act } from './act.tsx';
import { AuditTable } from './audit-page.tsx';
import { Condition } from './condition-icon.tsx';
import { DiscoveryBox } from './discovery-box.tsx';
import type { Found } from './discovery-box.tsx';
import { operatorDocument } from './operator-document.tsx';
import { DecisionText, Figure, OutcomeState, Progress, runPath, When } from './operator-parts.tsx';
import type { OperatorView } from './operator-view.ts';
import { maySee, operatorRoot, spanText } from './operator-view.ts';
import { TableFiles } from './table-files.tsx';
import { ShrinkBox } from './shrink-box.tsx';

export interface SourcePageOptions {
  readonly source: SourceOverview;
  readonly config: Source;
  /** Newest first. */
  readonly runs: readonly StoredRun[];
  /** A run that awaits a decision, with the datasets that would go. */
  readonly guarded?: { readonly run: StoredRun; readonly diff: HarvestDiff | undefined };
  /** What looking through the site gave, for a source of kind auto. */
  readonly found?: Found;
  readonly pinned?: Decision & { readonly kind: string; readonly url: string };
  /** As a person wrote it, where the store holds it: YAML. */
  readonly written?: string;
  readonly tableFiles: readonly TableFileOverview[];
  readonly audit: readonly AuditEntry[];
}

/** All about one source: how it is, what it is read as, how it has gone, and all that can be done to it. */
export function sourcePage(view: OperatorView, options: SourcePageOptions): string {
  const { say } = view;
  const { source, runs, guarded } = options;
  const { name } = source.municipality;
  return operatorDocument(
    view,
    { title: `${name} (${source.id})`, section: '', live: true },
    <>
      <Path view={view} steps={[[operatorRoot, say('Drift', 'Operation')]]} />
      <h1>
        {name} <span class="quiet">{source.id}</span>
      </h1>
      <Now view={view} options={options} />
      {guarded === undefined ? null : <ShrinkBox view={view} source={source} guarded={guarded} />}
      <div class="columns">
        <Settings view={view} options={options} />
        <DiscoveryBox view={view} source={source} found={options.found} pinned={options.pinned} />
      </div>
      <TableFiles view={view} files={options.tableFiles} />
      <section aria-labelledby="korningar-rubrik">
        <h2 id="korningar-rubrik">{say('Körningar', 'Runs')}</h2>
        <Runs view={view} runs={runs} />
      </section>
      <section aria-labelledby="handelser-rubrik">
        <h2 id="handelser-rubrik">{say('Vad som gjorts med källan', 'What has been done to the source')}</h2>
        <AuditTable view={view} entries={options.audit} />
      </section>
    </>,
  );
}

interface Props {
  readonly view: OperatorView;
  readonly options: SourcePageOptions;
}

/** How it is just now, why, and the buttons. */
function Now({ view, options }: Props) {
  const { say } = view;
  const { id, cause, personalData, running, paused } = options.source;
  return (
    <section id="nu" aria-label={say('Läget', 'Condition')}>
      <p>
        <Condition view={view} condition={options.source.condition} />
        {paused === undefined ? null : (
          <>
            {' '}
            <DecisionText view={view} decision={paused} />
          </>
        )}
      </p>
      {running === undefined ? null : (
        <Progress view={view} label={id} job={running.job} progress={running} />
      )}
      {cause === undefined ? null : <Cause view={view} cause={cause} />}
      {personalData === undefined ? null : <Cause view={view} cause={personalData} />}
      <Figures view={view} source={options.source} />
      <Buttons view={view} options={options} />
    </section>
  );
}

function Cause({ view, cause }: { view: OperatorView; cause: CauseOverview }) {
  return (
    <div class="problem poor">
      <h2>{view.inLang(cause.title)}</h2>
      <p>
        <bdi>{readable(view.inLang(cause.message), 500)}</bdi>
      </p>
      <p>
        <strong>{view.say('Gör så här: ', 'What to do: ')}</strong>
        <bdi>{readable(view.inLang(cause.remedy), 600)}</bdi>
      </p>
    </div>
  );
}

const Figures = ({ view, source }: { view: OperatorView; source: SourceOverview }) => (
  <dl class="figures-list">
    <Figure term={view.say('Lyckades senast', 'Last success')}>
      <When view={view} at={source.lastSuccess} />
    </Figure>
    <Figure term={view.say('Nästa', 'Next')}>
      <When view={view} at={source.nextRun} />
    </Figure>
    <Figure term={view.say('Publicerat', 'Published')}>{view.number(source.published)}</Figure>
    <Figure term={view.say('Misslyckade i rad', 'Failures in a row')}>{view.number(source.failures)}</Figure>
  </dl>
);

function Buttons({ view, options: { source, config } }: Props) {
  const { id, running, municipality } = source;
  const common = { view, params: { source: id }, municipality: municipality.code };
  // Where the file pauses it, or everything is paused, nothing can be done to it alone.
  const isHeld = config.paused && source.paused === undefined;
  return (
    <div class="buttons">
      {running?.job === undefined ? (
        config.paused ? null : (
          <Act {...common} name="harvest-source" />
        )
      ) : (
        <Act {...common} name="cancel-job" params={{ job: running.job }} />
      )}
      <Act {...common} name="dry-run-source" plain />
      {isHeld ? null : config.paused ? (
        <Act {...common} name="resume-source" plain />
      ) : (
        <Act {...common} name="pause-source" plain asks />
      )}
    </div>
  );
}

/** What it is configured as, and where that is written. */
function Settings({ view, options: { source, config, written } }: Props) {
  const { say } = view;
  const params = { source: source.id };
  return (
    <section aria-labelledby="konfig-rubrik">
      <h2 id="konfig-rubrik">{say('Inställningar', 'Configuration')}</h2>
      <dl class="facts-list">
        <dt>{say('Adress', 'Address')}</dt>
        <dd>
          <OutLink address={config.url} />
        </dd>
        <dt>{say('Slag', 'Kind')}</dt>
        <dd>{config.kind}</dd>
        <dt>{say('Schema', 'Schedule')}</dt>
        <dd>
          <code>{config.schedule}</code> ({view.inLang(howOften(source.intervalMs))})
        </dd>
        <dt>{say('Spärr mot minskning', 'Guard against shrinking')}</dt>
        <dd>
          {say(
            `mer än ${config.guard.percent} % och fler än ${config.guard.count}`,
            `more than ${config.guard.percent} % and more than ${config.guard.count}`,
          )}
        </dd>
        <dt>{say('Finns i', 'Held in')}</dt>
        <dd>
          {source.heldIn === 'store'
            ? say('databasen: kan ändras här', 'the store: can be edited here')
            : say('konfigurationsfilen: ändras där', 'the configuration file: edited there')}
        </dd>
      </dl>
      {source.heldIn === 'store' ? (
        <>
          {written === undefined ? null : (
            <details>
              <summary>{say('Som den är skriven', 'As it is written')}</summary>
              <pre>{written}</pre>
            </details>
          )}
          <div class="buttons">
            {maySee(view, 'edit-source') ? (
              <a class="button plain" href={view.href(`${operatorRoot}/sources/${source.id}/edit`)}>
                {say('Ändra', 'Edit')}
              </a>
            ) : null}
            <Act view={view} name="remove-source" params={params} plain />
          </div>
        </>
      ) : null}
    </section>
  );
}

function Runs({ view, runs }: { view: OperatorView; runs: readonly StoredRun[] }) {
  const { say, number } = view;
  if (runs.length === 0) return <p class="quiet">{say('Inga ännu.', 'None yet.')}</p>;
  return (
    <Scroll label={say('Körningar', 'Runs')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('Började', 'Began')}</th>
            <th scope="col">{say('Utfall', 'Outcome')}</th>
            <th scope="col" class="num">
              {say('Datamängder', 'Datasets')}
            </th>
            <th scope="col" class="num">
              {say('Nya', 'New')}
            </th>
            <th scope="col" class="num">
              {say('Ändrade', 'Changed')}
            </th>
            <th scope="col" class="num">
              {say('Borttagna', 'Removed')}
            </th>
            <th scope="col" class="num">
              {say('Fel', 'Errors')}
            </th>
            <th scope="col" class="num">
              {say('Tid', 'Duration')}
            </th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr id={`korning-${run.id}`}>
              <th scope="row">
                <a href={view.href(runPath(run.id))}>{view.time(run.startedAt)}</a>
              </th>
              <td>
                <OutcomeState view={view} outcome={run.outcome} />
              </td>
              <td class="num">{number(run.datasets.seen)}</td>
              <td class="num">{number(run.datasets.new)}</td>
              <td class="num">{number(run.datasets.changed)}</td>
              <td class="num">{number(run.datasets.removed)}</td>
              <td class="num">{number(run.problems.error)}</td>
              <td class="num">{spanText(view, Date.parse(run.finishedAt) - Date.parse(run.startedAt))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
