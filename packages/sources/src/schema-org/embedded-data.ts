import type { HtmlElement } from '../html/html-element.ts';
import { elements, isElement } from '../html/html-element.ts';
import type { GraphBuilder } from '../rdf/graph-builder.ts';
import { readJsonLd } from '../rdf/jsonld/read-jsonld.ts';
import { parseJson } from '../rdf/parse-json.ts';

/** Reads every JSON-LD script of a page; one that is broken is told, and the others are read. */
export function readJsonLdScripts(document: HtmlElement, builder: GraphBuilder): void {
  for (const { tag, attributes, children } of elements(document)) {
    if (tag !== 'script' || !/^application\/ld\+json\b/i.test(attributes['type']?.trim() ?? '')) continue;
    const content = children.map((child) => (isElement(child) ? '' : child)).join('');
    const json = parseJson(content.replace(/^\s*(?:<!--|\/\/<!\[CDATA\[)|(?:-->|\/\/\]\]>)\s*$/g, ''));
    if (json.kind !== 'json') builder.log.report('sources.script-unreadable', { subject: builder.baseIri });
    if (json.kind !== 'not-json') readJsonLd(json.value, builder);
  }
}
