import type { FastifyRequest } from 'fastify';
import type { Site } from './site.ts';

export type Lang = 'sv' | 'en';

/** A page in one language, for one request. */
export interface View {
  readonly site: Site;
  readonly lang: Lang;
  /** Path without the language, and the query with its `?`, or ''. */
  readonly path: string;
  readonly query: string;
  /** The text in the page's language. Both stand side by side in the pages, so that none is forgotten. */
  readonly say: (sv: string, en: string) => string;
  /** A path of ours in the page's language. */
  readonly href: (path: string) => string;
  /** The text in the page's language, else in the other. */
  readonly inLang: (text: { readonly sv: string; readonly en?: string }) => string;
  readonly number: (value: number) => string;
  /** The name of a date or instant, as people write it; what is no date stays as it is. */
  readonly date: (value: string) => string;
  /** An instant with its time of day in Sweden. */
  readonly time: (instant: string) => string;
  readonly bytes: (value: number) => string;
}

const timeZone = 'Europe/Stockholm';
const locales: Record<Lang, string> = { sv: 'sv-SE', en: 'en-GB' };
const formats = Object.fromEntries(
  (['sv', 'en'] as const).map((lang) => [
    lang,
    {
      number: new Intl.NumberFormat(locales[lang]),
      date: new Intl.DateTimeFormat(locales[lang], { dateStyle: 'long', timeZone }),
      time: new Intl.DateTimeFormat(locales[lang], { dateStyle: 'medium', timeStyle: 'short', timeZone }),
    },
  ]),
) as Record<Lang, { number: Intl.NumberFormat; date: Intl.DateTimeFormat; time: Intl.DateTimeFormat }>;

/** The prefix of pages in English; Swedish has none. */
export const englishPrefix = '/en';

export function viewOf(site: Site, request: Pick<FastifyRequest, 'url'>): View {
  const [full = '/', search] = request.url.split(/\?(.*)/s);
  const english = full === englishPrefix || full.startsWith(`${englishPrefix}/`);
  const lang = english ? 'en' : 'sv';
  const format = formats[lang];
  return {
    site,
    lang,
    path: english ? full.slice(englishPrefix.length) || '/' : full,
    query: search === undefined || search === '' ? '' : `?${search}`,
    say: (sv, en) => (english ? en : sv),
    href: (path) => (english ? localised(path) : path),
    inLang: (text) => (english ? (text.en ?? text.sv) : text.sv),
    number: (value) => format.number.format(value),
    date: (value) => dateText(value, format.date),
    time: (instant) => format.time.format(new Date(instant)),
    bytes: (value) => byteText(value, format.number),
  };
}

const localised = (path: string): string => (path === '/' ? `${englishPrefix}/` : englishPrefix + path);

/** Years and months are no days, so they are not written as ones. */
const dateText = (value: string, format: Intl.DateTimeFormat): string =>
  /^\d{4}-\d{2}-\d{2}/.test(value) && !Number.isNaN(Date.parse(value))
    ? format.format(new Date(value))
    : value;

function byteText(value: number, format: Intl.NumberFormat): string {
  const units = ['byte', 'kB', 'MB', 'GB', 'TB'];
  const power = value < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(value) / 3));
  const scaled = value / 1000 ** power;
  return `${format.format(scaled < 10 ? Math.round(scaled * 10) / 10 : Math.round(scaled))} ${units[power]}`;
}
