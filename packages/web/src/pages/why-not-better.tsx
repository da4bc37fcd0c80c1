/** @jsxRuntime automatic @jsxImportSource preact */
import { explain } from '@lanskatalog/core';
import { commonFaults } from '../release/common-faults.ts';
import { commonTopics } from '../release/common-topics.ts';
import { readable } from '../release/readable.ts';
import type { RegionIndex } from '../release/region-index.ts';
import type { View } from '../view.ts';

const faultsShown = 5;
const topicsShown = 5;

/** The founders' question, answered by what stands in the way in most municipalities. */
export function WhyNotBetter({ view, index }: { view: View; index: RegionIndex }) {
  const { say, number } = view;
  const faults = commonFaults(index).slice(0, faultsShown);
  const topics = commonTopics(index).slice(0, topicsShown);
  if (faults.length + topics.length === 0) return null;
  return (
    <section class="columns" aria-label={say('Varför lyckades vi inte bättre?', 'Why did we not do better?')}>
      {faults.length === 0 ? null : (
        <div>
          <h2>{say('Varför lyckades vi inte bättre?', 'Why did we not do better?')}</h2>
          <p>
            {say('Det här står i vägen i flest kommuner:', 'This stands in the way in most municipalities:')}
          </p>
          <ol>
            {faults.map(({ example, count, municipalities }) => {
              const { title, remedy } = explain(example, view.lang);
              return (
                <li>
                  <strong>{title}</strong>{' '}
                  <span class="count">
                    {say(
                      `(${count === 1 ? 'en gång' : `${number(count)} gånger`} i ${inMunicipalities(view, municipalities.size)})`,
                      `(${count === 1 ? 'once' : `${number(count)} times`} in ${inMunicipalities(view, municipalities.size)})`,
                    )}
                  </span>
                  <br />
                  {readable(remedy, 300)}
                </li>
              );
            })}
          </ol>
        </div>
      )}
      {topics.length === 0 ? null : (
        <div>
          <h2>{say('Det flest redan delar', 'What most share already')}</h2>
          <p>{say('Lättast att få hela länet med på:', 'Easiest to get the whole county to join in:')}</p>
          <ol>
            {topics.map(({ title, municipalities, example }) => (
              <li>
                <a href={view.href(`/datasets/${example.name}`)}>
                  <bdi>{title}</bdi>
                </a>{' '}
                <span class="count">{inMunicipalities(view, municipalities.size)}</span>
              </li>
            ))}
          </ol>
        </div>
      )}
    </section>
  );
}

const inMunicipalities = ({ say, number }: View, count: number): string =>
  count === 1
    ? say('en kommun', 'one municipality')
    : `${number(count)} ${say('kommuner', 'municipalities')}`;
