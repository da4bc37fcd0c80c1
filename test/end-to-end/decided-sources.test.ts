import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parseRegionConfig } from '@lanskatalog/config';
import {
  acceptMove,
  forgetDiscovery,
  harvestRegion,
  loadProblems,
  loadReleasePointer,
  openReleaseFile,
  pinDiscovery,
} from '@lanskatalog/harvest';
import { openEmbedded } from '@lanskatalog/runtime';
import { municipalFeed } from '../support/municipal-feed.ts';
import { startStubServer } from '../support/stub-server.ts';
import type { StubServer } from '../support/stub-server.ts';

const { signal } = new AbortController();
const quietly = { onProgress: () => undefined };
const by = { by: 'Anna' };

let directory: string;
let stub: StubServer;
let embedded: Awaited<ReturnType<typeof openEmbedded>>;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'lanskatalog-decided-test-'));
  stub = await startStubServer();
  const loaded = parseRegionConfig(
    `
region:
  baseUri: https://data.example.org/
  title: Testregionen
  publisher: { name: Region Örebro län, orgnr: "2321000164" }
http: { allowHosts: ["127.0.0.1"], contact: a@example.org, perHostDelayMs: 0, retries: 0 }
sources: [{ id: kumla, municipality: Kumla, url: "${stub.origin}/" }]
`,
    'test.yaml',
  );
  if (loaded.kind === 'invalid') throw new Error(loaded.problems.map(({ text }) => text).join('\n'));
  embedded = await openEmbedded({ dataDir: directory, config: loaded.config });
});

afterEach(async () => {
  await embedded.close();
  await stub.close();
  rmSync(directory, { recursive: true, force: true });
});

const serve = (path: string, body: string): void =>
  void stub.answers.set(path, { type: 'text/turtle', body });

async function harvested() {
  const report = await harvestRegion(embedded.deps, quietly, signal);
  return report.sources[0];
}

async function published(name: string): Promise<string> {
  const current = await loadReleasePointer(embedded.deps.documents);
  const content = current && (await openReleaseFile(embedded.deps.blobs, current.pointer, name));
  const chunks: Uint8Array[] = [];
  for await (const chunk of content ?? []) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

const asked = (): string[] => stub.requests.splice(0);

describe('a pinned discovery', () => {
  it('is read without looking through the site, until it is forgotten', async () => {
    serve('/datasets/dcat', municipalFeed(['a']));
    await harvested();
    expect(asked()).toContain('/robots.txt');
    const pinned = await pinDiscovery(embedded.deps, { source: 'kumla' }, by);
    expect(pinned).toMatchObject({
      kind: 'done',
      after: { kind: 'dcat', url: `${stub.origin}/datasets/dcat`, by: 'Anna' },
    });
    serve('/datasets/dcat', municipalFeed(['a', 'b']));
    expect(await harvested()).toMatchObject({ outcome: 'harvested', datasets: { new: 1 } });
    expect(new Set(asked())).toEqual(new Set(['/datasets/dcat']));

    expect((await forgetDiscovery(embedded.deps, 'kumla', by)).kind).toBe('done');
    await harvested();
    expect(asked().filter((path) => path === '/datasets/dcat').length).toBeGreaterThan(1);
    await harvested();
    expect(asked()).toEqual(['/datasets/dcat']);
  }, 60_000);

  it('may be set by hand, where looking finds the wrong thing', async () => {
    serve('/datasets/dcat', municipalFeed(['fel']));
    serve('/ratt.ttl', municipalFeed(['fel', 'ratt']));
    await harvested();
    const choice = { kind: 'dcat', url: `${stub.origin}/ratt.ttl` } as const;
    expect((await pinDiscovery(embedded.deps, { source: 'kumla', choice }, by)).kind).toBe('done');
    expect(await harvested()).toMatchObject({ outcome: 'harvested', datasets: { seen: 2, new: 1 } });
    expect(await published('catalog.ttl')).toContain('Kommunens ratt');
  }, 60_000);

  it('needs something that was found', async () => {
    expect(await pinDiscovery(embedded.deps, { source: 'kumla' }, by)).toMatchObject({
      kind: 'refused',
      problems: [{ code: 'settings.nothing-found' }],
    });
  });
});

const withTitle = (name: string): string =>
  municipalFeed([name, 'annan']).replace(`Kommunens ${name}`, 'Badplatser');
const proposals = async (): Promise<(string | undefined)[]> => {
  const found: (string | undefined)[] = [];
  for await (const { code, before } of loadProblems(embedded.deps, {}))
    if (code === 'merge.move-proposed') found.push(before);
  return found;
};

describe('a proposed move that a person accepts', () => {
  const from = 'https://kommun.example/d/gammal';
  const to = 'https://kommun.example/d/ny';
  it('makes the old address lead to the new one with the next harvest, unchanged as the source is', async () => {
    serve('/datasets/dcat', withTitle('gammal'));
    await harvested();
    serve('/datasets/dcat', withTitle('ny'));
    await harvested();
    expect(await proposals()).toEqual([from]);
    expect(await published('aliases.json')).toBe('[]\n');
    expect(await published('catalog.nq')).toContain(`<${from}>`);

    const move = { source: 'kumla', from, to };
    expect(await acceptMove(embedded.deps, move, by)).toMatchObject({ after: [{ from, to, by: 'Anna' }] });
    await harvested();
    expect(await published('aliases.json')).toBe(`${JSON.stringify([[from, to]])}\n`);
    expect((await published('catalog.nq')).includes(`<${from}> <http://www.w3.org/1999`)).toBe(false);
    expect(await proposals()).toEqual([]);
  }, 60_000);

  it('is refused for what is not gone, or never was', async () => {
    serve('/datasets/dcat', municipalFeed(['gammal', 'ny']));
    await harvested();
    for (const move of [
      { source: 'kumla', from, to },
      { source: 'kumla', from: `${from}-x`, to },
    ]) {
      expect(await acceptMove(embedded.deps, move, by)).toMatchObject({
        kind: 'refused',
        problems: [{ code: 'settings.unknown-move' }],
      });
    }
  }, 60_000);
});
