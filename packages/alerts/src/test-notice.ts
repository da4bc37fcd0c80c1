import { bilingual } from './bilingual.ts';
import type { Notice } from './notice.ts';

/** What `lanskatalog alerts test` sends. */
export const testNotice = (at: string): Notice => ({
  kind: 'test',
  rule: 'test',
  subject: 'test',
  since: at,
  title: bilingual(({ say }) => say('larmen når fram hit', 'alerts get through to here')),
  body: [
    bilingual(({ say, time }) =>
      say(
        `Någon provade larmen ${time(at)}. Ingenting är fel, och inget behöver göras.`,
        `Somebody tried the alerts on ${time(at)}. Nothing is wrong, and nothing needs doing.`,
      ),
    ),
  ],
});
