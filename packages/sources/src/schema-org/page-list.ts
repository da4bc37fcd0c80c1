import { SaxesParser } from 'saxes';

/** Addresses of a sitemap or sitemap index (https://www.sitemaps.org/protocol.html); none where the text is neither. */
export function sitemapAddresses(text: string): { readonly pages: string[]; readonly sitemaps: string[] } {
  const found = { pages: [] as string[], sitemaps: [] as string[] };
  const parser = new SaxesParser();
  const open: string[] = [];
  let location = '';
  parser.on('opentag', ({ name }) => {
    open.push(name);
    if (name === 'loc') location = '';
  });
  parser.on('text', (characters) => {
    if (open.at(-1) === 'loc') location += characters;
  });
  parser.on('closetag', ({ name }) => {
    open.pop();
    if (name === 'loc' && location.trim() !== '')
      (open.at(-1) === 'sitemap' ? found.sitemaps : found.pages).push(location.trim());
  });
  // A sitemap that is not well-formed still has the addresses before the fault.
  parser.on('error', () => undefined);
  parser.write(text).close();
  return found;
}
