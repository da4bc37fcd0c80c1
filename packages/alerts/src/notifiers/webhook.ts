import { createHmac, randomUUID } from 'node:crypto';
import type { Notice, Notifier } from '../notice.ts';
import type { Writing } from './message-text.ts';
import { inLang, plainText, subjectText } from './message-text.ts';

export interface WebhookOptions extends Writing {
  readonly url: string;
  /** Signs what is sent, so that the receiver knows that it comes from here. */
  readonly secret?: string | undefined;
}

const answerWithinMs = 10_000;

/** Tells by a POST of JSON; docs/OPERATIONS.md describes it. */
export const webhookNotifier = ({ url, secret, ...writing }: WebhookOptions): Notifier => ({
  name: `webhook ${new URL(url).host}`,
  async send(notices, signal) {
    const body = JSON.stringify({
      version: 1,
      catalogue: writing.from,
      notices: notices.map((notice) => ({
        ...notice,
        title: inLang(notice.title, writing.lang),
        body: notice.body.map((text) => inLang(text, writing.lang)),
      })),
    });
    const signature =
      secret === undefined
        ? undefined
        : { 'x-lanskatalog-signature': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` };
    await post(url, { body, headers: { 'x-lanskatalog-delivery': randomUUID(), ...signature } }, signal);
  },
});

/** Tells by `{"text": …}`, as Slack, Mattermost and Teams' workflows take it. */
export const chatNotifier = ({ url, ...writing }: Omit<WebhookOptions, 'secret'>): Notifier => ({
  name: `chat ${new URL(url).host}`,
  async send(notices: readonly Notice[], signal) {
    const text = `${subjectText(notices, writing)}\n\n${plainText(notices, writing.lang)}`;
    await post(url, { body: JSON.stringify({ text }), headers: {} }, signal);
  },
});

async function post(
  url: string,
  { body, headers }: { readonly body: string; readonly headers: Readonly<Record<string, string>> },
  signal: AbortSignal,
): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    redirect: 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout(answerWithinMs)]),
  }).catch((error: unknown) => {
    // What the network said is within.
    const { message, cause } = error as Error & { readonly cause?: { readonly message?: string } };
    throw new Error(cause?.message ?? message, { cause: error });
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`the receiver answered ${response.status}`);
}
