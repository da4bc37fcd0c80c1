import type { ReadContext } from '@lanskatalog/core';
import { apiRoot } from '../pxweb/read-pxweb.ts';
import { htmlTypes, xmlTypes } from '../reading/source-reading.ts';
import { sitemapAddresses } from '../schema-org/sitemap.ts';
import type { Candidate } from './candidate.ts';
import { byPreference, tierOf } from './candidate.ts';
import type { PageFindings } from './look-at-page.ts';
import { lookAtPage } from './look-at-page.ts';
import type { Clue } from './page-clues.ts';
import type { Attempt } from './prober.ts';
import { Prober } from './prober.ts';
import { verify } from './verify.ts';

/** What looking for a municipality's data gave. */
export interface Discovery {
  /** `nothing`: the site answers and has no data. `unreachable`: nothing at all answered. */
  readonly state: 'found' | 'nothing' | 'unreachable';
  /** What works, the best first. */
  readonly candidates: readonly Candidate[];
  readonly attempts: readonly Attempt[];
}

/** Pages where municipalities have their open data; the first are tried always, the others while nothing is found. */
const usualPages = ['/psidata', '/oppnadata', '/oppna-data'];
const rarerPages = ['/opendata', '/open-data', '/psi-data', '/oppendata', '/data'];
const hostPrefixes = [
  'oppnadata',
  'data',
  'opendata',
  'psidata',
  'oppendata',
  'catalog',
  'katalog',
  'datakatalog',
  'metadata',
  'metadatakatalog',
];

/**
 * Finds what a municipality publishes, from the address of its site alone, in at most a few dozen requests, and stops
 * when nothing better can be found: `/datasets/dcat`; the pages on open data and what they lead to; the usual services on
 * the site itself; the usual hosts beside it.
 */
export async function discover(context: ReadContext): Promise<Discovery> {
  const search = new Search(new Prober(context));
  await search.run(context.source.url);
  return search.outcome();
}

class Search {
  readonly #prober: Prober;
  readonly #candidates: Candidate[] = [];
  readonly #tried = new Set<string>();
  readonly #clues: Clue[] = [];
  #sitemap: string | undefined;
  /** The page that lists most pages, any of which may present a dataset. */
  #listing: Pick<PageFindings, 'url' | 'subPages'> = { url: '', subPages: [] };

  constructor(prober: Prober) {
    this.#prober = prober;
  }

