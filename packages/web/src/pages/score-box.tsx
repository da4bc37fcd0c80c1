/** @jsxRuntime automatic @jsxImportSource preact */
import type { MqaScore, Rating } from '@lanskatalog/quality';
import { dimensions } from '@lanskatalog/quality';
import type { Dimension } from '@lanskatalog/quality';
import type { View } from '../view.ts';
import type { Grade } from './parts.tsx';
import { State } from './parts.tsx';

const ratings: Record<Rating, { readonly grade: Grade; readonly sv: string; readonly en: string }> = {
  excellent: { grade: 'good', sv: 'utmärkt', en: 'excellent' },
  good: { grade: 'good', sv: 'bra', en: 'good' },
  sufficient: { grade: 'fair', sv: 'godtagbart', en: 'sufficient' },
  bad: { grade: 'poor', sv: 'dåligt', en: 'bad' },
};

const dimensionNames: Record<Dimension, { readonly sv: string; readonly en: string }> = {
  findability: { sv: 'Går att hitta', en: 'Findable' },
  accessibility: { sv: 'Går att nå', en: 'Accessible' },
  interoperability: { sv: 'Går att läsa', en: 'Interoperable' },
  reusability: { sv: 'Får och kan användas', en: 'Reusable' },
  contextuality: { sv: 'Har sammanhang', en: 'In context' },
};

/** A rating in a word, with its share of the points. */
export function RatingState({ view, rating, percent }: { view: View; rating: Rating; percent: number }) {
  const { grade, ...text } = ratings[rating];
  return (
    <State grade={grade}>
      {view.number(Math.round(percent))} % – {view.inLang(text)}
    </State>
  );
}

/** Stars as a picture, and in words for who does not see it. */
export function Stars({ view, stars }: { view: View; stars: number }) {
  const whole = Math.round(stars);
  const text = view.say(
    `${view.number(Math.round(stars * 10) / 10)} av 5 stjärnor`,
    `${view.number(Math.round(stars * 10) / 10)} of 5 stars`,
  );
  return (
    <span class="stars">
      <span aria-hidden="true">{'★'.repeat(whole) + '☆'.repeat(5 - whole)}</span>
      <span class="unseen">{text}</span>
    </span>
  );
}

const barWidth = 96;

/** The five dimensions of the metadata quality assessment, as bars and numbers. */
export function ScoreBars({ view, mqa }: { view: View; mqa: MqaScore }) {
  return (
    <table class="score">
      <caption>
        {view.say(
          `Metadatakvalitet: ${view.number(Math.round(mqa.points))} av ${mqa.max} poäng (EU:s metod)`,
          `Metadata quality: ${view.number(Math.round(mqa.points))} of ${mqa.max} points (the EU’s method)`,
        )}
      </caption>
      <tbody>
        {dimensions.map((dimension) => {
          const { points, max } = mqa.dimensions[dimension];
          return (
            <tr>
              <th scope="row">{view.inLang(dimensionNames[dimension])}</th>
              <td>
                <svg class="meter" viewBox={`0 0 ${barWidth} 10`} aria-hidden="true">
                  <rect width={barWidth} height="10" />
                  <rect width={max === 0 ? 0 : Math.round((points / max) * barWidth)} height="10" />
                </svg>
              </td>
              <td class="num">
                {view.number(Math.round(points))} / {view.number(max)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
