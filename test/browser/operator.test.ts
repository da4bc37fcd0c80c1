import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import type { Jobs, Log } from '@lanskatalog/core';
import { startCounty } from '@lanskatalog/county';
import type { County } from '@lanskatalog/county';
import { addStoredSource, loadRuns, processAllJobs } from '@lanskatalog/harvest';
import { actions, performAction } from '@lanskatalog/operations';
import { createInProcessJobs } from '@lanskatalog/queue';
import type { OpenDeps } from '@lanskatalog/runtime';
import { loadConfig, openEmbedded } from '@lanskatalog/runtime';
import { createApp, setUpLink } from '@lanskatalog/web';
import type { FastifyInstance } from 'fastify';
import type { Browser, Page } from 'playwright-core';
import { itInBrowser, launchBrowser } from '../support/browser.ts';
import { municipalFeed } from '../support/municipal-feed.ts';
import { startStubServer, type StubServer } from '../support/stub-server.ts';

jest.setTimeout(120_000);

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const directory = mkdtempSync(join(tmpdir(), 'lanskatalog-operator-pages-'));
const silent: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => silent,
};

let county: County;
let stub: StubServer;
let silentStub: StubServer;
let untrusted: Server;
let embedded: OpenDeps;
let jobs: Jobs;
let app: FastifyInstance;
let browser: Browser | undefined;
let page: Page;
let address: string;

const idle = async (): Promise<void> => {
  while ((await jobs.list({ limit: 200 })).some(({ state }) => state === 'waiting' || state === 'running'))
    await setTimeout(100);
};
const act = (name: string, params: unknown) =>
  performAction(
    { name, params },
    { deps: embedded.deps, jobs, actor: { id: 'test', name: 'Test', role: 'operator', via: 'system' } },
    AbortSignal.timeout(30_000),
  );

/** Each municipality with its fault, and the words by which the page names it. */
const faults = [
  ['1880', 'refuse', /tar inte emot/],
  ['1881', 'error', /500/],
  ['1882', 'empty', /inga datamängder/],
  ['1883', 'blank', /Svaret är tomt/],
  ['1884', 'garbage', /HTML/],
  ['1885', 'malformed', /Filen slutar innan/],
  ['1860', 'redirect-loop', /Omdirigeringen tar inte slut/],
  ['1861', 'truncate', /Svaret kom inte helt fram/],
] as const;

/** Faults that no municipality of the county has: what their addresses answer, and the words by which the page names it. */
const stubbed = [
  ['borta', /Sidan finns inte/],
  ['spärrad', /ber oss hålla oss borta/],
  ['tyst', /svarar för långsamt/],
  ['för-stor', /Svaret är för stort/],
  ['otrygg', /Certifikatet går inte att lita på/],
] as const;
const ledgerOfPersons = `fakturanummer;fakturadatum;leverantör;organisationsnummer;belopp;verksamhet
1;2025-01-10;Örebro Kontorsvaror AB;556012-5790;1200,50;Anna Ek 19850709-9805
`;

/** A site where each path has its own fault, and one whose certificate is its own; as sources of a configuration. */
async function startStubs(): Promise<string> {
  stub = await startStubServer();
  const { origin, answers } = stub;
  answers.set('/robots.txt', {
    type: 'text/plain',
    body: `User-agent: *\nDisallow: ${encodeURI('/spärrad')}\n`,
  });
  answers.set(encodeURI('/för-stor'), { type: 'text/turtle', body: '# '.repeat(2_500_000) });
  answers.set('/persondata', { type: 'text/turtle', body: feedWithLedger(`${origin}/reskontra.csv`) });
  answers.set('/reskontra.csv', { type: 'text/csv', body: ledgerOfPersons });
  answers.set('/avbruten', { type: 'text/turtle', body: municipalFeed(['badplatser']) });
  silentStub = await startStubServer();
  silentStub.stalled.add('/tyst');
  const keys = new URL('../../packages/http/test/fixtures/', import.meta.url);
  const [key, cert] = ['key.pem', 'certificate.pem'].map((name) => readFileSync(new URL(name, keys)));
  untrusted = createServer({ key, cert });
  await once(untrusted.listen(0, '127.0.0.1'), 'listening');
  const { port } = untrusted.address() as AddressInfo;
  const addresses = new Map([
    ['tyst', silentStub.origin],
    ['otrygg', `https://127.0.0.1:${port}`],
  ]);
  return [...stubbed.map(([name]) => name), 'persondata', 'avbruten']
    .map((name) => {
      const url = encodeURI(`${addresses.get(name) ?? origin}/${name}`);
      return `  - { id: ${plain(name)}, municipality: "1880", url: "${url}", kind: dcat }\n`;
    })
    .join('');
}

