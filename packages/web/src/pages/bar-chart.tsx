/** @jsxRuntime automatic @jsxImportSource preact */
import type { View } from '../view.ts';

export interface Bar {
  readonly label: string;
  readonly value: number;
}

const width = 760;
const height = 240;
const left = 58;
const bottom = 26;
const top = 12;
const labelWidth = 62;

/** Bars over time; the same numbers are in the table below it. */
export function BarChart({ view, bars, label }: { view: View; bars: readonly Bar[]; label: string }) {
  if (bars.length < 2) return null;
  const most = Math.max(0, ...bars.map(({ value }) => value));
  const least = Math.min(0, ...bars.map(({ value }) => value));
  const span = most - least || 1;
  const y = (value: number): number => round(top + ((most - value) / span) * (height - top - bottom));
  const step = (width - left) / bars.length;
  const every = Math.ceil(labelWidth / step);
  return (
    <figure>
      <svg class="chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        {ticksOf(least, most).map((tick) => (
          <>
            <path class="grid" d={`M${left} ${y(tick)}H${width}`} />
            <text class="axis" x={left - 6} y={y(tick)} text-anchor="end" dominant-baseline="central">
              {shortNumber(view, tick)}
            </text>
          </>
        ))}
        {bars.map((bar, i) => (
          <rect
            class={bar.value < 0 ? 'bar negative' : 'bar'}
            x={round(left + i * step + step * 0.12)}
            width={round(step * 0.76)}
            y={Math.min(y(bar.value), y(0))}
            height={Math.max(1, round(Math.abs(y(bar.value) - y(0))))}
          />
        ))}
        {bars.map((bar, i) =>
          i % every === 0 ? (
            <text class="axis" x={round(left + i * step + step / 2)} y={height - 8} text-anchor="middle">
              {bar.label}
            </text>
          ) : null,
        )}
      </svg>
    </figure>
  );
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** Three to six round numbers from the least to the most. */
function ticksOf(least: number, most: number): number[] {
  const rough = (most - least) / 4 || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((one) => one >= rough) ?? rough;
  const first = Math.ceil(least / step);
  // Zero is added, as minus nothing is written with its minus.
  return Array.from({ length: Math.floor(most / step) - first + 1 }, (_, i) => (first + i) * step + 0);
}

function shortNumber({ number, say }: View, value: number): string {
  const size = Math.abs(value);
  if (size >= 1e6) return `${number(round(value / 1e6))} ${say('mn', 'm')}`;
  return size >= 1e3 ? `${number(round(value / 1e3))} ${say('tkr', 'k')}` : number(value);
}
