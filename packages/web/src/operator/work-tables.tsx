/** @jsxRuntime automatic @jsxImportSource preact */
import type { JobOverview, Overview } from '@lanskatalog/operations';
import { Scroll, State } from '../pages/parts.tsx';
import { Act } from './act.tsx';
import { Progress, SourceLink, When } from './operator-parts.tsx';
import type { OperatorView } from './operator-view.ts';
import { maySeeQueues, queueBoardPath, spanText } from './operator-view.ts';
import { jobKindWord, jobStateWord, workerWord } from './operator-words.ts';

interface Props {
  readonly view: OperatorView;
  readonly overview: Overview;
}

/** The queue does not answer, so that it lists nothing tells nothing. */
const isAway = ({ missing }: Overview): boolean => missing.some(({ part }) => part === 'jobs');

const notKnown = ({ say }: OperatorView): string =>
  say('Det går inte att se just nu.', 'It cannot be told just now.');

/** What is being done, and what waits to be. */
export function JobsTable({ view, overview }: Props) {
  const { jobs } = overview;
  const { say } = view;
  return (
    <section id="jobb" aria-labelledby="jobb-rubrik">
      <h2 id="jobb-rubrik">{say('Pågår och väntar', 'Under way and waiting')}</h2>
      {jobs.length === 0 ? (
        <p class="quiet">
          {isAway(overview) ? notKnown(view) : say('Inget pågår just nu.', 'Nothing is under way just now.')}
        </p>
      ) : (
        <Scroll label={say('Jobb', 'Jobs')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say('Jobb', 'Job')}</th>
                <th scope="col">{say('Läge', 'State')}</th>
                <th scope="col">{say('Så långt', 'So far')}</th>
                <th scope="col">{say('Tid kvar', 'Time left')}</th>
                <th scope="col">{say('Sedan', 'Since')}</th>
                <th scope="col">{say('Gör', 'Do')}</th>
              </tr>
            </thead>
            <tbody>
              {jobs.map((job) => (
                <JobRow view={view} job={job} />
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </section>
  );
}

function JobRow({ view, job }: { view: OperatorView; job: JobOverview }) {
  const { say } = view;
  const kind = jobKindWord(view, job.kind);
  return (
    <tr id={`jobb-${job.id}`}>
      <th scope="row">
        {kind}
        {job.source === undefined ? null : (
          <span class="under">
            <SourceLink view={view} id={job.source} />
          </span>
        )}
      </th>
      <td>
        {jobStateWord(view, job.state)}
        {job.attempt > 1 ? say(`, försök ${job.attempt}`, `, attempt ${job.attempt}`) : ''}
        {job.reason === undefined ? null : <span class="under">{job.reason}</span>}
      </td>
      <td>
        {job.state === 'running' ? (
          <Progress
            view={view}
            label={`${kind} ${job.source ?? ''}`.trim()}
            job={job.id}
            progress={job.progress}
          />
        ) : (
          '–'
        )}
      </td>
      <td class="date">
        {job.leftMs === undefined
          ? '–'
          : say(`omkring ${spanText(view, job.leftMs)}`, `about ${spanText(view, job.leftMs)}`)}
      </td>
      <td>
        <When view={view} at={job.since} />
      </td>
      <td class="buttons">
        {job.state === 'failed' ? null : (
          <Act
            view={view}
            name="cancel-job"
            params={{ job: job.id }}
            about={`${kind} ${job.source ?? ''}`.trim()}
            plain
          />
        )}
      </td>
    </tr>
  );
}

/** Queues and the processes that take from them. */
export function WorkersAndQueues({ view, overview }: Props) {
  const { say } = view;
  return (
    <section id="processer" aria-labelledby="processer-rubrik" class="columns">
      <div>
        <h2 id="processer-rubrik">{say('Köer', 'Queues')}</h2>
        <Queues view={view} overview={overview} />
        {maySeeQueues(view) ? (
          <p>
            <a href={queueBoardPath}>{say('Köerna i detalj', 'The queues in detail')}</a>
          </p>
        ) : null}
      </div>
      <div>
        <h2>{say('Processer', 'Processes')}</h2>
        <ul class="lines">
          {overview.workers.map((worker) => (
            <li>
              <State grade={worker.silent ? 'poor' : 'good'}>
                {workerWord(view, worker.kind)}:{' '}
                {worker.silent ? say('tyst', 'silent') : say('lever', 'alive')}
              </State>
              <span class="under">
                {worker.id}, {worker.version}, {say('hördes', 'heard from')}{' '}
                <When view={view} at={worker.seenAt} />
              </span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function Queues({ view, overview }: Props) {
  const { say, number } = view;
  if (overview.queues.length === 0)
    return (
      <p class="quiet">{isAway(overview) ? notKnown(view) : say('Inget i kö.', 'Nothing in the queue.')}</p>
    );
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{say('Kö', 'Queue')}</th>
          <th scope="col" class="num">
            {say('Väntar', 'Waiting')}
          </th>
          <th scope="col" class="num">
            {say('Pågår', 'Running')}
          </th>
          <th scope="col" class="num">
            {say('Misslyckade', 'Failed')}
          </th>
        </tr>
      </thead>
      <tbody>
        {overview.queues.map((queue) => (
          <tr>
            <th scope="row">{jobKindWord(view, queue.kind)}</th>
            <td class="num">{number(queue.waiting)}</td>
            <td class="num">{number(queue.running)}</td>
            <td class="num">{number(queue.failed)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
