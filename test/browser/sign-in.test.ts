import { readFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import { systemClock } from '@lanskatalog/core';
import { setUpLink } from '@lanskatalog/web';
import type { Browser, Page } from 'playwright-core';
import type { RegionApp } from '../../packages/web/test/support/region-app.ts';
import { createRegionApp } from '../../packages/web/test/support/region-app.ts';
import { itInBrowser, launchBrowser } from '../support/browser.ts';

// A browser on a busy machine takes its time.
jest.setTimeout(90_000);

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const directory = mkdtempSync(join(tmpdir(), 'lanskatalog-sign-in-'));
const signIn = { accountsFile: join(directory, 'accounts.json') };
const password = 'fyra gula traktorer';
let region: RegionApp;
let browser: Browser | undefined;

beforeAll(async () => {
  region = await createRegionApp({ operator: { signIn } });
});
afterAll(async () => {
  await browser?.close();
  await region.close();
  rmSync(directory, { recursive: true });
});

async function newPage(options: { javaScriptEnabled: boolean }): Promise<Page> {
  browser ??= await launchBrowser();
  const context = await browser.newContext({ ...options, viewport: { width: 320, height: 640 } });
  return context.newPage();
}

async function expectGoodPage(page: Page): Promise<void> {
  await page.evaluate(axe);
  const { violations } = (await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
  )) as { violations: { id: string; nodes: { html: string }[] }[] };
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
}

describe('signing in with a browser', () => {
  itInBrowser(
    'makes the first account, signs out and in again, and is refused, each on a good page',
    async () => {
      const page = await newPage({ javaScriptEnabled: true });
      const deps = { documents: region.documents, clock: systemClock } as unknown as Parameters<
        typeof setUpLink
      >[0]['deps'];
      await page.goto((await setUpLink({ deps, signIn }, region.address)) ?? '');
      await expectGoodPage(page);
      await page.getByLabel('Ditt namn').fill('Frida F');
      await page.getByLabel('Användarnamn').fill('frida');
      await page.getByLabel('Lösenord', { exact: true }).fill(password);
      await page.getByLabel('Lösenordet en gång till').fill(password);
      await page.getByRole('button').last().click();
      await page.waitForURL('**/operator');
      await page.getByRole('button', { name: 'Logga ut' }).click();
      await page.waitForURL('**/sign-in?out=1');
      await expectGoodPage(page);
      await page.goto(`${region.address}/en/operator/tokens`);
      await page.getByLabel('User name').fill('frida');
      await page.getByLabel('Password').fill('wrong');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('alert').waitFor();
      await expectGoodPage(page);
      await page.getByLabel('Password').fill(password);
      await page.keyboard.press('Enter');
      await page.waitForURL('**/en/operator/tokens');
      await expectGoodPage(page);
    },
  );

  itInBrowser('works without scripts, and says to password managers what is what', async () => {
    const page = await newPage({ javaScriptEnabled: false });
    await page.goto(`${region.address}/operator/sign-in`);
    expect(await page.getByLabel('Användarnamn').getAttribute('autocomplete')).toBe('username');
    expect(await page.getByLabel('Lösenord').getAttribute('autocomplete')).toBe('current-password');
    await page.getByLabel('Användarnamn').fill('frida');
    await page.getByLabel('Lösenord').fill(password);
    await page.getByRole('button', { name: 'Logga in' }).click();
    await page.waitForURL('**/operator');
    await page.getByRole('button', { name: 'Logga ut' }).click();
    await page.waitForURL('**/sign-in?out=1');
  });
});
