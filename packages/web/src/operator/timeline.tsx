/** @jsxRuntime automatic @jsxImportSource preact */
import type { RunDetails } from '@lanskatalog/harvest';
import { Scroll } from '../pages/parts.tsx';
import type { View } from '../view.ts';
import { spanText } from './operator-view.ts';
import { stageWord } from './operator-words.ts';

const width = 400;
const height = 16;
/** A stage that took no time to speak of is still seen. */
const leastWidth = 2;

/** The stages of a run, each where it stood in time and for how long; the numbers stand beside the bars. */
export function Timeline({ view, stages }: { view: View; stages: RunDetails['stages'] }) {
  const { say, number } = view;
  const starts = stages.map(({ startedAt }) => Date.parse(startedAt));
  const from = Math.min(...starts);
  const until = Math.max(...stages.map(({ ms }, i) => (starts[i] ?? 0) + ms));
  const scale = width / Math.max(1, until - from);
  return (
    <Scroll label={say('Förloppet', 'Timeline')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('Steg', 'Stage')}</th>
            <th scope="col">{say('När', 'When')}</th>
            <th scope="col" class="num">
              {say('Började efter', 'Began after')}
            </th>
            <th scope="col" class="num">
              {say('Tog', 'Took')}
            </th>
            <th scope="col" class="num">
              {say('Antal', 'Count')}
            </th>
          </tr>
        </thead>
        <tbody>
          {stages.map(({ stage, ms, done }, i) => {
            const start = (starts[i] ?? from) - from;
            const x = Math.min(start * scale, width - leastWidth);
            return (
              <tr>
                <th scope="row">{stageWord(view, stage)}</th>
                <td>
                  <svg
                    class="timeline"
                    viewBox={`0 0 ${width} ${height}`}
                    preserveAspectRatio="none"
                    aria-hidden="true"
                  >
                    <rect class="track" width={width} height={height} />
                    <rect
                      class="span"
                      x={Math.round(x)}
                      width={Math.max(leastWidth, Math.round(ms * scale))}
                      height={height}
                    />
                  </svg>
                </td>
                <td class="num">{spanText(view, start)}</td>
                <td class="num">{spanText(view, ms)}</td>
                <td class="num">{done === undefined ? '–' : number(done)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroll>
  );
}
