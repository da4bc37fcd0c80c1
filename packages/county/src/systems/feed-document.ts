import { describeFeed, type FeedPart } from '../catalogue/describe-feed.ts';
import type { Answer, SiteRequest } from '../site/answer.ts';
import { bendBytes, bendMediaType } from '../site/feed-bytes.ts';
import { errorPage } from '../site/pages.ts';
import type { Site } from '../site/site-state.ts';
import { validators } from '../site/validators.ts';
import { feedNamespaces } from '../writers/namespaces.ts';
import { serialisations, type Serialisation } from '../writers/serialisations.ts';

/** A document of a site's DCAT feed; nothing where there is no such page or part. */
export function feedDocument(
  site: Site,
  request: SiteRequest,
  { serialisation, wanted }: { readonly serialisation: Serialisation; readonly wanted: FeedPart },
): Answer | undefined {
  if (site.fault === 'break-paging' && wanted.kind === 'page' && wanted.page > 1) return errorPage(500);
  const resources = describeFeed(site, wanted);
  if (resources === undefined) return undefined;
  const { oddities } = site.profile;
  const { mediaType, write } = serialisations[serialisation];
  const namespaces = oddities.includes('namespace-without-hash')
    ? { ...feedNamespaces, skos: 'http://www.w3.org/2004/02/skos/core', adms: 'http://www.w3.org/ns/adms' }
    : feedNamespaces;
  return {
    status: 200,
    headers: {
      'content-type': bendMediaType(mediaType, oddities),
      vary: 'Accept',
      ...validators(site, versionOf(site, request, mediaType)),
    },
    body: bendBytes(contextOf(site, write(resources, namespaces)), oddities),
    compressible: oddities.includes('gzip'),
  };
}

/** JSON-LD's context stands in the first chunk. */
function* contextOf({ fault }: Site, chunks: Iterable<string>): Generator<string> {
  const elsewhere = '"@context": "https://kontext.example/dcat-ap-se.jsonld"';
  for (const chunk of chunks) {
    yield fault === 'remote-context' ? chunk.replace(/^\{\n"@context": \{[^}]*\}/, `{\n${elsewhere}`) : chunk;
  }
}

/** Seed, address and changes decide every byte. The first of September 2026, and a minute more for each change. */
const versionOf = (
  { history, municipality, seed }: Site,
  { path, query }: SiteRequest,
  mediaType: string,
): Parameters<typeof validators>[1] => ({
  parts: [seed, municipality.code, path, query.toString(), mediaType, ...history],
  modified: new Date(Date.UTC(2026, 8, 1, 4, history.length)),
});
