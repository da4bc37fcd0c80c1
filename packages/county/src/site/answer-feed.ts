import { describeFeed, type FeedPart } from '../catalogue/describe-feed.ts';
import { hashOf } from '../random.ts';
import { feedNamespaces } from '../writers/namespaces.ts';
import { serialisationNames, serialisations, type Serialisation } from '../writers/serialisations.ts';
import { redirect, type Answer, type SiteRequest } from './answer.ts';
import { chooseMediaType } from './choose-media-type.ts';
import { bendBytes, bendMediaType } from './feed-bytes.ts';
import { errorPage } from './pages.ts';
import type { Site } from './site-state.ts';

const feedPath = '/datasets/dcat';

/** Answers `/datasets/dcat`, its forms (`.ttl`), its pages (`?page=2`) and its sub-catalogues (`/kultur`). */
export function answerFeed(site: Site, request: SiteRequest): Answer | undefined {
  const rest = request.path.slice(feedPath.length);
  const moved = redirected(site, rest);
  if (moved !== undefined) return moved;
  const form = serialisationNames.find((name) => rest === `.${serialisations[name].extension}`);
  const serialisation = form ?? negotiated(site, request);
  if (serialisation === undefined) return { status: 406, headers: {}, body: [] };
  const page = Number(request.query.get('page') ?? '1');
  if (site.fault === 'break-paging' && page > 1) return errorPage(500);
  const wanted: FeedPart =
    rest.startsWith('/') && rest !== '/katalog'
      ? { kind: 'part', name: rest.slice(1) }
      : { kind: 'page', page, address: site.baseUrl + request.path };
  const resources = describeFeed(site, wanted);
  return resources && written(site, request, { serialisation, resources });
}

function redirected({ baseUrl, fault, profile }: Site, rest: string): Answer | undefined {
  if (fault === 'redirect-loop')
    return redirect(302, baseUrl + feedPath + (rest === '/katalog' ? '' : '/katalog'));
  const elsewhere = profile.oddities.includes('redirect-302') && rest === '';
  return elsewhere ? redirect(302, `${baseUrl}${feedPath}/katalog`) : undefined;
}

function negotiated({ profile }: Site, { headers }: SiteRequest): Serialisation | undefined {
  const { accept = '*/*' } = headers;
  if (profile.oddities.includes('only-xml-accepted') && !accept.includes('application/xml')) return undefined;
  if (!profile.negotiates) return profile.serialisation;
  const offered = [
    profile.serialisation,
    ...serialisationNames.filter((name) => name !== profile.serialisation),
  ];
  const chosen = chooseMediaType(
    accept,
    offered.map((name) => serialisations[name].mediaType),
  );
  return offered.find((name) => serialisations[name].mediaType === chosen);
}

interface Writing {
  readonly serialisation: Serialisation;
  readonly resources: NonNullable<ReturnType<typeof describeFeed>>;
}

function written(site: Site, request: SiteRequest, { serialisation, resources }: Writing): Answer {
  const { history, municipality, profile, seed } = site;
  const { oddities } = profile;
  const { mediaType, write } = serialisations[serialisation];
  const namespaces = oddities.includes('namespace-without-hash')
    ? { ...feedNamespaces, skos: 'http://www.w3.org/2004/02/skos/core', adms: 'http://www.w3.org/ns/adms' }
    : feedNamespaces;
  const version = [
    seed,
    municipality.code,
    request.path,
    request.query.toString(),
    mediaType,
    ...history,
  ].join('\n');
  return {
    status: 200,
    headers: {
      'content-type': bendMediaType(mediaType, oddities),
      vary: 'Accept',
      ...(oddities.includes('no-etag') ? {} : { etag: `"${hashOf(version).toString(16).padStart(8, '0')}"` }),
      ...(oddities.includes('no-last-modified') ? {} : { 'last-modified': lastModified(history.length) }),
    },
    body: bendBytes(write(resources, namespaces), oddities, site.fault),
    compressible: oddities.includes('gzip'),
    ...(site.fault === 'truncate' ? { truncated: true } : {}),
  };
}

/** The first of September 2026, and a minute more for each change. */
const lastModified = (changes: number): string => new Date(Date.UTC(2026, 8, 1, 4, changes)).toUTCString();
