import { cleanIri } from '../rdf/clean-iri.ts';
import { resolveIri } from '../rdf/resolve-iri.ts';
import type { HtmlElement } from './html-element.ts';
import { elements, find, textOf } from './html-element.ts';

export interface Link {
  /** Absolute. */
  readonly href: string;
  readonly text: string;
  /** What else the link says of its target: title, type, suggested file name. */
  readonly hints: string;
  readonly mediaType: string | undefined;
}

/** What references on a page are resolved against. */
export function baseOf(document: HtmlElement, pageUrl: string): string {
  const href = find(document, ({ tag, attributes }) => tag === 'base' && attributes['href'] !== undefined)
    ?.attributes['href'];
  return href === undefined ? pageUrl : resolveIri(href.trim(), pageUrl);
}

/** The address that a page means by a reference; undefined where it leads nowhere. */
export function addressOf(reference: string | undefined, base: string): string | undefined {
  if (reference === undefined || /^\s*(?:javascript|data):/i.test(reference)) return undefined;
  const clean = cleanIri(reference.replace(/[\n\t\r]/g, ''));
  if (clean.kind === 'text') return undefined;
  const absolute = clean.kind === 'iri' && clean.relative ? resolveIri(clean.iri, base) : clean.iri;
  return /^[a-z][a-z0-9+.-]*:/i.test(absolute) ? absolute : undefined;
}

/** Links within an element, in their order; then addresses that stand there as plain text. */
export function linksOf(root: HtmlElement, base: string): Link[] {
  const links = [...elements(root)].flatMap((element) => {
    const { tag, attributes } = element;
    const href = tag === 'a' ? addressOf(attributes['href'], base) : undefined;
    if (href === undefined) return [];
    const { title = '', download = '', type, 'aria-label': label = '' } = attributes;
    return [
      {
        href,
        text: textOf(element) || label || title,
        hints: `${title} ${download} ${label}`,
        mediaType: type,
      },
    ];
  });
  const known = new Set(links.flatMap(({ href, text }) => [href, text]));
  const written = (textOf(root).match(/\bhttps?:\/\/[^\s<>"]+[^\s<>".,;:)]/g) ?? []).filter(
    (href) => !known.has(href),
  );
  return [...links, ...written.map((href) => ({ href, text: href, hints: '', mediaType: undefined }))];
}
