/** @jsxRuntime automatic @jsxImportSource preact */
import type { View } from '../view.ts';

interface Point {
  readonly value: number;
  /** A run that came to nothing: marked, its value left out of the line. */
  readonly failed: boolean;
}

interface Props {
  readonly view: View;
  /** What is drawn, for the text alternative: `Antal datamängder`. */
  readonly label: string;
  readonly points: readonly Point[];
  readonly format: (value: number) => string;
}

const width = 96;
const height = 24;
const edge = 3;

/** A small line of how something went over the last runs, told in words for those who don't see it. */
export function Sparkline({ view, label, points, format }: Props) {
  const good = points.filter(({ failed }) => !failed).map(({ value }) => value);
  const last = good.at(-1);
  if (points.length < 2 || last === undefined) return null;
  const [least, most] = [Math.min(...good), Math.max(...good)];
  const failures = points.length - good.length;
  const x = (i: number): number => round(edge + (i * (width - 2 * edge)) / (points.length - 1));
  const y = (value: number): number =>
    round(height - edge - ((value - least) / (most - least || 1)) * (height - 2 * edge));
  const drawn = points.flatMap(({ value, failed }, i) => (failed ? [] : [{ x: x(i), y: y(value) }]));
  const end = drawn.at(-1);
  const failed = failures === 0 ? '' : view.say(`, ${failures} misslyckade`, `, ${failures} failed`);
  const text = view.say(
    `${label}, ${points.length} senaste körningarna: lägst ${format(least)}, högst ${format(most)}, senast ${format(last)}${failed}`,
    `${label}, last ${points.length} runs: least ${format(least)}, most ${format(most)}, last ${format(last)}${failed}`,
  );
  return (
    <svg class="spark" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={text}>
      <path class="line" d={`M${drawn.map((at) => `${at.x} ${at.y}`).join('L')}`} />
      {points.map((point, i) =>
        point.failed ? <path class="miss" d={`M${round(x(i) - 2)} ${height - 5}l4 4m0 -4l-4 4`} /> : null,
      )}
      {end === undefined ? null : <circle cx={end.x} cy={end.y} r="2.2" />}
    </svg>
  );
}

const round = (value: number): number => Math.round(value * 10) / 10;
