import { wordsIn } from '../bilingual.ts';
import type { Notice } from '../notice.ts';

export type Lang = 'sv' | 'en';

/** How messages are written: the language, and whose they are. */
export interface Writing {
  readonly lang: Lang;
  /** Title of the catalogue, so that who watches over several knows which it is. */
  readonly from: string;
}

export interface Paragraphs {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly link?: string;
}

/** One line for all: the title of the only one, or how many there are. */
export function subjectText(notices: readonly Notice[], { lang, from }: Writing): string {
  const { say } = wordsIn(lang);
  const [first] = notices;
  const what =
    notices.length === 1 && first !== undefined
      ? headingText(first, lang)
      : `${notices.length} ${say('meddelanden', 'messages')}: ${countsText(notices, lang)}`;
  return `[${from}] ${what}`;
}

const kindText = (kind: Notice['kind'], lang: Lang): string => {
  const { say } = wordsIn(lang);
  const texts = {
    opened: say('Larm', 'Alert'),
    reminder: say('Påminnelse', 'Reminder'),
    recovered: say('Över', 'Over'),
    test: say('Prov', 'Test'),
  };
  return texts[kind];
};

function countsText(notices: readonly Notice[], lang: Lang): string {
  const kinds = [...new Set(notices.map(({ kind }) => kind))];
  return kinds
    .map((kind) => `${kindText(kind, lang)} ${notices.filter((notice) => notice.kind === kind).length}`)
    .join(', ');
}

const headingText = ({ kind, title }: Notice, lang: Lang): string =>
  `${kindText(kind, lang)}: ${inLang(title, lang)}`;

export const inLang = (text: Notice['title'], lang: Lang): string =>
  lang === 'sv' ? text.sv : (text.en ?? text.sv);

export const paragraphsOf = (notice: Notice, lang: Lang): Paragraphs => ({
  heading: headingText(notice, lang),
  paragraphs: notice.body.map((text) => inLang(text, lang)),
  ...(notice.link === undefined ? {} : { link: notice.link }),
});

/** All as plain text, one after the other. */
export const plainText = (notices: readonly Notice[], lang: Lang): string =>
  notices
    .map((notice) => {
      const { heading, paragraphs, link } = paragraphsOf(notice, lang);
      return [heading, ...paragraphs, ...(link === undefined ? [] : [link])].join('\n\n');
    })
    .join('\n\n――――\n\n');
