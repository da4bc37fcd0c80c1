/** @jsxRuntime automatic @jsxImportSource preact */
import type { JobOverview } from '@lanskatalog/operations';
import type { ComponentChildren } from 'preact';
import { State } from '../pages/parts.tsx';
import type { View } from '../view.ts';
import { stageWord, outcomeGrade, outcomeWord } from './operator-words.ts';
import type { OperatorView } from './operator-view.ts';
import { distanceText, operatorRoot } from './operator-view.ts';

/** How long ago, or until when; the exact time for those who ask. */
export const When = ({ view, at }: { view: OperatorView; at: string | undefined }) =>
  at === undefined ? (
    <span class="quiet">–</span>
  ) : (
    <time class="date" dateTime={at} title={view.time(at)}>
      {distanceText(view, at)}
    </time>
  );

export const OutcomeState = ({ view, outcome }: { view: View; outcome: string }) => (
  <State grade={outcomeGrade(outcome)}>{outcomeWord(view, outcome)}</State>
);

/** How far work has come, as a bar and in words. */
export function Progress({ view, label, job, progress }: ProgressProps) {
  if (progress === undefined) return <span class="quiet">–</span>;
  return (
    <div class="progress" data-job={job}>
      <span>{progressText(view, progress)}</span>
      {isMeasured(progress) ? (
        <progress value={Math.min(progress.done, progress.total)} max={progress.total} aria-label={label} />
      ) : (
        <progress aria-label={label} />
      )}
    </div>
  );
}

interface ProgressProps {
  readonly view: View;
  readonly label: string;
  /** Its id: the script finds the bar by it, as the job goes on. */
  readonly job?: string | undefined;
  readonly progress: JobProgress | undefined;
}

export type JobProgress = NonNullable<JobOverview['progress']>;

export const isMeasured = (progress: JobProgress): progress is Required<JobProgress> =>
  progress.total !== undefined && progress.total > 0;

/** `fetching, 18 of 40` */
export function progressText(view: View, progress: JobProgress): string {
  const { stage, done } = progress;
  const count = view.number(done);
  const word = stageWord(view, stage);
  if (!isMeasured(progress)) return done === 0 ? word : `${word}, ${count}`;
  const all = view.number(progress.total);
  return view.say(`${word}, ${count} av ${all}`, `${word}, ${count} of ${all}`);
}

export const SourceLink = ({
  view,
  id,
  children,
}: {
  view: View;
  id: string;
  children?: ComponentChildren;
}) => <a href={view.href(`${operatorRoot}/sources/${encodeURIComponent(id)}`)}>{children ?? id}</a>;

export const runPath = (run: string): string => `${operatorRoot}/runs/${encodeURIComponent(run)}`;

/** What a person did, and why. */
export const DecisionText = ({
  view,
  decision,
}: {
  view: OperatorView;
  decision: { readonly by: string; readonly at: string; readonly reason?: string };
}) => (
  <>
    {decision.by}, <When view={view} at={decision.at} />
    {decision.reason === undefined || decision.reason === '' ? '' : `: ${decision.reason}`}
  </>
);

/** One of a row of figures. */
export const Figure = ({ term, children }: { term: string; children: ComponentChildren }) => (
  <div>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
);
