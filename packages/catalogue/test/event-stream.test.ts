import { describe, expect, it } from '@jest/globals';
import type { Entity } from '@lanskatalog/core';
import type { Quad } from 'n3';
import { Parser } from 'n3';
import { SaxesParser } from 'saxes';
import type { ReleaseInput } from '../src/index.ts';
import { atomFeed, eventTree, mergeRelease, readChangeHistory, writeRelease } from '../src/index.ts';
import { hostileEntity, randomFrom } from './support/hostile-entity.ts';
import type { MemoryBlobs } from './support/memory-blobs.ts';
import { createMemoryBlobs } from './support/memory-blobs.ts';
import { graphForm, parseRdf } from './support/parse-rdf.ts';
import { datasetEntity, region, releaseInput, source, storedRecord } from './support/region.ts';

const { signal } = new AbortController();
const as = 'https://www.w3.org/ns/activitystreams#';
const tree = 'https://w3id.org/tree#';
const root = 'https://data.testlan.se/changes';

/** Publishes one release after another into the same store. */
function publisher() {
  const blobs = createMemoryBlobs();
  let number = 0;
  let previous: string | undefined;
  return {
    blobs,
    prefix: () => previous ?? '',
    history: () => readChangeHistory(blobs, previous),
    publish: async (entities: readonly Entity[], options: Partial<ReleaseInput> = {}) => {
      number += 1;
      const at = `2026-0${number}-01T02:00:00.000Z`;
      const changes = previous === undefined ? { at } : { at, previous };
      const records = { nora: entities.map((entity) => storedRecord(entity)) };
      const input = releaseInput({ records }, { changes, ...options });
      const prefix = `releases/00000${number}-test`;
      const merged = await mergeRelease(input, signal);
      const manifest = await writeRelease({ input, merged, blobs, prefix }, signal);
      previous = prefix;
      return manifest;
    },
  };
}

interface Event {
  readonly id: string;
  readonly type: string;
  readonly object: string;
  readonly published: string;
  readonly payload: readonly Quad[];
}

/** Reads the stream as a consumer does: from its entry down the tree. */
async function readStream(blobs: MemoryBlobs, prefix: string): Promise<Event[]> {
  const history = await readChangeHistory(blobs, prefix);
  const textOf = (address: string): string => {
    const id = address.slice(root.length + 1);
    const page = history.pages.find((each) => each.id === id);
    return page === undefined ? (eventTree(region, history, id || undefined) ?? '') : blobs.text(page.key);
  };
  const events: Event[] = [];
  const waiting = [root];
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const quads = new Parser({ format: 'application/trig' }).parse(textOf(address));
    const nodes = quads
      .filter(({ predicate }) => predicate.value === `${tree}node`)
      .map(({ object }) => object.value);
    waiting.push(...new Set(nodes));
    const value = (id: string, predicate: string): string =>
      quads.find((quad) => quad.subject.value === id && quad.predicate.value === predicate)?.object.value ??
      '';
    for (const { object: member } of quads.filter(({ predicate }) => predicate.value === `${tree}member`)) {
      events.push({
        id: member.value,
        type: value(member.value, 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type').slice(as.length),
        object: value(member.value, `${as}object`),
        published: value(member.value, `${as}published`),
        payload: quads.filter(({ graph }) => graph.value === member.value),
      });
    }
  }
  return events.sort((a, b) => (a.published < b.published ? -1 : 1));
}

/** What a consumer has after applying all events. */
function replicate(events: readonly Event[]): string[] {
  const graphs = new Map<string, Event['payload']>();
  for (const { type, object, payload } of events) {
    if (type === 'Delete') graphs.delete(object);
    else graphs.set(object, payload);
  }
  return [...new Set([...graphs.values()].flatMap((payload) => graphForm(payload)))].sort();
}

const catalogue = async (blobs: MemoryBlobs, prefix: string): Promise<string[]> =>
  graphForm(await parseRdf(blobs.text(`${prefix}/catalog.nq`), 'nquads'));

