import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Jobs } from '@lanskatalog/core';
import { loadAudit } from '@lanskatalog/operations';
import { ManualClock } from '../../../test/support/clocks.ts';
import type { RegionApp } from './support/region-app.ts';
import { createRegionApp } from './support/region-app.ts';

const minute = 60_000;
const publicUrl = 'https://data.testlan.example';
const contact = { name: 'Öppna data, Kumla', email: 'oppnadata@kumla.example' };

const linkIn = (text = ''): string => /https:\/\/data\.testlan\.example(\/\S+)/.exec(text)?.[1] ?? '';

describe('a municipality that asks for a new harvest', () => {
  const clock = new ManualClock('2026-03-10T12:00:00.000Z');
  const mails: { to: readonly string[]; text: string }[] = [];
  const enqueued: { readonly payload: unknown; readonly priority: unknown }[] = [];
  const jobs = {
    enqueue: async ({ payload }: { payload: unknown }, { priority }: { priority?: number }) => {
      enqueued.push({ payload, priority });
      return 'job';
    },
    list: async () => [],
  } as unknown as Jobs;
  let region: RegionApp;

  beforeAll(async () => {
    region = await createRegionApp({
      contacts: { '1881': contact },
      operator: { signIn: { publicUrl }, clock, jobs, mail: async (mail) => void mails.push(mail) },
    });
    await region.publish([{ id: 'kumlabad', title: 'Badplatser i Kumla', municipality: '1881' }]);
  });
  afterAll(() => region.close());

  const post = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(region.address + path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: 'email=somebody@else.example',
    });
    return { status: answer.status, headers: answer.headers, body: await answer.text() };
  };

  it('finds a form on its page, and why there is none on another’s', async () => {
    const kumla = await region.get('/kommuner/1881');
    expect(kumla.body).toContain('action="/kommuner/1881/ny-hamtning"');
    const orebro = await region.get('/en/kommuner/1880');
    expect(orebro.body).not.toContain('ny-hamtning');
    expect(orebro.body).toContain('has not said who its contact for open data is');
  });

  it('is mailed a link at the address of the configuration, whatever is typed or however the server is called', async () => {
    const answer = await post('/kommuner/1881/ny-hamtning', { host: 'evil.example' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(mails).toHaveLength(1);
    expect(mails[0]?.to).toEqual([contact.email]);
    expect(linkIn(mails[0]?.text)).toMatch(/^\/ny-hamtning\/1881-/);
    expect(answer.body).not.toContain(linkIn(mails[0]?.text));
  });

  it('is not mailed again within a quarter of an hour', async () => {
    await clock.advance(14 * minute);
    expect((await post('/kommuner/1881/ny-hamtning')).status).toBe(429);
    expect(mails).toHaveLength(1);
  });

  it('confirms with the link, once; looking at it uses nothing up', async () => {
    const link = linkIn(mails[0]?.text);
    expect((await region.get(link)).body).toContain('<form method="post"');
    expect((await region.get(link)).status).toBe(200);
    expect(enqueued).toEqual([]);
    expect((await post(link)).body).toContain('kumla');
    expect(enqueued).toHaveLength(1);
    expect(enqueued[0]).toMatchObject({ payload: { sources: ['kumla'] }, priority: 1 });
    expect((await post(link)).status).toBe(410);
    expect((await region.get(link)).status).toBe(410);
    expect(enqueued).toHaveLength(1);
  });

  it('stands in the audit log', async () => {
    const [entry] = await loadAudit(region.documents, { limit: 1 });
    expect(entry).toMatchObject({
      actor: { id: 'contact:1881' },
      action: 'reharvest',
      outcome: 'done',
      after: { sources: ['kumla'] },
    });
  });

  it('may ask again later; the link is good for an hour', async () => {
    await clock.advance(2 * minute);
    expect((await post('/en/kommuner/1881/ny-hamtning')).status).toBe(200);
    const link = linkIn(mails[1]?.text);
    expect(link).toMatch(/^\/en\/ny-hamtning\//);
    await clock.advance(61 * minute);
    expect((await post(link)).status).toBe(410);
    expect((await region.get('/ny-hamtning/1881-guess')).status).toBe(410);
  });

  it('is told where it can’t be', async () => {
    expect((await post('/kommuner/1880/ny-hamtning')).status).toBe(409);
    expect((await post('/kommuner/9999/ny-hamtning')).status).toBe(404);
    expect(mails).toHaveLength(2);
  });
});
