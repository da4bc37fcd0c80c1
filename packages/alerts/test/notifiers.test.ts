import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Notice } from '../src/notice.ts';
import { openNotifiers } from '../src/notifiers/open-notifiers.ts';
import { testNotice } from '../src/test-notice.ts';
import { noon } from './support/overviews.ts';
import { startMailSink, startWebhookSink } from './support/sinks.ts';

const { signal } = new AbortController();
const writing = { lang: 'sv', from: 'Öppna data' } as const;
const notice: Notice = {
  kind: 'opened',
  rule: 'source-failing',
  subject: 'nora',
  since: noon,
  title: { sv: 'Nora: källan misslyckas', en: 'Nora: the source is failing' },
  body: [{ sv: 'Svaret var <html> & inget annat.', en: 'The answer was <html>.' }],
  link: 'https://data.example/operator/sources/nora',
};

const mailTo = (url: string) => ({
  url,
  from: 'lanskatalog@data.example',
  to: ['a@lan.example', 'b@lan.example'],
});
const open = (channels: Partial<Parameters<typeof openNotifiers>[0]>) =>
  openNotifiers({ webhooks: [], ...channels }, writing);

/** The text parts of a mail, decoded. */
function decoded(mail: string): string {
  const bodies = mail.split(/\r\n\r\n/).map((part) => part.replaceAll('=\r\n', ''));
  return Buffer.from(
    bodies
      .join('\n\n')
      .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');
}

describe('notifiers', () => {
  let mail: Awaited<ReturnType<typeof startMailSink>>;
  let web: Awaited<ReturnType<typeof startWebhookSink>>;

  beforeEach(async () => {
    mail = await startMailSink();
    web = await startWebhookSink();
  });

  afterEach(async () => {
    await mail.close();
    await web.close();
  });

  it('mail all notices in one message, as text and as HTML that shows them as they are', async () => {
    const [email] = open({ mail: mailTo(mail.url) });
    await email?.send([notice, testNotice(noon)], signal);
    expect(mail.received).toHaveLength(1);
    const text = decoded(mail.received[0] ?? '');
    expect(text).toContain('To: a@lan.example, b@lan.example');
    expect(text).toContain('Larm: Nora: källan misslyckas');
    expect(text).toContain('Svaret var <html> & inget annat.');
    expect(text).toContain('<p>Svaret var &lt;html&gt; &amp; inget annat.</p>');
    expect(text).toContain('<a href="https://data.example/operator/sources/nora">');
    expect(text).toContain('Prov: larmen når fram hit');
  });

  it('sign in to the mail server with what the address says', async () => {
    const withUser = (password: string): string => mail.url.replace('//', `//anna:${password}@`);
    const [email] = open({ mail: mailTo(withUser('p%40ss')) });
    await email?.send([notice], signal);
    expect(mail.received).toHaveLength(1);
    const [stranger] = open({ mail: mailTo(withUser('guess')) });
    await expect(stranger?.send([notice], signal)).rejects.toThrow('wrong password');
  });

  it('post JSON that the receiver can trust', async () => {
    const [webhook] = open({
      webhooks: [{ kind: 'json', url: `${web.url}/alerts` }],
      webhookSecret: 'secret',
    });
    await webhook?.send([notice], signal);
    const [posted] = web.received;
    const { body, headers } = posted ?? { body: '', headers: undefined };
    expect(JSON.parse(body)).toEqual({
      version: 1,
      catalogue: 'Öppna data',
      notices: [{ ...notice, title: notice.title.sv, body: [notice.body[0]?.sv] }],
    });
    const expected = createHmac('sha256', 'secret').update(body).digest('hex');
    expect(headers?.['x-lanskatalog-signature']).toBe(`sha256=${expected}`);
  });

  it('post to a chat what it takes', async () => {
    const [chat] = open({ webhooks: [{ kind: 'chat', url: `${web.url}/chat` }] });
    await chat?.send([notice], signal);
    const { text } = JSON.parse(web.received[0]?.body ?? '') as { text: string };
    expect(text.split('\n')[0]).toBe('[Öppna data] Larm: Nora: källan misslyckas');
  });

  it('fail where the receiver does not take it', async () => {
    const [webhook] = open({ webhooks: [{ kind: 'json', url: `${web.url}/broken` }] });
    await expect(webhook?.send([notice], signal)).rejects.toThrow('the receiver answered 500');
    await web.close();
    await expect(webhook?.send([notice], signal)).rejects.toThrow('ECONNREFUSED');
  });

  it('have names of their own', () => {
    const { url } = web;
    const all = open({
      mail: mailTo(mail.url),
      webhooks: [
        { kind: 'json', url },
        { kind: 'json', url },
      ],
    });
    const host = new URL(url).host;
    expect(all.map(({ name }) => name)).toEqual(['email', `webhook ${host}`, `webhook ${host} 2`]);
  });
});