const typesAndObjects = (events: readonly Event[], since: string): string[] =>
  events.filter(({ published }) => published >= since).map(({ type, object }) => `${type} ${object}`);

const titled = (uri: string, text: string): Entity =>
  datasetEntity(uri, { 'dct:title': [{ text, lang: 'sv' }] });

describe('the event stream', () => {
  it('creates everything at the first release, parts before datasets before the catalogue', async () => {
    const { publish, blobs, prefix } = publisher();
    await publish([datasetEntity('https://nora.se/d/1')]);
    const events = await readStream(blobs, prefix());
    expect(new Set(events.map(({ type }) => type))).toEqual(new Set(['Create']));
    const order = events.map(({ object }) => object);
    expect(order.indexOf('https://nora.se/d/1/csv')).toBeLessThan(order.indexOf('https://nora.se/d/1'));
    expect(order.at(-1)).toBe('https://data.testlan.se/catalog');
    expect(replicate(events)).toEqual(await catalogue(blobs, prefix()));
  });

  it('tells only what differs, and removals last', async () => {
    const { publish, blobs, prefix } = publisher();
    await publish(
      ['https://nora.se/d/1', 'https://nora.se/d/2', 'https://nora.se/d/3'].map((uri) => datasetEntity(uri)),
    );
    await publish([
      datasetEntity('https://nora.se/d/1', { 'dct:title': [{ text: 'Ny titel', lang: 'sv' }] }),
      datasetEntity('https://nora.se/d/3'),
      datasetEntity('https://nora.se/d/4'),
    ]);
    const events = await readStream(blobs, prefix());
    expect(typesAndObjects(events, '2026-02')).toEqual([
      'Create https://nora.se/d/4/csv',
      'Update https://nora.se/d/1',
      'Create https://nora.se/d/4',
      'Update https://data.testlan.se/catalog',
      'Delete https://nora.se/d/2',
      'Delete https://nora.se/d/2/csv',
    ]);
    expect(replicate(events)).toEqual(await catalogue(blobs, prefix()));
  });

  it('tells nothing of a release that says the same', async () => {
    const { publish, history } = publisher();
    await publish([datasetEntity('https://nora.se/d/1')]);
    const before = await history();
    await publish([datasetEntity('https://nora.se/d/1')]);
    expect(await history()).toEqual(before);
  });

  it('never changes a page once written', async () => {
    const { publish, blobs } = publisher();
    await publish([datasetEntity('https://nora.se/d/1')]);
    const pages = [...blobs.contents].filter(([key]) => key.startsWith('changes/'));
    expect(pages).toHaveLength(1);
    await publish([datasetEntity('https://nora.se/d/2')]);
    for (const [key, bytes] of pages) expect(blobs.contents.get(key)).toBe(bytes);
  });

  it('gives each event an address of its own and at most five hundred to a page', async () => {
    const { publish, blobs, prefix, history } = publisher();
    await publish(Array.from({ length: 600 }, (_, index) => datasetEntity(`https://nora.se/d/${index}`)));
    const { pages } = await history();
    expect(pages.map(({ members }) => members)).toEqual([500, 500, 203]);
    const events = await readStream(blobs, prefix());
    expect(new Set(events.map(({ id }) => id)).size).toBe(1203);
  });

  it('lets a consumer rebuild the catalogue after any number of hostile releases', async () => {
    const { publish, blobs, prefix } = publisher();
    const random = randomFrom(4711);
    for (let release = 0; release < 5; release += 1) {
      const chosen = Array.from({ length: 40 }, (_, index) => index).filter(() => random() < 0.7);
      // A dataset keeps one of two contents, so that between releases some change and some do not.
      const entities = chosen.map((index) =>
        hostileEntity(randomFrom(index * 2 + (random() < 0.3 ? 1 : 0)), `https://nora.se/d/${index}`),
      );
      await publish(entities);
      expect(replicate(await readStream(blobs, prefix()))).toEqual(await catalogue(blobs, prefix()));
    }
  });

  it('says on every page what the DCAT-AP Feeds specification wants there', async () => {
    const { publish, blobs, history } = publisher();
    await publish([datasetEntity('https://nora.se/d/1')]);
    const { pages } = await history();
    for (const text of [
      blobs.text(pages[0]?.key ?? ''),
      eventTree(region, await history()),
      eventTree(region, await history(), '2026'),
    ]) {
      const said = new Parser({ format: 'application/trig' })
        .parse(text ?? '')
        .filter(({ subject }) => subject.value === `${root}#stream`)
        .map(({ predicate, object }) => `${predicate.value} ${object.value}`);
      expect(said).toEqual(
        expect.arrayContaining([
          'http://www.w3.org/1999/02/22-rdf-syntax-ns#type https://w3id.org/ldes#EventStream',
          `https://w3id.org/ldes#timestampPath ${as}published`,
          `https://w3id.org/ldes#versionOfPath ${as}object`,
          `${tree}shape https://semiceu.github.io/LDES-DCAT-AP-feeds/shape.ttl#ActivityShape`,
        ]),
      );
    }
    expect(eventTree(region, await history(), '2025')).toBeUndefined();
  });

  it('leaves out what is not forwarded', async () => {
    const { publish, blobs, prefix } = publisher();
    await publish([datasetEntity('https://nora.se/d/1')], { sources: [source('nora', { forward: false })] });
    expect((await readStream(blobs, prefix())).map(({ object }) => object)).not.toContain(
      'https://nora.se/d/1',
    );
  });

  it('is the same to the byte when a release is made again, and no part of its content hash', async () => {
    const one = publisher();
    const first = await one.publish([datasetEntity('https://nora.se/d/1')]);
    const again = publisher();
    const second = await again.publish([datasetEntity('https://nora.se/d/1')]);
    expect([...again.blobs.contents]).toEqual([...one.blobs.contents]);
    const later = await publisher().publish([datasetEntity('https://nora.se/d/1')], {
      changes: { at: '2027-01-01T00:00:00.000Z' },
    });
    expect(second.contentHash).toBe(first.contentHash);
    expect(later.contentHash).toBe(first.contentHash);
  });
});

