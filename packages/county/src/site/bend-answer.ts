import { redirect, type Answer, type SiteRequest } from './answer.ts';
import type { Fault } from './change.ts';
import { errorPage } from './pages.ts';
import type { Site } from './site-state.ts';

/** The site that a feed is made from: without datasets where its fault is to be empty. */
export const feedSite = (site: Site): Site => (site.fault === 'empty' ? { ...site, datasets: [] } : site);

/** What a site's fault makes of an answer of its web system. */
export function bendAnswer(answer: Answer, site: Site, request: SiteRequest): Answer {
  return (site.fault && bends[site.fault]?.(answer, site, request)) ?? answer;
}

type Bend = (answer: Answer, site: Site, request: SiteRequest) => Answer;

const bends: Readonly<Partial<Record<Fault, Bend>>> = {
  garbage: () => errorPage(200),
  blank: (answer) => ({ ...answer, body: [] }),
  truncate: (answer) => ({ ...answer, truncated: true }),
  malformed: (answer) => ({ ...answer, body: withRubbish(answer.body) }),
  'redirect-loop': (_answer, { baseUrl }, { path, query }) =>
    redirect(302, `${baseUrl}${path}${query.has('varv') ? '' : '?varv=1'}`),
};

async function* withRubbish(body: Answer['body']): AsyncGenerator<string | Uint8Array> {
  yield* body;
  yield '\n<<< Fatal error: Allowed memory size exhausted >>>\n';
}
