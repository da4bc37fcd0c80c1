import { parseXml, textOf, within } from '../xml/xml-element.ts';

/** Addresses of a sitemap or sitemap index (https://www.sitemaps.org/protocol.html); none where the text is neither. */
export function sitemapAddresses(text: string): { readonly pages: string[]; readonly sitemaps: string[] } {
  const xml = parseXml(text);
  if (xml.kind !== 'xml') return { pages: [], sitemaps: [] };
  const addressesIn = (name: string): string[] =>
    within(xml.root, name).flatMap((entry) =>
      within(entry, 'loc').flatMap((location) => textOf(location) ?? []),
    );
  return { pages: addressesIn('url'), sitemaps: addressesIn('sitemap') };
}
