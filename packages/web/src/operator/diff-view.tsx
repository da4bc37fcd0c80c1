/** @jsxRuntime automatic @jsxImportSource preact */
import type { Problem } from '@lanskatalog/core';
import { explain } from '@lanskatalog/core';
import type { HarvestDiff } from '@lanskatalog/harvest';
import type { ComponentChildren } from 'preact';
import { OutLink } from '../pages/parts.tsx';
import { readable } from '../release/readable.ts';
import type { View } from '../view.ts';

type Named = HarvestDiff['added'][number];
type Changed = HarvestDiff['changed'][number];

/** Lists longer than this start folded. */
const openUpTo = 20;
const reasonsShown = 5;

/** What a harvest changed, or would change, dataset by dataset and field by field. */
export function DiffView({ view, diff, would }: { view: View; diff: HarvestDiff; would: boolean }) {
  const { say, number } = view;
  const { added, changed, removed, rejected } = diff;
  const nothing = [added, changed, removed, rejected].every(({ length }) => length === 0);
  return (
    <div class="diff">
      <p>
        {nothing ? say('Ingenting ändras. ', 'Nothing changes. ') : ''}
        {say(`${number(diff.unchanged)} oförändrade.`, `${number(diff.unchanged)} unchanged.`)}
        {diff.leftOut === 0
          ? ''
          : say(
              ` Ytterligare ${number(diff.leftOut)} ändringar visas inte här.`,
              ` ${number(diff.leftOut)} further changes are not shown here.`,
            )}
      </p>
      <Part
        id="bort"
        title={would ? say('Skulle tas bort', 'Would be removed') : say('Borttagna', 'Removed')}
        count={removed.length}
      >
        <Names entries={removed} sign="−" />
      </Part>
      <Part id="avvisade" title={say('Tas inte med', 'Rejected')} count={rejected.length}>
        {rejected.map(({ uri, title, problems }) => (
          <section>
            <h3>
              <Name uri={uri} title={title} />
            </h3>
            <ul>
              {problems.slice(0, reasonsShown).map((found) => (
                <Reason view={view} found={found} />
              ))}
            </ul>
          </section>
        ))}
      </Part>
      <Part
        id="nya"
        title={would ? say('Skulle läggas till', 'Would be added') : say('Tillagda', 'Added')}
        count={added.length}
      >
        <Names entries={added} sign="+" />
      </Part>
      <Part
        id="andrade"
        title={would ? say('Skulle ändras', 'Would be changed') : say('Ändrade', 'Changed')}
        count={changed.length}
      >
        {changed.map((dataset) => (
          <ChangedFields view={view} dataset={dataset} />
        ))}
      </Part>
    </div>
  );
}

function Reason({ view, found }: { view: View; found: Problem }) {
  const { message, remedy } = explain(found, view.lang);
  return (
    <li>
      <bdi>{readable(message, 300)}</bdi> <bdi class="quiet">{readable(remedy, 300)}</bdi>
    </li>
  );
}

function Part(props: { id: string; title: string; count: number; children: ComponentChildren }) {
  if (props.count === 0) return null;
  return (
    <details id={props.id} open={props.count <= openUpTo}>
      <summary>
        {props.title} ({props.count})
      </summary>
      {props.children}
    </details>
  );
}

const Name = ({ uri, title }: { uri: string; title: string }) => (
  <>
    <bdi>{readable(title, 120)}</bdi>
    <span class="under">
      <OutLink address={uri} />
    </span>
  </>
);

const Names = ({ entries, sign }: { entries: readonly Named[]; sign: '+' | '−' }) => (
  <ul class="lines">
    {entries.map(({ uri, title }) => (
      <li class={sign === '+' ? 'added' : 'removed'}>
        <span aria-hidden="true" class="sign">
          {sign}
        </span>{' '}
        <Name uri={uri} title={title} />
      </li>
    ))}
  </ul>
);

function ChangedFields({ view, dataset }: { view: View; dataset: Changed }) {
  const { say } = view;
  return (
    <section>
      <h3>
        <Name uri={dataset.uri} title={dataset.title} />
      </h3>
      <table>
        <caption class="unseen">{readable(dataset.title, 120)}</caption>
        <thead>
          <tr>
            <th scope="col">{say('Fält', 'Field')}</th>
            <th scope="col">{say('Förut', 'Before')}</th>
            <th scope="col">{say('Nu', 'Now')}</th>
          </tr>
        </thead>
        <tbody>
          {dataset.fields.map(({ property, before, after }) => (
            <tr>
              <th scope="row">
                <code>{readable(property, 120)}</code>
              </th>
              <td>
                <Values values={before} mark="del" />
              </td>
              <td>
                <Values values={after} mark="ins" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {dataset.fieldsLeftOut === undefined ? null : (
        <p class="quiet">
          {say(`och ${dataset.fieldsLeftOut} fält till`, `and ${dataset.fieldsLeftOut} more fields`)}
        </p>
      )}
    </section>
  );
}

const Values = ({ values, mark: Mark }: { values: readonly string[]; mark: 'del' | 'ins' }) =>
  values.length === 0 ? (
    <span class="quiet">–</span>
  ) : (
    <ul>
      {values.map((value) => (
        <li>
          <Mark>
            <bdi>{readable(value, 300)}</bdi>
          </Mark>
        </li>
      ))}
    </ul>
  );