const plain = (name: string): string => name.replaceAll('ä', 'a').replaceAll('ö', 'o');

const feedWithLedger = (url: string): string => `${municipalFeed(['lekplatser'])}
<https://kommun.example/katalog> dcat:dataset <https://kommun.example/d/reskontra> .
<https://kommun.example/d/reskontra> a dcat:Dataset ; dct:title "Leverantörsreskontra 2025"@sv ;
  dct:description "Kommunens leverantörsfakturor"@sv ; dcat:distribution <https://kommun.example/d/reskontra/csv> .
<https://kommun.example/d/reskontra/csv> a dcat:Distribution ; dct:format "text/csv" ;
  dcat:accessURL <${url}> ; dcat:downloadURL <${url}> .`;

/** As the next process writes it down when one was killed in the middle of a harvest. */
async function leaveInterrupted(source: string): Promise<void> {
  const { documents } = embedded.deps;
  const [last] = await loadRuns(documents, { source, limit: 1 });
  if (last === undefined) throw new Error(`${source} has never been harvested`);
  const { id: _, ...run } = last;
  const runs = await documents.collection('runs', { indexes: ['source', 'startedAt'] });
  const at = new Date().toISOString();
  await runs.put(`${source}-${at}`, { ...run, startedAt: at, finishedAt: at, outcome: 'interrupted' });
}

beforeAll(async () => {
  const more = await startStubs();
  county = await startCounty();
  const file = join(directory, 'region.yaml');
  // Two more: a name that is in no DNS, and an address of a network that is nobody's to ask.
  const odd = county.sources.filter(({ code }) => ['1862', '1863'].includes(code));
  let yaml = county.configYaml() + more;
  // As long as stopping a harvest takes at the most, and more than any feed of the county.
  yaml = yaml.replace('  retries: 1', '  retries: 0\n  readTimeoutMs: 5000\n  maxBytes: 4000000');
  yaml = yaml.replace(JSON.stringify(odd[0]?.url), '"http://finns-inte.invalid/dcat"');
  yaml = yaml.replace(JSON.stringify(odd[1]?.url), '"http://10.0.0.1/dcat"');
  writeFileSync(file, yaml);
  embedded = await openEmbedded({
    dataDir: join(directory, 'data'),
    config: await loadConfig(file),
    log: silent,
  });
  const { deps } = embedded;
  jobs = createInProcessJobs({ clock: deps.clock, log: silent });
  await processAllJobs(jobs, deps, { concurrency: 4 });
  const signIn = { accountsFile: join(directory, 'accounts.json') };
  const operator = { mode: 'embedded', deps, jobs, signIn } as const;
  app = await createApp({ ...deps, operator });
  address = await app.listen({ host: '127.0.0.1', port: 0 });
  for (const [code, fault] of faults) await county.change(code, { kind: 'fault', fault });
  await act('pause-source', {
    source: county.sources.find(({ code }) => code === '1864')?.id,
    reason: 'byter system',
  });
  await act('harvest-all', {});
  await idle();
  const shrunk = county.sources.find(({ code }) => code === '1814');
  await county.change('1814', { kind: 'shrink', percent: 50 });
  await act('harvest-source', { source: shrunk?.id });
  await idle();
  await leaveInterrupted('avbruten');
  const written = { id: 'lagrad', municipality: '1880', url: `${stub.origin}/persondata`, kind: 'dcat' };
  await addStoredSource(deps, written, { by: 'Frida F' });
  browser = await launchBrowser();
  page = await (
    await browser.newContext({ viewport: { width: 1360, height: 900 }, bypassCSP: true })
  ).newPage();
  await page.goto((await setUpLink(operator, address)) ?? '');
  await page.getByLabel('Ditt namn').fill('Frida F');
  await page.getByLabel('Användarnamn').fill('frida');
  await page.getByLabel('Lösenord', { exact: true }).fill('fyra gula traktorer');
  await page.getByLabel('Lösenordet en gång till').fill('fyra gula traktorer');
  await page.getByRole('button').last().click();
  await page.waitForURL('**/operator');
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await app.close();
  await jobs.close({ graceMs: 1000 });
  await embedded.close();
  await county.close();
  await stub.close();
  await silentStub.close();
  untrusted.close();
  rmSync(directory, { recursive: true, force: true });
});

