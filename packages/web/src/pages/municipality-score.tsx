/** @jsxRuntime automatic @jsxImportSource preact */
import { explain, problem } from '@lanskatalog/core';
import type { ReleaseQuality, ScoredHistory } from '@lanskatalog/harvest';
import type { View } from '../view.ts';
import { BarChart } from './bar-chart.tsx';
import { RatingState, ScoreBars, Stars } from './score-box.tsx';

type Scored = ReleaseQuality['municipalities'][string];

/** A municipality's score, the founders' goals, and how both have gone over time. */
export function MunicipalityScore({
  view,
  code,
  scored,
  history,
}: {
  view: View;
  code: string;
  scored: Scored;
  history: readonly ScoredHistory[];
}) {
  const { say } = view;
  const { score, goals } = scored;
  return (
    <section aria-labelledby="poang">
      <h2 id="poang">{say('Kvalitet', 'Quality')}</h2>
      <p class="facts">
        <RatingState view={view} rating={score.mqa.eu.rating} percent={score.mqa.eu.percent} />
        <Stars view={view} stars={score.stars} />
        <span>
          {say(`${goals.met} av ${goals.of} mål nådda`, `${goals.met} of ${goals.of} goals reached`)}
        </span>
      </p>
      <ScoreBars view={view} mqa={score.mqa.eu} />
      <p>
        {say(
          `Kontakt anges för ${goals.contact.count} av ${goals.contact.of} datamängder, dokumentation för ${goals.documentation.count}.`,
          `A contact is named for ${goals.contact.count} of ${goals.contact.of} datasets, documentation for ${goals.documentation.count}.`,
        )}
      </p>
      <BarChart
        view={view}
        label={say('Poäng per publicering', 'Points by release')}
        bars={history.flatMap(({ at, municipalities }) => {
          const own = municipalities[code];
          return own === undefined ? [] : [{ label: at.slice(0, 10), value: own.score.mqa.eu.points }];
        })}
      />
    </section>
  );
}

const gainsShown = 8;

/** Those that lack it for certain: a link that nobody could verify is no one's fault yet. */
const lackingOf = (tally: {
  readonly population: number;
  readonly yes: number;
  readonly unknown: number;
}): number => tally.population - tally.yes - tally.unknown;

/** Where to begin: what gives most points when mended everywhere. */
export function MostToGain({ view, scored }: { view: View; scored: Scored | undefined }) {
  const gains = (scored?.score.indicators ?? [])
    .map(({ code, gain, tally }) => ({ code, gain, of: tally.eu.population, lacking: lackingOf(tally.eu) }))
    .filter(({ gain, lacking }) => gain.eu >= 1 && lacking > 0)
    .toSorted((a, b) => b.gain.eu - a.gain.eu)
    .slice(0, gainsShown);
  if (gains.length === 0) return null;
  return (
    <section>
      <h2>{view.say('Mest att vinna', 'Most to gain')}</h2>
      <ol class="prose">
        {gains.map(({ code, gain, of, lacking }) => {
          const { title, remedy } = explain(problem(code), view.lang);
          return (
            <li>
              <strong>{title}</strong>{' '}
              {view.say(
                `(${view.number(lacking)} av ${view.number(of)}; ger ${view.number(Math.round(gain.eu))} poäng)`,
                `(${view.number(lacking)} of ${view.number(of)}; gives ${view.number(Math.round(gain.eu))} points)`,
              )}
              . {remedy}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
