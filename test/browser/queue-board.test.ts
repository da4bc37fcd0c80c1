import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { systemClock } from '@lanskatalog/core';
import type { County } from '@lanskatalog/county';
import { startCounty } from '@lanskatalog/county';
import { addAccount, openAccountFile } from '@lanskatalog/operations';
import type { Browser, Page } from 'playwright-core';
import { itInBrowser, launchBrowser } from '../support/browser.ts';
import { buildCli } from '../support/cli.ts';
import type { Installation } from '../support/distributed.ts';
import { createInstallation, quickConfig } from '../support/distributed.ts';
import { eventually } from '../support/eventually.ts';
import { describeWith, type Service, startMongodb, startRedis } from '../support/services.ts';

jest.setTimeout(60_000);

const password = 'fyra gula traktorer';
const accountsFile = join(tmpdir(), `lanskatalog-queues-${randomUUID()}.json`);
const roles = ['coordinator', 'operator'] as const;

describeWith('redis', 'with Redis', (foundRedis) => {
  describeWith('mongodb', 'the screens of the queues', (foundMongodb) => {
    let county: County;
    let redis: Service;
    let mongodb: Service;
    let installation: Installation;
    let browser: Browser;
    let address: string;

    beforeAll(async () => {
      buildCli();
      county = await startCounty({ municipalities: 1, datasetsPer: 1 });
      [redis, mongodb] = await Promise.all([startRedis(foundRedis), startMongodb(foundMongodb)]);
      const servers = { redisUrl: redis.url, mongodbUrl: mongodb.url };
      installation = await createInstallation({ config: quickConfig(county), ...servers });
      await installation.requestRound();
      for (const role of roles) {
        const municipality = role === 'coordinator' ? { municipality: '1880' } : {};
        const account = { name: role, displayName: role, role, password, ...municipality };
        await addAccount(openAccountFile(accountsFile), account, systemClock);
      }
      await redis.kill();
      const web = installation.start('web', { ACCOUNTS_FILE: accountsFile });
      address = String((await web.logged('serving'))['address']);
      browser = await launchBrowser();
    }, 90_000);

    afterAll(async () => {
      await browser.close();
      await installation.close();
      await Promise.all([redis.stop(), mongodb.stop(), county.close()]);
      rmSync(accountsFile, { force: true });
    }, 30_000);

    const signedIn = async (role: (typeof roles)[number]): Promise<Page> => {
      const page = await (await browser.newContext()).newPage();
      await page.goto(`${address}/operator/sign-in`);
      await page.getByLabel('Användarnamn').fill(role);
      await page.getByLabel('Lösenord').fill(password);
      await page.getByRole('button').last().click();
      await page.waitForURL('**/operator');
      return page;
    };

    it('are for those who have signed in', async () => {
      for (const path of ['', '/api/queues', '/static/images/logo.svg']) {
        const answer = await fetch(`${address}/operator/queues${path}`, { redirect: 'manual' });
        expect([path, answer.headers.get('location')]).toEqual([
          path,
          `/operator/sign-in?next=${encodeURIComponent(`/operator/queues${path}`)}`,
        ]);
      }
    });

    itInBrowser('say that the queue is away, and show it when it is back', async () => {
      const page = await signedIn('operator');
      const refused: string[] = [];
      page.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) refused.push(message.text());
      });
      const away = await page.goto(`${address}/operator/queues`);
      expect(away?.status()).toBe(503);
      expect(await page.textContent('main')).toContain('Se efter att Redis är igång');
      await redis.restart();
      await eventually(async () => ((await page.reload())?.status() === 200 ? true : undefined));
      for (const kind of ['harvest-source', 'publish-region'])
        await page.getByRole('link', { name: kind }).first().waitFor();
      await page.getByRole('link', { name: 'round' }).first().click();
      await page.getByText('round', { exact: true }).nth(1).waitFor();
      // It does without the one style that it makes by itself; all its scripts and questions are let through.
      expect(refused.filter((text) => !text.startsWith('Applying inline style'))).toEqual([]);
    });

    itInBrowser('change nothing', async () => {
      const page = await signedIn('operator');
      const change = (path: string): Promise<unknown> =>
        page.evaluate(`fetch('/operator/queues/api/queues${path}', { method: 'PUT' }).then((a) => a.status)`);
      expect([await change('/pause'), await change('/harvest-source/empty')]).toEqual([404, 404]);
    });

    itInBrowser('are not for a coordinator, whose menu does not name them', async () => {
      const page = await signedIn('coordinator');
      expect(await page.locator('a[href$="/operator/queues"]').count()).toBe(0);
      expect((await page.goto(`${address}/operator/queues`))?.status()).toBe(403);
    });
  });
});
