import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { itInBrowser, launchBrowser } from '../support/browser.ts';
import { buildCli } from '../support/cli.ts';
import { startServing } from '../support/serving.ts';
import type { Serving } from '../support/serving.ts';

// A browser on a busy machine takes its time.
jest.setTimeout(90_000);

let serving: Serving;
let browser: Browser | undefined;

const quoted = (text: string): string => JSON.stringify(text);
const script = '<script>document.title = "hacked"</script>';
const bidi = 'Ofarlig\u202efil.exe';

/** A feed whose writer means harm, or has lost the thread. */
const hostileFeed = `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
<https://kommun.example/katalog> a dcat:Catalog ; dct:title "Katalog"@sv ;
  dcat:dataset <https://kommun.example/d/1>, <https://kommun.example/d/2>, <https://kommun.example/d/3> .
<https://kommun.example/d/1> a dcat:Dataset ; dct:title ${quoted(`Fälla ${script}`)}@sv ;
  dct:description ${quoted(`</script><img src=x onerror=document.title="hacked">${script}`)}@sv ;
  dcat:landingPage <javascript:document.title="hacked"> ;
  dcat:contactPoint [ a vcard:Organization ; vcard:fn ${quoted(script)} ; vcard:hasEmail <mailto:a@kommun.example?bcc=b@elak.example> ] ;
  dcat:distribution <https://kommun.example/d/1/csv> .
<https://kommun.example/d/1/csv> a dcat:Distribution ; dct:title ${quoted(script)}@sv ;
  dcat:accessURL <javascript:alert(1)> ; dcat:downloadURL <https://kommun.example/'%3B%24(reboot)%3B'.csv> .
<https://kommun.example/d/2> a dcat:Dataset ; dct:title ${quoted(bidi)}@sv ; dct:description "Om"@sv ;
  dcat:keyword ${Array.from({ length: 500 }, (_, i) => `"nyckelord${i}"@sv`).join(', ')} .
<https://kommun.example/d/3> a dcat:Dataset ; dct:title ${quoted(`Lång${'å'.repeat(10_000)}`)}@sv ; dct:description "Om"@sv .`;

beforeAll(async () => {
  buildCli();
  serving = await startServing(hostileFeed);
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await serving.stop();
});

const open = async (path: string): Promise<Page> => {
  browser ??= await launchBrowser();
  const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
  const page = await context.newPage();
  await page.goto(serving.address + path);
  return page;
};
const openDataset = async (word: string): Promise<Page> => {
  const page = await open(`/?q=${word}`);
  await page.locator('.cards h3 a').first().click();
  await page.waitForURL('**/datasets/**');
  return page;
};

describe('hostile metadata in a browser', () => {
  itInBrowser('runs no script and fits 320 pixels in the list', async () => {
    const page = await open('/');
    expect(await page.locator('.cards > li').count()).toBe(3);
    expect(await page.title()).toBe('Testregionen');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
  });

  itInBrowser('is text on the page of a dataset, and its links lead nowhere harmful', async () => {
    const page = await openDataset('fälla');
    expect(await page.title()).toMatch(/^Fälla/);
    expect(await page.locator('main script, main img').count()).toBe(0);
    const links = await page
      .locator('main a')
      .evaluateAll((found) => found.map((a) => a.getAttribute('href')));
    expect(links.filter((href) => /^javascript:/i.test(href ?? ''))).toEqual([]);
    expect(links.filter((href) => href?.includes('elak.example'))).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
  });

  itInBrowser('turns no direction of writing', async () => {
    const page = await openDataset('ofarlig');
    expect(await page.locator('h1').textContent()).toBe('Ofarligfil.exe');
  });

  itInBrowser('cuts what is too long to read', async () => {
    const page = await openDataset('lång');
    expect((await page.locator('h1').textContent())?.length).toBeLessThanOrEqual(201);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
  });
});
