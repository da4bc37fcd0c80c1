/** @jsxRuntime automatic @jsxImportSource preact */
import type { RunOverview } from '@lanskatalog/operations';
import { readable } from '../release/readable.ts';
import type { View } from '../view.ts';

const grades = { error: 'poor', warning: 'fair', info: 'none' } as const;

/** Problems that have one cause together, with the remedy that mends them all. */
export function Causes({ view, causes }: { view: View; causes: RunOverview['causes'] }) {
  const { say, inLang, number } = view;
  if (causes.length === 0) return <p class="quiet">{say('Inga.', 'None.')}</p>;
  return (
    <>
      {causes.map(({ severity, title, remedy, count, property, examples }) => (
        <section class={`problem ${grades[severity]}`}>
          <h3>
            {inLang(title)}
            {property === undefined ? null : (
              <>
                {' '}
                <code>{property}</code>
              </>
            )}
            <span class="count"> ({number(count)})</span>
          </h3>
          <p>
            <strong>{say('Gör så här: ', 'What to do: ')}</strong>
            <bdi>{readable(inLang(remedy), 600)}</bdi>
          </p>
          <ul>
            {examples.map((example) => (
              <li>
                <bdi>{readable(inLang(example), 400)}</bdi>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
