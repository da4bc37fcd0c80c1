import { bilingual } from '../bilingual.ts';
import type { Finding, Rule } from '../finding.ts';
import type { AlertState, FailingChannel } from './alert-state.ts';

/** Told on the other channels, and on the operators' page. */
export const channelRule = { name: 'channel-failing', urgent: false, afterMs: 0 } as const;

/** The rule that watches over the channels themselves. */
export const watchChannels = ({ channels }: Pick<AlertState, 'channels'>): Rule => ({
  ...channelRule,
  find: () => Object.entries(channels).map(([name, channel]) => failingChannel(name, channel)),
});

const failingChannel = (name: string, { since, reason, failures }: FailingChannel): Finding => ({
  rule: channelRule.name,
  subject: name,
  since,
  title: bilingual(({ say }) =>
    say(`Larm når inte fram till ${name}`, `Alerts do not get through to ${name}`),
  ),
  happened: bilingual(({ say, number }) =>
    say(
      `${number(failures)} försök i rad misslyckades: ${reason}.`,
      `${number(failures)} attempts in a row failed: ${reason}.`,
    ),
  ),
  works: bilingual(({ say }) =>
    say(
      'Allt annat, och larmen syns på operatörssidan. Det som inte kom fram skickas när det går.',
      'All else does, and alerts are seen on the operators’ page. What did not get through is sent when it can be.',
    ),
  ),
  remedy: bilingual(({ say }) =>
    say(
      'Rätta SMTP_URL, ALERT_TO eller ALERT_WEBHOOKS, och prova med lanskatalog alerts test.',
      'Correct SMTP_URL, ALERT_TO or ALERT_WEBHOOKS, and try with lanskatalog alerts test.',
    ),
  ),
  path: '/operator',
});