describe('the feed for people', () => {
  it('tells in Swedish what came, changed and went, newest first', async () => {
    const { publish, history } = publisher();
    await publish([
      titled('https://nora.se/d/1', 'Badplatser'),
      titled('https://nora.se/d/2', 'Skolor & <elever>\u0007'),
    ]);
    await publish([titled('https://nora.se/d/2', 'Skolor')]);
    const atom = atomFeed({
      region,
      history: await history(),
      self: 'https://data.testlan.se/changes.atom',
      pageOf: (uri) => `https://data.testlan.se/datasets?uri=${encodeURIComponent(uri)}`,
    });
    const parser = new SaxesParser({ xmlns: true });
    const ids: string[] = [];
    const titles: string[] = [];
    let inside = '';
    parser.on('opentag', ({ local }) => (inside = local));
    parser.on('closetag', () => (inside = ''));
    parser.on('text', (text) => {
      if (inside === 'title') titles.push(text);
      if (inside === 'id') ids.push(text);
    });
    parser.on('error', (error) => {
      throw error;
    });
    parser.write(atom).close();
    expect(titles).toEqual([
      'Ändringar i Öppna data i Testlän',
      'Borttagen datamängd: Badplatser',
      'Ändrad datamängd: Skolor',
      'Ny datamängd: Skolor & <elever>',
      'Ny datamängd: Badplatser',
    ]);
    expect(new Set(ids).size).toBe(5);
    expect(atom).toContain('<updated>2026-02-01T02:00:00.000Z</updated>');
  });

  it('is valid before anything has happened', () => {
    const atom = atomFeed({
      region,
      history: { version: 1, pages: [], recent: [] },
      self: 'https://x.se/a',
      pageOf: String,
    });
    expect(atom).toContain('<updated>1970-01-01T00:00:00.000Z</updated>');
  });
});
