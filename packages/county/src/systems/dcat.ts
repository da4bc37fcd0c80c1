import type { FeedPart } from '../catalogue/describe-feed.ts';
import { redirect, type Answer, type SiteRequest } from '../site/answer.ts';
import { chooseMediaType } from '../site/choose-media-type.ts';
import { openDataPage } from '../site/pages.ts';
import type { Site } from '../site/site-state.ts';
import { serialisationNames, serialisations, type Serialisation } from '../writers/serialisations.ts';
import { feedDocument } from './feed-document.ts';
import type { WebSystem } from './web-system.ts';

const feedPath = '/datasets/dcat';

/** A feed at the conventional address, in forms (`.ttl`), pages (`?page=2`) and sub-catalogues (`/kultur`). */
export const dcat: WebSystem = {
  kind: 'dcat',
  path: feedPath,
  startPage: '/psidata',
  answer(site, request) {
    if (request.path === '/psidata') return openDataPage(site);
    return request.path.startsWith(feedPath) ? answerFeed(site, request) : undefined;
  },
};

function answerFeed(site: Site, request: SiteRequest): Answer | undefined {
  const rest = request.path.slice(feedPath.length);
  if (rest === '' && site.profile.oddities.includes('redirect-302')) {
    return redirect(302, `${site.baseUrl}${feedPath}/katalog`);
  }
  const form = serialisationNames.find((name) => rest === `.${serialisations[name].extension}`);
  const serialisation = form ?? negotiated(site, request);
  if (serialisation === undefined) return { status: 406, headers: {}, body: [] };
  const wanted: FeedPart =
    rest.startsWith('/') && rest !== '/katalog'
      ? { kind: 'part', name: rest.slice(1) }
      : {
          kind: 'page',
          page: Number(request.query.get('page') ?? '1'),
          address: site.baseUrl + request.path,
        };
  return feedDocument(site, request, { serialisation, wanted });
}

function negotiated({ profile }: Site, { headers }: SiteRequest): Serialisation | undefined {
  const { accept = '*/*' } = headers;
  if (profile.oddities.includes('only-xml-accepted') && !accept.includes('application/xml')) return undefined;
  return profile.negotiates ? negotiatedForm(accept, profile.serialisation) : profile.serialisation;
}

/** The form that an Accept header likes best of all, `preferred` among equals. */
export function negotiatedForm(accept: string, preferred: Serialisation): Serialisation | undefined {
  const offered = [preferred, ...serialisationNames.filter((name) => name !== preferred)];
  const chosen = chooseMediaType(
    accept,
    offered.map((name) => serialisations[name].mediaType),
  );
  return offered.find((name) => serialisations[name].mediaType === chosen);
}
