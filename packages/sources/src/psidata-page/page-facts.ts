import type { TextBlock } from './page-blocks.ts';

/** What a page says of everything on it. */
export interface PageFacts {
  readonly title: string;
  readonly language: string;
  readonly license: string | undefined;
  readonly contact: { readonly name: string | undefined; readonly email: string } | undefined;
}

const cc = 'http://creativecommons.org/';
const licenses: readonly (readonly [RegExp, string])[] = [
  [/\bcc\s?-?\s?0\b|creative commons zero|publicdomain\/zero/i, `${cc}publicdomain/zero/1.0/`],
  [/\bcc[\s-]by[\s-]nc[\s-]sa\b|licenses\/by-nc-sa/i, `${cc}licenses/by-nc-sa/4.0/`],
  [/\bcc[\s-]by[\s-]nc[\s-]nd\b|licenses\/by-nc-nd/i, `${cc}licenses/by-nc-nd/4.0/`],
  [/\bcc[\s-]by[\s-]nc\b|licenses\/by-nc/i, `${cc}licenses/by-nc/4.0/`],
  [/\bcc[\s-]by[\s-]nd\b|licenses\/by-nd/i, `${cc}licenses/by-nd/4.0/`],
  [/\bcc[\s-]by[\s-]sa\b|licenses\/by-sa/i, `${cc}licenses/by-sa/4.0/`],
  [/\bcc[\s-]by\b|licenses\/by\/|creative commons (?:erkännande|attribution)/i, `${cc}licenses/by/4.0/`],
];

/** The licence that words or addresses name, in the form the national portal wants. */
export const licenseIn = (text: string): string | undefined =>
  licenses.find(([pattern]) => pattern.test(text))?.[1];

const email = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/;

export const emailIn = (text: string): string | undefined =>
  email.exec(text.replace(/\s*\(at\)\s*|\s+at\s+(?=\S+\.se)/gi, '@'))?.[0]?.replace(/\.$/, '');

/** Facts from the text that belongs to no dataset: what one dataset says of itself holds for no other. */
export function factsOf(
  rest: readonly TextBlock[],
  document: { readonly title: string; readonly language: string },
): PageFacts {
  const links = rest.flatMap((block) => block.links);
  const text = rest.flatMap(({ lines }) => lines).join('\n');
  const license = licenseIn(links.map(({ href }) => href).join(' ')) ?? licenseIn(text);
  const mailed = links.find(({ href }) => /^mailto:/i.test(href));
  const address = emailIn(mailed === undefined ? text : mailed.href.replaceAll('%40', '@'));
  const name = mailed === undefined || mailed.text.includes('@') ? undefined : mailed.text;
  return { ...document, license, contact: address === undefined ? undefined : { name, email: address } };
}
