/** @jsxRuntime automatic @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { documentOf, LanguageLink, Mark } from '../pages/document.tsx';
import { Hidden } from './act.tsx';
import type { OperatorView } from './operator-view.ts';
import { maySeeQueues, operatorRoot, queueBoardPath } from './operator-view.ts';

interface Options {
  readonly title: string;
  /** Path of the section that is marked in the menu. */
  readonly section: string;
  /** Whether what the page shows changes by itself: then the script follows it. */
  readonly live?: boolean;
}

const sections = [
  { path: '', sv: 'Översikt', en: 'Overview' },
  { path: '/releases', sv: 'Utgåvor', en: 'Releases' },
  { path: '/matches', sv: 'Leverantörer', en: 'Suppliers' },
  { path: '/audit', sv: 'Händelser', en: 'Audit log' },
  { path: '/tokens', sv: 'API-nycklar', en: 'API tokens' },
] as const;

/** A page for those who keep the catalogue running: the same family as the public pages, denser. */
export const operatorDocument = (
  view: OperatorView,
  { title, section, live = false }: Options,
  children: ComponentChildren,
): string =>
  documentOf(
    view,
    {
      title: `${title} · ${view.say('Drift', 'Operation')}`,
      section,
      frame: {
        header: <Header view={view} section={section} />,
        footer: <Footer view={view} />,
        style: view.site.assets.operatorStyle.address,
        script: view.site.assets.operatorScript.address,
      },
    },
    <div
      class="wide operator"
      data-live={live ? `${operatorRoot}/events` : undefined}
      data-announce={view.say('Läget har ändrats', 'The situation has changed')}
    >
      <Done view={view} />
      {children}
      <p id="besked" class="unseen" role="status" aria-live="polite" />
    </div>,
  );

/** What has just been done, at the top of the page that the person came back to. */
function Done({ view }: { view: OperatorView }) {
  const { done, say } = view;
  if (done === undefined) return null;
  return (
    <p class="done" role="status">
      <strong>{say('Gjort: ', 'Done: ')}</strong>
      {view.inLang(done.action.title)}
      {done.about === undefined ? '' : ` (${done.about})`}. {view.inLang(done.action.summary)}
    </p>
  );
}

function Header({ view, section }: { view: OperatorView; section: string }) {
  const { say, href, actor } = view;
  return (
    <header class="site operator-site">
      <div class="wide">
        <a class="brand" href={href(operatorRoot)}>
          <Mark />
          <span>
            {say('Drift', 'Operation')}
            <span class="under">{view.inLang(view.site.config.region.title)}</span>
          </span>
        </a>
        <nav aria-label={say('Driftens meny', 'Operation menu')}>
          <ul>
            {sections.map(({ path, sv, en }) => (
              <li>
                <a
                  href={href(operatorRoot + path)}
                  aria-current={operatorRoot + path === section ? 'page' : undefined}
                >
                  {say(sv, en)}
                </a>
              </li>
            ))}
            {maySeeQueues(view) ? (
              <li>
                <a href={queueBoardPath}>{say('Köer', 'Queues')}</a>
              </li>
            ) : null}
            <li>
              <a href={href('/')}>{say('Publika sidor', 'Public pages')}</a>
            </li>
          </ul>
        </nav>
        <LanguageLink view={view} />
        <form class="act who" method="post" action={href('/operator/sign-out')}>
          <Hidden values={{ _csrf: view.csrf }} />
          <span>{actor.name}</span>
          <button class="button plain" type="submit">
            {say('Logga ut', 'Sign out')}
          </button>
        </form>
      </div>
    </header>
  );
}

function Footer({ view }: { view: OperatorView }) {
  const { say } = view;
  return (
    <footer class="site operator-site">
      <div class="wide">
        <p class="no-script">
          <a href={view.href(view.path) + view.query}>{say('Uppdatera sidan', 'Update the page')}</a>
        </p>
      </div>
    </footer>
  );
}
