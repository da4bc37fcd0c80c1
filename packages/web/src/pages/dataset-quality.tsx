/** @jsxRuntime automatic @jsxImportSource preact */
import type { Problem } from '@lanskatalog/core';
import type { DatasetQuality } from '@lanskatalog/harvest';
import type { View } from '../view.ts';
import { groupProblems, ProblemList } from './problem-list.tsx';
import { RatingState, ScoreBars, Stars } from './score-box.tsx';

interface Props {
  readonly view: View;
  readonly problems: readonly Problem[];
  readonly quality: DatasetQuality | undefined;
}

/** How good a dataset's description is, what was mended, and what to do for more. */
export function QualitySection({ view, problems, quality }: Props) {
  const { say } = view;
  const wrong = problems.filter(({ severity }) => severity !== 'info');
  const repaired = problems.filter(({ severity }) => severity === 'info');
  return (
    <section aria-labelledby="kvalitet">
      <h2 id="kvalitet">{say('Kvalitet', 'Quality')}</h2>
      {quality === undefined ? null : <Score view={view} quality={quality} />}
      <ProblemList view={view} groups={groupProblems(wrong)} />
      <Folded
        view={view}
        problems={repaired}
        title={say('Det här har vi rättat eller noterat', 'This we have mended or noted')}
      />
      {quality === undefined ? null : (
        <Folded
          view={view}
          problems={[...quality.openness.reasons, ...quality.lost]}
          title={say('Så blir beskrivningen bättre', 'How the description becomes better')}
        />
      )}
    </section>
  );
}

function Score({ view, quality }: { view: View; quality: DatasetQuality }) {
  const { eu } = quality.mqa;
  const stars = Math.max(0, ...quality.distributions.map((one) => one.stars));
  return (
    <>
      <p class="facts">
        <RatingState view={view} rating={eu.rating} percent={eu.percent} />
        {quality.kind === 'dataset' ? <Stars view={view} stars={stars} /> : null}
        <span>{view.inLang(opennessWords[quality.openness.state])}</span>
      </p>
      <ScoreBars view={view} mqa={eu} />
    </>
  );
}

const opennessWords = {
  open: { sv: 'öppna data', en: 'open data' },
  partly: { sv: 'delvis öppna data', en: 'partly open data' },
  closed: { sv: 'inte öppna data', en: 'not open data' },
  unknown: { sv: 'oklart om data är öppna', en: 'unclear whether the data is open' },
};

function Folded({ view, problems, title }: { view: View; problems: readonly Problem[]; title: string }) {
  if (problems.length === 0) return null;
  return (
    <details>
      <summary>
        {title} <span class="count">({view.number(problems.length)})</span>
      </summary>
      <ProblemList view={view} groups={groupProblems(problems)} />
    </details>
  );
}
