import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startCounty, type County, type CountySource } from '../src/index.ts';
import { dcat, instances, objects, readFeed } from './support/read-feed.ts';
import { fetchText, wholeFeed } from './support/whole-feed.ts';

const codes = [
  '1880',
  '1881',
  '1882',
  '1883',
  '1884',
  '1885',
  '1814',
  '1860',
  '1861',
  '1862',
  '1863',
  '1864',
];

/** What makes a strict parser refuse the feed, on purpose. */
const notStrict = ['1864'];

let county: County;
beforeAll(async () => {
  county = await startCounty();
});
afterAll(async () => county.close());

const sourceOf = (code: string): CountySource => county.sources.find((source) => source.code === code)!;

describe('the feeds of the county', () => {
  it('come from the twelve municipalities with their codes and organisation numbers', () => {
    expect(county.sources.map(({ code }) => code)).toEqual(codes);
    expect(sourceOf('1814')).toMatchObject({
      name: 'Lekeberg',
      officialName: 'Lekebergs kommun',
      orgnr: '2120002981',
    });
  });

  it.each(codes.filter((code) => !notStrict.includes(code)))(
    'of %s hold the datasets that are promised',
    async (code) => {
      const quads = await wholeFeed(sourceOf(code));
      expect(instances(quads, `${dcat}Dataset`)).toHaveLength(sourceOf(code).expectedDatasets);
      expect(new Set(objects(quads, `${dcat}dataset`).map(({ value }) => value)).size).toBe(
        sourceOf(code).expectedDatasets,
      );
    },
  );

  it('come in four serialisations', () => {
    const used = new Set(county.sources.map(({ serialisation }) => serialisation));
    expect([...used].sort()).toEqual(['jsonld', 'ntriples', 'rdfxml', 'turtle']);
  });

  it.each(['rdf', 'ttl', 'jsonld', 'nt'] as const)('say the same as .%s', async (extension) => {
    const source = sourceOf('1881');
    const serialisation = ({ rdf: 'rdfxml', ttl: 'turtle', jsonld: 'jsonld', nt: 'ntriples' } as const)[
      extension
    ];
    const quads = await readFeed(
      await fetchText(source, `${source.url}.${extension}`),
      serialisation,
      source.url,
    );
    const turtle = await readFeed(await fetchText(source, source.url), 'turtle', source.url);
    expect(quads).toHaveLength(turtle.length);
    expect(instances(quads, `${dcat}Dataset`)).toEqual(instances(turtle, `${dcat}Dataset`));
  });

  it('lead to files that are there, with the media type that the feed states', async () => {
    const source = sourceOf('1880');
    const quads = await wholeFeed(source);
    const links = objects(quads, `${dcat}downloadURL`).map(({ value }) => value);
    expect(links.length).toBeGreaterThan(source.expectedDatasets);
    const answers = await Promise.all(links.map(async (link) => fetch(link)));
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toMatch(/csv|json|xml/);
    }
  });

  it('share one dataset between Askersund and Laxå', async () => {
    const shared = 'https://oppnadata.sydnarke.example/dataset/atervinningscentraler';
    expect(instances(await wholeFeed(sourceOf('1882')), `${dcat}Dataset`)).toContain(shared);
    expect(instances(await wholeFeed(sourceOf('1860')), `${dcat}Dataset`)).toContain(shared);
  });
});

async function readAll(seed: number): Promise<string[]> {
  const other = await startCounty({ seed });
  const feeds = await Promise.all(
    other.sources.map(async (source) => {
      const text = await fetchText(source, source.url);
      const file = /http:\/\/127[^"> ]+\.csv/.exec(text)?.[0] ?? `${source.siteUrl}/psidata`;
      return (text + (await fetchText(source, file))).replaceAll(new URL(source.siteUrl).host, 'HOST');
    }),
  );
  await other.close();
  return feeds;
}

describe('the same seed', () => {
  it('gives the same bytes but for the address, and another seed others', async () => {
    const [once, again, different] = [await readAll(1), await readAll(1), await readAll(2)];
    expect(again).toEqual(once);
    for (const [index, feed] of different.entries()) expect(feed).not.toBe(once[index]);
  });
});
