import type { Notice, Notifier } from '../notice.ts';
import type { Mailer } from './mailer.ts';
import type { Lang, Writing } from './message-text.ts';
import { paragraphsOf, plainText, subjectText } from './message-text.ts';

/** Tells by e-mail, as text and as simple HTML. */
export const emailNotifier = (
  mailer: Mailer,
  { to, ...writing }: Writing & { readonly to: readonly string[] },
): Notifier => ({
  name: 'email',
  send: (notices) =>
    mailer.send({
      to,
      subject: subjectText(notices, writing),
      text: plainText(notices, writing.lang),
      html: htmlText(notices, writing.lang),
    }),
});

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => escapes[character] ?? '');

const htmlText = (notices: readonly Notice[], lang: Lang): string =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"></head><body>${notices
    .map((notice) => {
      const { heading, paragraphs, link } = paragraphsOf(notice, lang);
      const body = paragraphs.map((text) => `<p>${escaped(text)}</p>`).join('');
      const at = link === undefined ? '' : `<p><a href="${escaped(link)}">${escaped(link)}</a></p>`;
      return `<h2>${escaped(heading)}</h2>${body}${at}`;
    })
    .join('<hr>')}</body></html>`;
