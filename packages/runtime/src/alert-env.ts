import type { Channels, Mailer } from '@lanskatalog/alerts';
import { createMailer } from '@lanskatalog/alerts';
import { z } from 'zod';
import { signInEnv } from './sign-in-env.ts';
import { UsageFault } from './usage-fault.ts';

/** Where people are told that something is wrong, as the environment says it; docs/OPERATIONS.md explains each. */
export const alertEnv = z.object({
  PUBLIC_URL: signInEnv.shape.PUBLIC_URL,
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/./, 'it must look like smtp://user:password@host:587')
    .optional(),
  ALERT_FROM: z.string().optional(),
  ALERT_TO: z.string().optional(),
  ALERT_WEBHOOKS: z.string().optional(),
  ALERT_WEBHOOK_SECRET: z.string().optional(),
});
type AlertEnv = z.infer<typeof alertEnv>;

/** Ways to reach people, and the address that they find here. */
export interface AlertSetup {
  readonly channels: Channels;
  readonly publicUrl?: string | undefined;
}

const badConfiguration = 78;

/**
 * The same, checked as a whole.
 *
 * @throws UsageFault where one setting needs another, or an address is none.
 */
export function alertsFrom(env: AlertEnv): AlertSetup {
  const { SMTP_URL: url, ALERT_FROM: from, ALERT_TO, ALERT_WEBHOOKS, ALERT_WEBHOOK_SECRET } = env;
  if (url !== undefined && from === undefined)
    throw new UsageFault('SMTP_URL needs ALERT_FROM: the address that mail comes from.', badConfiguration);
  if (ALERT_TO !== undefined && url === undefined)
    throw new UsageFault('ALERT_TO needs SMTP_URL: the server that mail is sent through.', badConfiguration);
  return {
    channels: {
      ...(url === undefined || from === undefined ? {} : { mail: { url, from, to: listed(ALERT_TO) } }),
      webhooks: listed(ALERT_WEBHOOKS).map(webhookOf),
      webhookSecret: ALERT_WEBHOOK_SECRET,
    },
    publicUrl: env.PUBLIC_URL,
  };
}

/** Sends mail to whomever; undefined where there is no server to send it through. */
export const mailOf = ({ channels: { mail } }: AlertSetup): Mailer['send'] | undefined =>
  mail === undefined ? undefined : createMailer(mail).send;

const listed = (text = ''): string[] => text.split(/[\s,]+/).filter((each) => each !== '');

/** `chat:https://…` takes what chats do; other addresses the documented JSON. */
function webhookOf(written: string): Channels['webhooks'][number] {
  const [, chat, url = ''] = /^(chat:)?(https?:\/\/.+)$/.exec(written) ?? [];
  if (!URL.canParse(url))
    throw new UsageFault(
      'ALERT_WEBHOOKS holds something that is no address: write https://… or chat:https://…, with blanks between.',
      badConfiguration,
    );
  return { kind: chat === undefined ? 'json' : 'chat', url };
}
