import { exampleHost } from '../municipalities.ts';
import { withOddities } from '../oddities/oddities.ts';
import { flattened, ref, typed, type Resource, type Statement } from '../resource.ts';
import type { Site } from '../site/site-state.ts';
import { describeContact, describePublisher } from './describe-agents.ts';
import { describeCatalogue, describePart } from './describe-catalogue.ts';
import { describeDataset, isBlank } from './describe-dataset.ts';
import { pageCount, pageSpan, pagingOf, partSpans, type DatasetSpan } from './feed-plan.ts';

/** Which document of a feed is asked for: a page of the main catalogue, or a sub-catalogue. */
export type FeedPart =
  | { readonly kind: 'page'; readonly page: number; readonly address: string }
  | { readonly kind: 'part'; readonly name: string };

/** What a document of the feed says, resource by resource; nothing where there is no such document. */
export function describeFeed(site: Site, wanted: FeedPart): Iterable<Resource> | undefined {
  const parts = partSpans(site);
  if (wanted.kind === 'part') {
    const span = parts.find(({ part }) => part === wanted.name);
    return span && document(site, [span], [describePart(site, span, false)]);
  }
  const span = pageSpan(site, wanted.page);
  if (span === undefined) return undefined;
  const inlined = site.profile.parts === 'inlined';
  const named = parts.map((part) => describePart(site, part, !inlined));
  const head = [describeCatalogue(site, span, named), ...pageResource(site, wanted.page, wanted.address)];
  return document(site, inlined ? [span, ...parts] : [span], head);
}

function* document(
  site: Site,
  spans: readonly DatasetSpan[],
  head: readonly Resource[],
): Generator<Resource> {
  const { baseUrl, municipality, profile } = site;
  const shaped = profile.nested ? (resource: Resource): Iterable<Resource> => [resource] : flattened;
  const agents = profile.oddities.includes('publisher-inside-rights') ? [] : [describePublisher(site)];
  const context = { index: -1, baseUrl, host: exampleHost(municipality) };
  for (const resource of head) yield* shaped(resource);
  for (const agent of [...agents, describeContact(site)])
    yield withOddities(agent, profile.oddities, context);
  for (const { from, to } of spans) {
    for (let index = from; index < to; index += 1) {
      if (!isBlank(index, site)) yield* shaped(describeDataset(site.datasets[index]!, index, site));
    }
  }
}

const hydraNames = {
  collection: {
    type: 'hydra:PagedCollection',
    first: 'hydra:firstPage',
    next: 'hydra:nextPage',
    last: 'hydra:lastPage',
  },
  view: { type: 'hydra:PartialCollectionView', first: 'hydra:first', next: 'hydra:next', last: 'hydra:last' },
} as const;

/** The hydra resource of a page, in the vocabulary of its profile. */
function pageResource(site: Site, page: number, address: string): Resource[] {
  const paging = pagingOf(site);
  if (paging === undefined) return [];
  const names = hydraNames[paging.vocabulary];
  const last = pageCount(site);
  const goesOn = page < last || site.fault === 'endless-paging' || site.fault === 'repeat-page';
  const link = (property: string, to: number): Statement => [property, ref(`${address}?page=${to}`)];
  const statements: Statement[] = [
    link(names.first, 1),
    ...(goesOn ? [link(names.next, page + 1)] : []),
    link(names.last, last),
    [
      'hydra:totalItems',
      typed(String(site.datasets.length + (site.fault === 'wrong-count' ? 7 : 0)), 'xsd:integer'),
    ],
    ['hydra:itemsPerPage', typed(String(paging.size), 'xsd:integer')],
  ];
  return [{ iri: `${address}?page=${page}`, types: [names.type], statements }];
}
