import type { LocalisedText } from '@lanskatalog/core';
import { bilingual } from './bilingual.ts';
import type { Finding } from './finding.ts';
import type { Notice } from './notice.ts';

export interface Saying {
  readonly kind: 'opened' | 'reminder' | 'recovered';
  readonly alert: Omit<Finding, 'rule'> & { readonly rule: string; readonly recovered?: string };
}

/** An alert as people are told of it. `publicUrl` is the address of the installation, where it knows it. */
export function noticeOf({ kind, alert }: Saying, publicUrl: string | undefined): Notice {
  const { rule, subject, since, title, path } = alert;
  return {
    kind,
    rule,
    subject,
    since,
    title,
    body: kind === 'recovered' ? overBody(alert) : openBody(alert),
    ...(publicUrl === undefined ? {} : { link: new URL(path, publicUrl).href }),
  };
}

const sinceText = (since: string): LocalisedText =>
  bilingual(({ say, time }) => say(`Sedan ${time(since)}.`, `Since ${time(since)}.`));

const openBody = ({ happened, since, works, remedy }: Saying['alert']): LocalisedText[] => [
  happened,
  sinceText(since),
  labelled(works, ['Fungerar ändå', 'Still works']),
  labelled(remedy, ['Gör så här', 'What to do']),
];

function overBody({ happened, since, recovered = since }: Saying['alert']): LocalisedText[] {
  const lasted = bilingual(({ say, time }) =>
    say(
      `Det är över sedan ${time(recovered)} och varade från ${time(since)}. Inget mer behöver göras.`,
      `It has been over since ${time(recovered)} and lasted from ${time(since)}. Nothing more needs doing.`,
    ),
  );
  return [lasted, labelled(happened, ['Det som hade hänt', 'What had happened'])];
}

const labelled = (text: LocalisedText, [sv, en]: readonly [string, string]): LocalisedText => ({
  sv: `${sv}: ${text.sv}`,
  en: `${en}: ${text.en ?? text.sv}`,
});
