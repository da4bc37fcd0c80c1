import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { itInBrowser, launchBrowser } from '../support/browser.ts';
import { buildCli } from '../support/cli.ts';
import { startServingCounty } from '../support/serving.ts';
import type { Serving } from '../support/serving.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// A browser on a busy machine takes its time.
jest.setTimeout(90_000);

let serving: Serving;
let browser: Browser | undefined;

beforeAll(async () => {
  buildCli();
  serving = await startServingCounty();
  await previewed('lekplatser');
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await serving.stop();
});

const open = async (path: string, options: BrowserContextOptions = {}): Promise<Page> => {
  browser ??= await launchBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  await page.goto(serving.address + path);
  return page;
};

/** Every kind of page there is, with a dataset's page found in the list. */
const pages = [
  ['catalogue', '/'],
  ['search', '/?q=badplats&kommun=1880'],
  ['search without result', '/?q=qwxz'],
  ['dataset', 'lekplatser'],
  ['dataset of a shared source', 'leverantörsreskontra 2026'],
  ['municipalities', '/kommuner'],
  ['municipality', '/kommuner/1883'],
  ['report to mend by', '/kommuner/1861/att-gora'],
  ['county', '/lanet'],
  ['tables', '/tabeller'],
  ['ledger', '/tabeller/leverantorsreskontra'],
  ['schools', '/tabeller/skolor'],
  ['care homes', '/tabeller/aldreboenden'],
  ['changes', '/nytt'],
  ['uses', '/anvandning'],
  ['API', '/api'],
  ['checklist', '/checklista'],
  ['accessibility', '/tillganglighet'],
  ['missing page', '/finns-inte'],
] as const;

/** A path, or that of the first dataset that is found by the words. */
const pathOf = async (path: string, prefix = ''): Promise<string> => {
  if (path.startsWith('/')) return prefix + path;
  const html = await (await fetch(`${serving.address}/?q=${encodeURIComponent(path)}`)).text();
  return prefix + (/\/datasets\/[\w-]+/.exec(html)?.[0] ?? '');
};

/** Links are checked and first rows read while the demo runs. */
async function previewed(words: string): Promise<void> {
  const address = serving.address + (await pathOf(words));
  for (let html = ''; !html.includes('class="preview"'); await setTimeout(500)) {
    html = await (await fetch(address)).text();
  }
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: unknown; readonly failureSummary?: string }[];
}
const violations = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe);
  const found = await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
  );
  return (found as { violations: readonly Violation[] }).violations.map(
    ({ id, nodes }) => `${id}: ${JSON.stringify(nodes[0]?.target)} ${nodes[0]?.failureSummary ?? ''}`,
  );
};

