import type { LocalisedText } from '@lanskatalog/core';

export interface Words {
  readonly say: (sv: string, en: string) => string;
  /** An instant as people write it, in Sweden's time. */
  readonly time: (instant: string) => string;
  readonly number: (value: number) => string;
}

const locales = { sv: 'sv-SE', en: 'en-GB' } as const;
type Lang = keyof typeof locales;

const wordsOf = (lang: Lang): Words => {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const time = new Intl.DateTimeFormat(locales[lang], {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Europe/Stockholm',
  });
  const number = new Intl.NumberFormat(locales[lang]);
  return {
    say,
    time: (instant) => time.format(new Date(instant)),
    number: (value) => number.format(value),
  };
};

const both = { sv: wordsOf('sv'), en: wordsOf('en') };

export const wordsIn = (lang: Lang): Words => both[lang];

/** The same text in both languages, which stand side by side where it is written. */
export const bilingual = (write: (words: Words) => string): Required<LocalisedText> => ({
  sv: write(both.sv),
  en: write(both.en),
});
