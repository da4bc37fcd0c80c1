import type { CountySource } from '../../src/index.ts';
import { dct, hydra, objects, readFeed, type Quad } from './read-feed.ts';

export const accept = 'application/rdf+xml, application/xml;q=0.9, text/turtle;q=0.8, */*;q=0.1';

const withoutMark = (text: string): string => text.replace(/^\uFEFF/, '');

/** A feed's text as whoever made it meant it: the one that lies about its charset is read as it is. */
export async function fetchText(source: CountySource, url: string): Promise<string> {
  const response = await fetch(url, { headers: { accept } });
  const bytes = Buffer.from(await response.arrayBuffer());
  return withoutMark(bytes.toString(source.code === '1860' ? 'latin1' : 'utf8'));
}

/** Every page and sub-catalogue of a source, by its links. */
export async function wholeFeed(source: CountySource): Promise<Quad[]> {
  const quads: Quad[] = [];
  const waiting = [source.url];
  const seen = new Set<string>();
  for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
    seen.add(url);
    const read = await readFeed(await fetchText(source, url), source.serialisation, url);
    quads.push(...read);
    const links = [`${hydra}nextPage`, `${hydra}next`, `${dct}hasPart`].flatMap((link) =>
      objects(read, link),
    );
    for (const { value } of links) if (!seen.has(value)) waiting.push(value);
  }
  return quads;
}
