import type { Link } from '../html/links.ts';
import { dataLinkOf } from './data-link.ts';
import type { PageBlock } from './page-blocks.ts';

const notAboutData =
  /\/(?:kontakt|om-(?:kommunen|webbplatsen|oss)|logga-?in|login|sok|search|cookies?|tillganglighet|press|nyheter|e-tjanster)\b/i;

/**
 * Pages that a page lists and that may present a dataset each: below the page's own address, or at least two in one
 * place beside it.
 */
export function subPagesOf(blocks: readonly PageBlock[], pageUrl: string): string[] {
  const page = new URL(pageUrl);
  const own = page.pathname.replace(/\/?(?:index\.\w+|default\.aspx)?$/, '');
  const below = new Set<string>();
  const beside = new Map<string, Set<string>>();
  for (const link of blocks.flatMap(listedLinks)) {
    const url = samePlace(link, page);
    if (url === undefined) continue;
    const address = url.href.replace(/#.*$/s, '');
    const folder = url.pathname.replace(/\/[^/]+\/?$/, '');
    if (own !== '' && url.pathname.startsWith(`${own}/`)) below.add(address);
    else if (folder !== '') beside.set(folder, (beside.get(folder) ?? new Set()).add(address));
  }
  if (below.size > 0) return [...below];
  return [...beside.values()]
    .filter((addresses) => addresses.size > 1)
    .flatMap((addresses) => [...addresses]);
}

/** Links of lists, tables and headings: what stands in running text leads elsewhere. */
function listedLinks(block: PageBlock): readonly Link[] {
  if (block.kind === 'heading') return block.links;
  if (block.kind === 'text') return block.item || block.lines.length === 1 ? block.links : [];
  if (block.kind === 'pairs') return block.pairs.flatMap(({ value }) => value.links);
  return block.rows.flat().flatMap(({ links }) => links);
}

function samePlace(link: Link, page: URL): URL | undefined {
  if (dataLinkOf(link) !== undefined || !URL.canParse(link.href)) return undefined;
  const url = new URL(link.href);
  const elsewhere = url.host !== page.host || url.pathname === page.pathname || url.pathname === '/';
  return elsewhere || notAboutData.test(url.pathname) ? undefined : url;
}