describe('the pages of the county in a browser', () => {
  itInBrowser.each(pages)(
    'have no fault that axe finds, fit 320 pixels, ask nobody else and set no cookie: %s',
    async (_, path) => {
      const page = await open('/healthz', { bypassCSP: true });
      const asked = new Set<string>();
      page.on('request', (request) => asked.add(new URL(request.url()).origin));
      await page.goto(serving.address + (await pathOf(path)));
      expect(await violations(page)).toEqual([]);
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
      expect([...asked]).toEqual([serving.address]);
      expect(await page.context().cookies()).toEqual([]);
      await page.context().close();
    },
  );

  itInBrowser.each(pages)('have no fault in English, in the dark: %s', async (_, path) => {
    const page = await open(await pathOf(path, '/en'), { colorScheme: 'dark', bypassCSP: true });
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  itInBrowser('break no policy of their own', async () => {
    const page = await open('/healthz');
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    for (const path of [
      '/',
      await pathOf('lekplatser'),
      '/lanet',
      '/tabeller/skolor',
      '/tabeller/leverantorsreskontra',
    ]) {
      await page.goto(serving.address + path);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe('the catalogue in a browser', () => {
  itInBrowser.each([true, false])(
    'searches, narrows and leads to a dataset (JavaScript %s)',
    async (javaScriptEnabled) => {
      const page = await open('/', { javaScriptEnabled });
      await page.locator('#q').fill('badplatserna');
      await page.getByRole('button', { name: 'Sök' }).click();
      const found = Number((await page.locator('#traffar').textContent())?.match(/\d+/)?.[0]);
      expect(found).toBeGreaterThan(1);
      await expect(page.locator('.cards mark').first().textContent()).resolves.toMatch(/badplats/i);
      await page
        .locator('.facets')
        .getByRole('link', { name: /^Örebro/ })
        .click();
      expect(await page.locator('.cards > li').count()).toBe(1);
      expect(page.url()).toContain('q=badplatserna&kommun=1880');
      await page.locator('.cards h3 a').click();
      expect(await page.locator('h1').textContent()).toBe('Badplatser');
      await page.context().close();
    },
  );

  itInBrowser('finds what is misspelt, and says so', async () => {
    const page = await open('/?q=badpltser');
    expect(await page.locator('.note').textContent()).toContain('liknande ord');
    expect(await page.locator('.cards h3').first().textContent()).toBe('Badplatser');
    await page.context().close();
  });

  itInBrowser('suggests while one types', async () => {
    const page = await open('/');
    await page.locator('#q').pressSequentially('badp');
    await page.locator('#forslag option').first().waitFor({ state: 'attached' });
    expect(await page.locator('#forslag option').first().getAttribute('value')).toMatch(/^badplats/i);
    await page.context().close();
  });

  itInBrowser('is used by keyboard alone', async () => {
    const page = await open('/');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Till innehållet');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('innehall');
    await page.keyboard.press('Tab');
    await page.keyboard.type('lekplatser');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/?q=lekplatser');
    await page.locator('.cards h3 a').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/datasets/**');
    expect(await page.locator('h1').textContent()).toContain('Lekplatser');
    await page.context().close();
  });

  itInBrowser('changes language and stays where it is', async () => {
    const page = await open('/?q=badplats');
    await page.getByRole('link', { name: 'In English' }).click();
    expect(page.url()).toBe(`${serving.address}/en/?q=badplats`);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.locator('#traffar').textContent()).toContain('datasets for');
    await page.context().close();
  });

  itInBrowser('sends less than 100 kB for the first page', async () => {
    const page = await open('/healthz');
    let bytes = 0;
    page.on('response', (response) => void response.body().then((body) => (bytes += body.length)));
    await page.goto(`${serving.address}/`, { waitUntil: 'networkidle' });
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThan(100_000);
    await page.context().close();
  });
});

describe('a dataset in a browser', () => {
  itInBrowser('shows whether its links work and its first rows (JavaScript false)', async () => {
    const page = await open(await pathOf('lekplatser'), { javaScriptEnabled: false });
    expect(await page.locator('.tiles .state.good').first().textContent()).toMatch(/^Länken fungerar/);
    expect(await page.locator('table.preview').first().locator('tbody tr').count()).toBe(8);
    await page.context().close();
  });

  itInBrowser('shows of a ledger the rows of the shared table, and leads to them', async () => {
    const page = await open(await pathOf('leverantörsreskontra 2026'));
    expect(await page.locator('table.preview th').allTextContents()).toContain('Belopp exkl. moms');
    await page.getByRole('link', { name: 'Visa alla rader' }).click();
    expect(page.url()).toMatch(/\/tabeller\/leverantorsreskontra\?kommun=\d{4}$/);
    await page.context().close();
  });
});

describe('a search without result in a browser', () => {
  itInBrowser('leads on to what there is', async () => {
    const page = await open('/?q=badplats&kommun=1864');
    await page.getByRole('link', { name: /^Sök bland alla/ }).click();
    expect(page.url()).toBe(`${serving.address}/?q=badplats`);
    expect(await page.locator('.cards > li').count()).toBeGreaterThan(1);
    await page.context().close();
  });
});

describe('the report of a municipality in a browser', () => {
  itInBrowser('is in the mail that it opens, without what nobody is to do', async () => {
    const page = await open('/kommuner/1861/att-gora');
    const href = await page.getByRole('link', { name: 'Skicka med e-post' }).getAttribute('href');
    const body = new URL(href ?? '').searchParams.get('body');
    expect(body).toContain('Rätta hos er');
    expect(body).toContain('/kommuner/1861/att-gora');
    expect(href?.length).toBeLessThan(2000);
    expect(await page.locator('main').textContent()).not.toContain('Källan är funnen');
    await page.context().close();
  });
});

describe('the county on one page in a browser', () => {
  itInBrowser('shows each municipality and what it delivers', async () => {
    const page = await open('/lanet');
    expect(await page.locator('.matrix tbody tr').count()).toBe(12);
    const karlskoga = page.locator('.matrix tr', { hasText: 'Karlskoga' });
    expect(await karlskoga.locator('.state').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringMatching(/^levererar till 2026-/)]),
    );
    await page.context().close();
  });
});

describe('the shared tables in a browser', () => {
  itInBrowser.each([true, false])(
    'filters the ledger with its coverage in sight (JavaScript %s)',
    async (javaScriptEnabled) => {
      const page = await open('/tabeller/leverantorsreskontra', { javaScriptEnabled });
      await page.locator('select[name=kommun]').selectOption('1883');
      await page.getByRole('button', { name: 'Visa' }).click();
      expect(await page.locator('#tackning').isVisible()).toBe(true);
      const sums = page.getByRole('group', { name: 'Kommunerna' }).locator('tbody tr');
      expect(await sums.count()).toBe(1);
      expect(await sums.first().textContent()).toContain('Karlskoga');
      await page.context().close();
    },
  );

  itInBrowser('compares by inhabitant, and says whose count that is and of when', async () => {
    const page = await open('/tabeller/leverantorsreskontra');
    const sums = page.getByRole('group', { name: 'Kommunerna' });
    expect(await sums.locator('thead').textContent()).toContain('Per invånare');
    expect(await sums.locator('tbody td:last-child').first().textContent()).toMatch(/\d kr$/);
    expect(await page.locator('main').textContent()).toContain('Invånare: SCB, 31 december 2023.');
    await page.context().close();
  });

  itInBrowser('follows one supplier across the county', async () => {
    const page = await open('/tabeller/leverantorsreskontra');
    const first = page.getByRole('group', { name: 'Största leverantörer' }).getByRole('link').first();
    const name = await first.textContent();
    await first.click();
    expect(await page.locator('h1').textContent()).toBe(name);
    await page.context().close();
  });

  itInBrowser.each(['CSV', 'XLSX', 'PARQUET', 'JSON'])(
    'downloads the schools shown as %s',
    async (format) => {
      const page = await open('/tabeller/skolor?kommun=1883');
      const waiting = page.waitForEvent('download');
      await page.getByRole('link', { name: format, exact: true }).click();
      const download = await waiting;
      expect(download.suggestedFilename()).toBe(`schools.${format.toLowerCase()}`);
      expect(readFileSync((await download.path()) ?? '').length).toBeGreaterThan(100);
      await page.context().close();
    },
  );

  itInBrowser('has each place of the map in the list', async () => {
    const page = await open('/tabeller/aldreboenden');
    const marks = page.locator('svg.map a');
    expect(await marks.count()).toBeGreaterThan(5);
    for (const href of await marks.evaluateAll((found) => found.map((mark) => mark.getAttribute('href')))) {
      expect(await page.locator(href ?? '').count()).toBe(1);
    }
    await page.context().close();
  });
});