  async run(address: string): Promise<void> {
    const site = address.replace(/[?#].*$/s, '').replace(/\/$/, '');
    await this.#robots(site);
    // More than a site's root may be the feed itself.
    if (new URL(address).pathname !== '/') await this.#try({ kind: 'dcat', url: address });
    if (this.#settled(0)) return;
    await this.#try({ kind: 'dcat', url: `${site}/datasets/dcat` });
    if (this.#settled(0)) return;
    await this.#pages([site, ...usualPages.map((path) => site + path)]);
    if (await this.#follow(0)) return;
    if (await this.#follow(1)) return;
    for (const clue of usualServices(site)) await this.#try(clue);
    if (this.#settled(1)) return;
    await this.#hosts(site);
    if (this.#settled(1)) return;
    if (this.#candidates.length === 0) await this.#pages(rarerPages.map((path) => site + path));
    await this.#sitemapPages();
    if ((await this.#follow(0)) || (await this.#follow(1))) return;
    await this.#follow(2);
    await this.#lookIntoSubPages();
  }

  outcome(): Discovery {
    const attempts = this.#prober.account();
    const answered = attempts.some(({ outcome }) => outcome === 'answered' || outcome === 'not-found');
    const state = this.#candidates.length > 0 ? 'found' : answered ? 'nothing' : 'unreachable';
    return { state, candidates: [...this.#candidates].sort(byPreference), attempts };
  }

  /** Whether something of this tier or a better one works: looking on would find nothing to prefer. */
  #settled(tier: number): boolean {
    return this.#candidates.some(({ kind }) => tierOf(kind) <= tier);
  }

  async #try(clue: Clue): Promise<void> {
    const key = `${clue.kind} ${clue.url}`;
    if (this.#tried.has(key)) return;
    this.#tried.add(key);
    const found = await verify(clue, this.#prober);
    if (found !== undefined) this.#candidates.push(found);
  }

  /** Follows the clues of a tier; true where that settles it. */
  async #follow(tier: number): Promise<boolean> {
    for (const clue of this.#clues.filter(({ kind }) => tierOf(kind) === tier)) await this.#try(clue);
    return this.#settled(tier);
  }

  /** What robots.txt forbids is seen to by the fetcher; here it is asked for the sitemap that it may name. */
  async #robots(site: string): Promise<void> {
    const robots = await this.#prober.page(new URL('/robots.txt', site).href, 'text/plain, */*;q=0.1');
    const text = robots === undefined ? '' : Buffer.from(robots.bytes).toString('latin1');
    this.#sitemap = /^\s*sitemap:\s*(\S+)/im.exec(text)?.[1];
  }

  /** Pages on open data at an unusual place, by their addresses in the sitemap. */
  async #sitemapPages(): Promise<void> {
    if (this.#sitemap === undefined || this.#candidates.length > 0) return;
    const page = await this.#prober.page(this.#sitemap, xmlTypes);
    if (page === undefined) return;
    const { pages } = sitemapAddresses(Buffer.from(page.bytes).toString('utf8'));
    await this.#pages(
      pages
        .filter((url) => /oppna-?data|open-?data|psi-?data|datam(?:a|%C3%A4)ngd|\/dataset/i.test(url))
        .slice(0, 5),
    );
  }

  async #pages(urls: readonly string[]): Promise<void> {
    const waiting = [...urls];
    for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
      if (this.#tried.has(url)) continue;
      this.#tried.add(url);
      const page = await this.#prober.page(url, htmlTypes);
      if (page === undefined || (page.finalUrl !== url && this.#tried.has(page.finalUrl))) continue;
      this.#tried.add(page.finalUrl);
      const findings = lookAtPage(page, this.#prober);
      this.#take(findings);
      waiting.push(...findings.onward);
    }
  }

  #take(findings: PageFindings): void {
    this.#clues.push(...findings.clues);
    this.#candidates.push(...findings.candidates);
    if (findings.subPages.length > this.#listing.subPages.length) this.#listing = findings;
  }

  /** Hosts that portals usually have. Those that do not exist cost the municipality's server nothing. */
  async #hosts(site: string): Promise<void> {
    const { protocol, hostname, port } = new URL(site);
    const domain = hostname.replace(/^www\./, '');
    if (!/^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}$/i.test(domain)) return;
    const [name] = domain.split('.');
    for (const prefix of hostPrefixes) {
      if (this.#prober.exhausted || this.#settled(1)) return;
      const host = `${protocol}//${prefix}.${domain}${port === '' ? '' : `:${port}`}`;
      const page = await this.#prober.page(host, htmlTypes);
      if (page === undefined) continue;
      await this.#try({ kind: 'dcat', url: `${host}/datasets/dcat` });
      this.#take(lookAtPage(page, this.#prober));
      if ((await this.#follow(0)) || (await this.#follow(1))) return;
      for (const clue of usualServices(host)) await this.#try(clue);
    }
    if (!this.#settled(1))
      await this.#try({ kind: 'entryscape', url: `https://${name ?? ''}.entryscape.net` });
  }

  /** A page that lists pages with a dataset each is a source if the first of them has one. */
  async #lookIntoSubPages(): Promise<void> {
    const { url, subPages } = this.#listing;
    const [first] = subPages;
    if (first === undefined || this.#candidates.length > 0) return;
    const page = await this.#prober.page(first, htmlTypes);
    for (const { kind } of page === undefined ? [] : lookAtPage(page, this.#prober).candidates) {
      this.#candidates.push({ kind, url, datasets: subPages.length });
    }
  }
}

/** Services that have a usual place, asked for where nothing on the pages named one. */
const usualServices = (site: string): Clue[] => [
  { kind: 'ckan', url: site },
  { kind: 'entryscape', url: site },
  { kind: 'opendatasoft', url: site },
  { kind: 'dcat-us', url: `${site}/data.json` },
  { kind: 'dcat', url: `${site}/catalog.rdf` },
  { kind: 'pxweb', url: apiRoot(site) },
];
