/** @jsxRuntime automatic @jsxImportSource preact */
import type { ReleaseOverview } from '@lanskatalog/operations';
import { Act } from './act.tsx';
import { DecisionText, When } from './operator-parts.tsx';
import type { OperatorView } from './operator-view.ts';
import { operatorRoot } from './operator-view.ts';

interface Props {
  readonly view: OperatorView;
  readonly release: ReleaseOverview | undefined;
}

const earlierShown = 3;

/** What is published now, and what one can go back to. */
export function ReleaseBox({ view, release }: Props) {
  const { say, number } = view;
  return (
    <section id="utgava" aria-labelledby="utgava-rubrik">
      <h2 id="utgava-rubrik">{say('Det som är publicerat', 'What is published')}</h2>
      {release === undefined ? (
        <p>{say('Ännu ingenting.', 'Nothing yet.')}</p>
      ) : (
        <>
          <p>
            {say(`Utgåva ${release.number} med `, `Release ${release.number} with `)}
            {number(release.datasets)} {say('datamängder, ', 'datasets, ')}
            <When view={view} at={release.publishedAt} />.
            {release.held === undefined ? null : (
              <>
                {' '}
                <strong>{say('Publiceringen hålls inne: ', 'Publishing is held: ')}</strong>
                <DecisionText view={view} decision={release.held} />
              </>
            )}
          </p>
          <EarlierReleases view={view} earlier={release.earlier.slice(0, earlierShown)} />
          <p>
            <a href={view.href(`${operatorRoot}/releases`)}>{say('Alla utgåvor', 'All releases')}</a>
          </p>
        </>
      )}
    </section>
  );
}

export function EarlierReleases({
  view,
  earlier,
}: {
  view: OperatorView;
  earlier: ReleaseOverview['earlier'];
}) {
  const { say } = view;
  if (earlier.length === 0)
    return <p class="quiet">{say('Ingen tidigare utgåva finns kvar.', 'No earlier release is kept.')}</p>;
  return (
    <ul class="lines">
      {earlier.map(({ number, publishedAt }) => (
        <li class="with-button">
          <span>
            {say(`Utgåva ${number}`, `Release ${number}`)}
            <span class="under">
              {view.time(publishedAt)} (<When view={view} at={publishedAt} />)
            </span>
          </span>
          <Act
            view={view}
            name="restore-release"
            params={{ number: String(number) }}
            about={String(number)}
            plain
          />
        </li>
      ))}
    </ul>
  );
}
