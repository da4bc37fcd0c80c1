/** @jsxRuntime automatic @jsxImportSource preact */
import { readable } from '../release/readable.ts';
import { Act } from './act.tsx';
import type { Attention } from './attention.ts';
import { When } from './operator-parts.tsx';
import type { OperatorView } from './operator-view.ts';
import { both } from './operator-view.ts';

/** What waits for a person, each with cause, remedy and the button for it. */
export function AttentionList({ view, items }: { view: OperatorView; items: readonly Attention[] }) {
  const { say } = view;
  return (
    <section id="atgarda" aria-labelledby="atgarda-rubrik">
      <h2 id="atgarda-rubrik">
        {items.length === 0
          ? say('Inget behöver åtgärdas', 'Nothing needs attention')
          : say(`Behöver åtgärdas (${items.length})`, `Needs attention (${items.length})`)}
      </h2>
      {items.length === 0 ? (
        <p>
          {say(
            'Alla källor är i ordning och det som är publicerat är aktuellt.',
            'All sources are in order, and what is published is up to date.',
          )}
        </p>
      ) : (
        <ul class="attention">
          {items.map((item) => (
            <Item view={view} item={item} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Item({ view, item }: { view: OperatorView; item: Attention }) {
  const { say, inLang } = view;
  const about = inLang(item.about);
  return (
    <li id={item.id} class={item.grade}>
      <h3>
        {about}
        <span class="what">{readable(inLang(item.title), 120)}</span>
      </h3>
      <p>
        <strong>{say('Orsak: ', 'Cause: ')}</strong>
        <bdi>{readable(inLang(item.cause), 400)}</bdi>
        {item.since === undefined ? null : (
          <span class="quiet">
            {' '}
            {sinceWord(view, item)} <When view={view} at={item.since} />.
          </span>
        )}
      </p>
      <p>
        <strong>{say('Gör så här: ', 'What to do: ')}</strong>
        <bdi>{readable(inLang(item.remedy), 500)}</bdi>
      </p>
      <div class="buttons">
        {item.remedies.map(({ action, params, label }, i) => (
          <Act
            view={view}
            name={action}
            params={params}
            municipality={item.municipality}
            label={label}
            about={about}
            plain={i > 0}
          />
        ))}
        {item.path === undefined ? null : (
          <a class={item.remedies.length > 0 ? 'button plain' : 'button'} href={view.href(item.path)}>
            {inLang(item.pathText ?? both('Mer om det', 'More about it'))}
            <span class="unseen">: {about}</span>
          </a>
        )}
      </div>
    </li>
  );
}

const sinceWord = ({ say }: OperatorView, { id }: Attention): string =>
  id.startsWith('source-') ? say('Lyckades senast', 'Last succeeded') : say('Sedan', 'Since');
