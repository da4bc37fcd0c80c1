import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { itInBrowser, launchBrowser } from '../support/browser.ts';
import { buildCli } from '../support/cli.ts';
import { municipalFeed } from '../support/municipal-feed.ts';
import { startServing } from '../support/serving.ts';
import type { Serving } from '../support/serving.ts';

let serving: Serving;
let browser: Browser | undefined;
let page: Page;

beforeAll(async () => {
  buildCli();
  const hostile = `<script>document.title = "hacked"</script>`;
  serving = await startServing(
    municipalFeed(['badplatser', 'lekplatser'], (name) => `Om ${name} ${hostile}`),
  );
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await serving.stop();
});

const open = async (path: string, javaScriptEnabled = true): Promise<Page> => {
  browser ??= await launchBrowser();
  const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 320, height: 640 } });
  page = await context.newPage();
  await page.goto(serving.address + path);
  return page;
};

describe('the list of datasets in a browser', () => {
  itInBrowser('shows every dataset and finds one by word', async () => {
    await open('/');
    expect(await page.locator('.cards > li').count()).toBe(2);
    await page.locator('#q').fill('lekplatser');
    await page.getByRole('button', { name: 'Sök' }).click();
    expect(await page.locator('.cards > li').count()).toBe(1);
    expect(await page.getByRole('status').textContent()).toContain('1 datamängd');
  });

  itInBrowser('works without JavaScript', async () => {
    await open('/?q=badplatser', false);
    expect(await page.locator('.cards > li').count()).toBe(1);
  });

  itInBrowser('fits 320 pixels and runs no script of the metadata', async () => {
    await open('/');
    expect(await page.title()).toBe('Testregionen');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
  });
});
