/** @jsxRuntime automatic @jsxImportSource preact */
import type { ReleaseOverview } from '@lanskatalog/operations';
import { Act } from './act.tsx';
import { operatorDocument } from './operator-document.tsx';
import { DecisionText, When } from './operator-parts.tsx';
import type { OperatorView } from './operator-view.ts';
import { operatorRoot } from './operator-view.ts';
import { EarlierReleases } from './release-box.tsx';

/** What is published and what was before it; a step back is one button, and a page that says what it means. */
export function releasesPage(view: OperatorView, release: ReleaseOverview | undefined): string {
  const { say, number } = view;
  const title = say('Utgåvor', 'Releases');
  return operatorDocument(
    view,
    { title, section: `${operatorRoot}/releases`, live: true },
    <>
      <h1>{title}</h1>
      {release === undefined ? (
        <p>{say('Ingenting är publicerat ännu.', 'Nothing is published yet.')}</p>
      ) : (
        <>
          <section class="box" aria-labelledby="nu-rubrik">
            <h2 id="nu-rubrik">{say(`Nu: utgåva ${release.number}`, `Now: release ${release.number}`)}</h2>
            <p>
              {say(
                `${number(release.datasets)} datamängder, publicerade `,
                `${number(release.datasets)} datasets, published `,
              )}
              <When view={view} at={release.publishedAt} />.
            </p>
            {release.held === undefined ? null : (
              <p>
                <strong>{say('Ny publicering hålls inne: ', 'Publishing is held: ')}</strong>
                <DecisionText view={view} decision={release.held} />
              </p>
            )}
            <div class="buttons">
              {release.held === undefined ? (
                <Act view={view} name="publish-now" />
              ) : (
                <Act view={view} name="resume-publishing" />
              )}
            </div>
          </section>
          <h2>{say('Tidigare utgåvor', 'Earlier releases')}</h2>
          <p>
            {say(
              'Går du tillbaka visas den utgåvan för alla inom några sekunder, och ny publicering hålls inne tills någon släpper den.',
              'Going back shows that release to everybody within seconds, and holds publishing until somebody lets it go on.',
            )}
          </p>
          <EarlierReleases view={view} earlier={release.earlier} />
        </>
      )}
    </>,
  );
}