const idOf = (code: string): string => county.sources.find((source) => source.code === code)?.id ?? '';

describe('the pages for operators in a browser', () => {
  itInBrowser('name each fault, and what to do about it', async () => {
    await page.goto(`${address}/operator`);
    for (const [code, fault, words] of faults) {
      const text = (await page.locator(`#source-${idOf(code)}`).textContent()) ?? `nothing of ${fault}`;
      expect(text).toMatch(words);
      expect(text).toMatch(/Gör så här: \S/);
    }
    expect(await page.locator(`#source-${idOf('1862')}`).textContent()).toContain('DNS');
    expect(await page.locator(`#source-${idOf('1863')}`).textContent()).toMatch(/privat|intern/);
    expect(await page.locator(`#source-${idOf('1814')}`).textContent()).toMatch(
      /\d av \d+ datamängder saknas/,
    );
    expect(await page.locator(`#rad-${idOf('1864')}`).textContent()).toContain('pausad');
    for (const [name, words] of stubbed) {
      const text = (await page.locator(`#source-${plain(name)}`).textContent()) ?? `nothing of ${name}`;
      expect(text).toMatch(words);
      expect(text).toMatch(/Gör så här: \S/);
    }
    expect(await page.locator('#source-avbruten').textContent()).toMatch(
      /Den senaste skörden avbröts.*Gör så här: \S/s,
    );
    await page.goto(`${address}/operator/sources/persondata`);
    expect(await page.locator('#nu').textContent()).toMatch(/personuppgifter.*Gör så här: \S/s);
    expect(await page.content()).not.toContain('9805');
  });

  itInBrowser.each(['', '/en'])('have no fault that axe finds, and fit 320 pixels: %s', async (prefix) => {
    const source = `/operator/sources/${idOf('1880')}`;
    await page.emulateMedia({ colorScheme: prefix === '' ? 'light' : 'dark' });
    const paths = ['', '/releases', '/audit', '/matches', '/tokens', '/sources/new', '/sources/lagrad/edit'];
    // They are all made by the same hand: half of them in each language tell.
    const half = actions.filter((_, i) => i % 2 === prefix.length % 2);
    for (const path of [...paths, ...half.map(({ name }) => `/actions/${name}`)])
      await look(`${prefix}/operator${path}`);
    await look(`${prefix}/operator/sources/persondata`);
    await look(prefix + source);
    await page.goto(address + source);
    const run = await page.locator('tr[id^=korning] a').first().getAttribute('href');
    await look(prefix + (run ?? ''));
  });

  itInBrowser('harvest when asked, and show it without being asked again', async () => {
    await county.change('1880', { kind: 'recover' });
    await page.goto(`${address}/operator`);
    await page
      .locator(`#rad-${idOf('1880')}`)
      .getByRole('button', { name: /Skörda/ })
      .click();
    await page.locator('.done').waitFor();
    await page.locator(`#rad-${idOf('1880')}`, { hasText: 'i ordning' }).waitFor({ timeout: 30_000 });
    expect(await page.locator(`#source-${idOf('1880')}`).count()).toBe(0);
  });

  itInBrowser('stop a harvest within seconds', async () => {
    const row = page.locator(`#rad-${idOf('1881')}`);
    await county.change('1881', { kind: 'fault', fault: 'timeout' });
    await page.setViewportSize({ width: 1360, height: 900 });
    await page.goto(`${address}/operator`);
    await row.getByRole('button', { name: /Skörda/ }).click();
    await row.getByRole('button', { name: /Avbryt/ }).click({ timeout: 20_000 });
    const asked = performance.now();
    await row.getByRole('button', { name: /Skörda/ }).waitFor({ timeout: 20_000 });
    expect(performance.now() - asked).toBeLessThan(10_000);
  });

  itInBrowser('take out just the datasets that a person has seen and accepted', async () => {
    const source = idOf('1814');
    await page.setViewportSize({ width: 1360, height: 900 });
    await page.goto(`${address}/operator`);
    await page
      .locator(`#source-${source}`)
      .getByRole('link', { name: /besluta/ })
      .click();
    const listed = await page.locator('#beslut .removed').count();
    expect(listed).toBeGreaterThan(3);
    await page.locator('#beslut').getByRole('link', { name: 'Godta minskningen' }).click();
    // What it leads to, once more, before it is done.
    expect(await page.locator('.removed').count()).toBe(listed);
    await page.getByRole('button', { name: 'Godta minskningen' }).click();
    await page.locator('.done').waitFor();
    await idle();
    await page.goto(`${address}/operator/sources/${source}`);
    expect(await page.locator('#beslut').count()).toBe(0);
  });

  itInBrowser('go back to an earlier release, and say that publishing is held', async () => {
    await page.goto(`${address}/operator/releases`);
    await page
      .locator('main')
      .getByRole('link', { name: /^Gå tillbaka/ })
      .first()
      .click();
    await page.getByRole('heading', { name: 'Detta händer' }).waitFor();
    await page.getByRole('button', { name: /^Gå tillbaka/ }).click();
    await page.locator('.done').waitFor();
    await page.goto(`${address}/operator`);
    expect(await page.locator('#held').textContent()).toContain('hålls inne');
  });

  itInBrowser('write the text of a new source from its fields, and try it out', async () => {
    await look('/operator/sources/new?municipality=&url=kommun&kind=dcat&schedule=nattligen');
    expect(await page.locator('#kalla-url-fel').textContent()).toMatch(/Gör så här: \S/);
    await page.getByLabel('Kommun', { exact: true }).selectOption('1880');
    await page.getByLabel('Adress').fill(`${stub.origin}/avbruten?ny`);
    await page.getByLabel('Schema').fill('0 3 * * *');
    await page.getByRole('button', { name: 'Skriv texten' }).click();
    await page.getByText('Texten nedan är skriven').waitFor();
    await page.getByRole('button', { name: 'Förhandsgranska' }).click();
    await page.waitForURL('**/dry-runs/**');
  });

  itInBrowser('try out a source, and save nothing by it', async () => {
    await page.goto(`${address}/operator/sources/${idOf('1880')}`);
    await page.getByRole('button', { name: 'Provskörda' }).click();
    await page.waitForURL('**/dry-runs/**');
    await page.getByRole('heading', { name: 'Vad en skörd skulle ändra' }).waitFor({ timeout: 30_000 });
    const path = new URL(page.url()).pathname;
    for (const prefix of ['', '/en']) await look(prefix + path);
  });
});

async function look(path: string): Promise<void> {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(address + path);
  await page.evaluate(axe);
  const { violations } = (await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
  )) as { violations: { id: string; nodes: { html: string }[] }[] };
  expect(violations.map(({ id, nodes }) => [path, id, nodes[0]?.html])).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
}
