import type { Notifier } from '../notice.ts';
import { emailNotifier } from './email.ts';
import { createMailer } from './mailer.ts';
import type { Writing } from './message-text.ts';
import { chatNotifier, webhookNotifier } from './webhook.ts';

/** Where people are reached: secrets, so from the environment. */
export interface Channels {
  readonly mail?: { readonly url: string; readonly from: string; readonly to: readonly string[] } | undefined;
  readonly webhooks: readonly { readonly kind: 'json' | 'chat'; readonly url: string }[];
  readonly webhookSecret?: string | undefined;
}

/** One notifier for each way to reach people. */
export function openNotifiers(
  { mail, webhooks, webhookSecret }: Channels,
  writing: Writing,
): readonly Notifier[] {
  const email =
    mail === undefined || mail.to.length === 0
      ? []
      : [emailNotifier(createMailer(mail), { ...writing, to: mail.to })];
  const others = webhooks.map(({ kind, url }) =>
    kind === 'chat'
      ? chatNotifier({ ...writing, url })
      : webhookNotifier({ ...writing, url, secret: webhookSecret }),
  );
  return distinct([...email, ...others]);
}

/** What was said where is remembered by name, so no two have the same. */
function distinct(notifiers: readonly Notifier[]): readonly Notifier[] {
  const seen = new Map<string, number>();
  return notifiers.map((notifier) => {
    const count = (seen.get(notifier.name) ?? 0) + 1;
    seen.set(notifier.name, count);
    return count === 1 ? notifier : { ...notifier, name: `${notifier.name} ${count}` };
  });
}
