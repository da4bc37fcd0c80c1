/** @jsxRuntime automatic @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import type { View } from '../view.ts';

export interface DocumentOptions {
  readonly title: string;
  readonly description?: string;
  /** Path of the section that is marked in the menu. */
  readonly section: string;
  /** For search engines: schema.org as JSON-LD. */
  readonly jsonLd?: object;
  readonly alternates?: readonly { readonly type: string; readonly href: string }[];
  /** In place of the public pages' own, where others than the public read. */
  readonly frame?: Frame;
}

/** What stands around the content of a page. */
interface Frame {
  readonly header: ComponentChildren;
  readonly footer: ComponentChildren;
  /** Addresses of a stylesheet and a script that are added to the common ones. */
  readonly style: string;
  readonly script: string;
}

const sections = [
  { path: '/', sv: 'Datamängder', en: 'Datasets' },
  { path: '/kommuner', sv: 'Kommuner', en: 'Municipalities' },
  { path: '/lanet', sv: 'Hela länet', en: 'The county' },
  { path: '/tabeller', sv: 'Jämför', en: 'Compare' },
  { path: '/anvandning', sv: 'Användning', en: 'Uses' },
] as const;

/** A whole page. Everything in it is escaped by the renderer; the one exception is `jsonLd`, which is made safe here. */
export function documentOf(view: View, options: DocumentOptions, children: ComponentChildren): string {
  const { site, lang, say } = view;
  const { frame } = options;
  const region = view.inLang(site.config.region.title);
  const title = options.title === region ? region : `${options.title} · ${region}`;
  return `<!doctype html>${render(
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        {options.description === undefined ? null : <meta name="description" content={options.description} />}
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href={site.assets.icon.address} />
        <link rel="stylesheet" href={site.assets.style.address} />
        {frame === undefined ? null : <link rel="stylesheet" href={frame.style} />}
        <link rel="alternate" hreflang="sv" href={view.path + view.query} />
        <link rel="alternate" hreflang="en" href={englishOf(view)} />
        {options.alternates?.map(({ type, href }) => (
          <link rel="alternate" type={type} href={href} />
        ))}
        <script type="module" src={site.assets.script.address} />
        {frame === undefined ? null : <script type="module" src={frame.script} />}
        {options.jsonLd === undefined ? null : (
          <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: safeJson(options.jsonLd) }} />
        )}
      </head>
      <body>
        <a class="skip" href="#innehall">
          {say('Till innehållet', 'Skip to the content')}
        </a>
        {frame?.header ?? <Header view={view} region={region} section={options.section} />}
        <main id="innehall" tabIndex={-1}>
          {children}
        </main>
        {frame?.footer ?? <Footer view={view} />}
      </body>
    </html>,
  )}`;
}

const englishOf = ({ path, query }: View): string => `/en${path === '/' ? '/' : path}${query}`;

/** No text in it can end the element: `<` is written as JSON may write it. */
const safeJson = (value: object): string => JSON.stringify(value).replaceAll('<', String.raw`\u003c`);

function Header({ view, region, section }: { view: View; region: string; section: string }) {
  const { say, href } = view;
  return (
    <header class="site">
      <div class="wide">
        <a class="brand" href={href('/')}>
          <Mark />
          <span>{region}</span>
        </a>
        <nav aria-label={say('Huvudmeny', 'Main menu')}>
          <ul>
            {sections.map(({ path, sv, en }) => (
              <li>
                <a href={href(path)} aria-current={path === section ? 'page' : undefined}>
                  {say(sv, en)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <LanguageLink view={view} />
      </div>
    </header>
  );
}

/** The same page in the other language. */
export function LanguageLink({ view }: { view: View }) {
  const swedish = view.lang === 'sv';
  const other = swedish ? 'en' : 'sv';
  return (
    <a
      class="language"
      href={swedish ? englishOf(view) : view.path + view.query}
      hreflang={other}
      lang={other}
    >
      {swedish ? 'In English' : 'På svenska'}
    </a>
  );
}

/** Twelve dots, one for each municipality, gathered into one shape. */
export function Mark() {
  const dots = [1, 3, 4, 4].flatMap((count, row) =>
    Array.from({ length: count }, (_, column) => ({
      x: 16 + (column - (count - 1) / 2) * 7,
      y: 5 + row * 7,
    })),
  );
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      {dots.map(({ x, y }) => (
        <circle cx={x} cy={y} r="2.7" />
      ))}
    </svg>
  );
}

function Footer({ view }: { view: View }) {
  const { say, href, site } = view;
  const { contact, publisher } = site.config.region;
  return (
    <footer class="site">
      <div class="wide columns">
        <section aria-labelledby="fot-om">
          <h2 id="fot-om">{say('Om katalogen', 'About the catalogue')}</h2>
          <p>
            {say(
              `${publisher.name} samlar kommunernas öppna data på ett ställe. Beskrivningarna är fria att använda (CC0); varje datamängd har sin egen licens.`,
              `${publisher.name} gathers the open data of the municipalities in one place. The descriptions are free to use (CC0); each dataset has a licence of its own.`,
            )}
          </p>
          {contact === undefined ? null : (
            <p>
              <a href={`mailto:${contact.email}`}>{contact.name}</a>
            </p>
          )}
        </section>
        <nav aria-labelledby="fot-data">
          <h2 id="fot-data">{say('Hela katalogen', 'The whole catalogue')}</h2>
          <ul>
            <li>
              <a href="/catalog.rdf">RDF/XML</a>
            </li>
            <li>
              <a href="/catalog.ttl">Turtle</a>
            </li>
            <li>
              <a href="/catalog.jsonld">JSON-LD</a>
            </li>
            <li>
              <a href="/catalog.nq">N-Quads</a>
            </li>
          </ul>
        </nav>
        <nav aria-labelledby="fot-mer">
          <h2 id="fot-mer">{say('Mer', 'More')}</h2>
          <ul>
            <li>
              <a href={href('/nytt')}>{say('Vad som är nytt', 'What is new')}</a>
            </li>
            <li>
              <a href={href('/api')}>{say('För utvecklare (API)', 'For developers (API)')}</a>
            </li>
            <li>
              <a href={href('/checklista')}>
                {say('Öppna en källa: checklista', 'Opening a source: checklist')}
              </a>
            </li>
            <li>
              <a href={href('/tillganglighet')}>{say('Tillgänglighet', 'Accessibility')}</a>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  );
}
