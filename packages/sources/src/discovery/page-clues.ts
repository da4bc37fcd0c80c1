import type { SourceKind } from '@lanskatalog/core';
import { hubSite } from '../arcgis-hub/read-arcgis-hub.ts';
import { ckanSite } from '../ckan/read-ckan.ts';
import { cswEndpoint } from '../csw/read-csw.ts';
import { blocksStore } from '../entryscape/store-address.ts';
import type { HtmlElement } from '../html/html-element.ts';
import { elements } from '../html/html-element.ts';
import type { Link } from '../html/links.ts';
import { addressOf, linksOf } from '../html/links.ts';
import { odsSite } from '../opendatasoft/read-opendatasoft.ts';
import { apiRoot } from '../pxweb/read-pxweb.ts';

/** What a page hints at: an address, and the kind of source that may be behind it. */
export interface Clue {
  readonly kind: SourceKind;
  readonly url: string;
}

const rdfTypes =
  /^(?:application\/rdf\+xml|text\/turtle|application\/ld\+json|application\/n-triples|text\/n3)\b/i;

/** Addresses that are feeds or services by their form. */
const forms: readonly (readonly [RegExp, SourceKind])[] = [
  [
    /\/datasets\/dcat\b|\/catalog\.(?:rdf|ttl|jsonld|xml)\b|[?&]recursive=dcat\b|\/dcat(?:[-_]ap[^/]*)?\.(?:rdf|ttl|jsonld|xml)\b|\.(?:rdf|ttl|jsonld)(?:\?|$)/i,
    'dcat',
  ],
  [/\/store\/search\?|\/store\/\d+\/|\.entryscape\.net\b/i, 'entryscape'],
  [/\/api\/3\/action\/|\/api\/action\/package_/i, 'ckan'],
  [/\/api\/explore\/v2|\/explore\/dataset\/|\.opendatasoft\.com\b|\.huwise\.com\b/i, 'opendatasoft'],
  [/\.hub\.arcgis\.com\b|\bopendata\.arcgis\.com\b|\/api\/feed\/dcat-/i, 'arcgis-hub'],
  [/\/data\.json(?:\?|$)/i, 'dcat-us'],
  [/\/csw\b|[?&]service=csw\b/i, 'csw'],
  [/\/pxweb\b|\/api\/v[12]\/(?:sv|en)\b/i, 'pxweb'],
  [/\/geoserver\b|\/(?:wms|wfs)\b|[?&]service=w[mf]s\b/i, 'ogc'],
  [/[?&]verb=(?:Identify|ListRecords|ListSets)\b|\/oai(?:-?pmh)?\b/i, 'oai-pmh'],
];

/** Platforms whose own servers serve for a municipality. Other hosts that a page links to are not the municipality's. */
const platforms = /\.(?:entryscape\.net|entryscape\.com|opendatasoft\.com|huwise\.com|hub\.arcgis\.com)$/i;

/** Everything on a page and in its headers that hints at a source. */
export function cluesOf(
  document: HtmlElement,
  base: string,
  headers: Readonly<Record<string, string>>,
): Clue[] {
  const links = [...linksOf(document, base)].filter(({ href }) => isOwn(href, base));
  const clues = [
    ...alternates(document, base),
    ...linkHeader(headers['link'] ?? '', base),
    ...links.flatMap(clueOfLink),
    ...fingerprints(document, base),
  ];
  const seen = new Set<string>();
  return clues.filter(({ kind, url }) => !seen.has(`${kind} ${url}`) && seen.add(`${kind} ${url}`));
}

export function isOwn(href: string, base: string): boolean {
  if (!URL.canParse(href)) return false;
  const { hostname } = new URL(href);
  const own = new URL(base).hostname.replace(/^www\./, '');
  return (
    hostname === own ||
    hostname.endsWith(`.${own}`) ||
    platforms.test(hostname) ||
    hostname.replace(/^www\./, '') === own
  );
}

function alternates(document: HtmlElement, base: string): Clue[] {
  return [...elements(document)].flatMap(({ tag, attributes }): Clue[] => {
    const url = tag === 'link' ? addressOf(attributes['href'], base) : undefined;
    const named = /\b(?:alternate|meta|describedby)\b/i.test(attributes['rel'] ?? '');
    return url !== undefined && named && rdfTypes.test(attributes['type'] ?? '')
      ? [{ kind: 'dcat', url }]
      : [];
  });
}

/** `Link: <…>; rel="alternate"; type="text/turtle"`. RFC 8288 */
const linkHeader = (header: string, base: string): Clue[] =>
  [...header.matchAll(/<([^>]*)>((?:\s*;\s*[\w*]+\s*=\s*(?:"[^"]*"|[^\s,;"]+))*)/g)].flatMap(
    ([, target, parameters = '']): Clue[] => {
      const url = addressOf(target, base);
      const type = /type\s*=\s*"?([^";,\s]+)/i.exec(parameters)?.[1] ?? '';
      const related = /rel\s*=\s*"?[^";]*\b(?:alternate|describedby)\b/i.test(parameters);
      return url !== undefined && related && rdfTypes.test(type) ? [{ kind: 'dcat', url }] : [];
    },
  );

function clueOfLink({ href, text, mediaType }: Link): Clue[] {
  if (mediaType !== undefined && rdfTypes.test(mediaType)) return [{ kind: 'dcat', url: href }];
  const kind = forms.find(([form]) => form.test(href))?.[1];
  if (kind === 'ckan') return [{ kind, url: ckanSite(href) }];
  if (kind === 'opendatasoft') return [{ kind, url: odsSite(href) }];
  if (kind === 'arcgis-hub') return [{ kind, url: hubSite(href) }];
  if (kind === 'csw') return [{ kind, url: cswEndpoint(href) }];
  if (kind === 'pxweb') return [{ kind, url: apiRoot(href) }];
  if (kind === 'ogc') return [{ kind, url: withoutRequest(href) }];
  if (kind !== undefined) return [{ kind, url: href }];
  if (/\bdcat\b/i.test(text) && /^https?:/.test(href)) return [{ kind: 'dcat', url: href }];
  const register =
    /\b(?:förteckning|lista|register)\b.*\b(?:data|datamängder|informationsmängder)\b/i.test(text) &&
    /\.(?:csv|xlsx)(?:\?|$)/i.test(href);
  return register ? [{ kind: 'csv-register', url: href }] : [];
}

/** A map server's address without what one request asks of it: WMS and WFS often share it. */
const withoutRequest = (href: string): string =>
  href
    .replace(/#.*$/s, '')
    .replace(/([?&])(?:service|request|version)=[^&]*/gi, '$1')
    .replace(/[?&]+$/, '')
    .replace(/\?&+/, '?');

/** Web systems that a page betrays by how it is made. */
function fingerprints(document: HtmlElement, base: string): Clue[] {
  const store = blocksStore(document, base);
  const clues: Clue[] =
    store === undefined
      ? []
      : [
          {
            kind: 'entryscape',
            url: store.context === undefined ? store.store : `${store.store}/${store.context}`,
          },
        ];
  const site = base.replace(/[?#].*$/s, '').replace(/\/$/, '');
  for (const { tag, attributes } of elements(document)) {
    const made = `${attributes['name'] === 'generator' ? (attributes['content'] ?? '') : ''} ${attributes['src'] ?? ''} ${tag === 'link' ? (attributes['href'] ?? '') : ''}`;
    if (/\bckan\b/i.test(made)) clues.push({ kind: 'ckan', url: ckanSite(site) });
    if (/opendatasoft|ods-widgets|huwise/i.test(made))
      clues.push({ kind: 'opendatasoft', url: odsSite(site) });
    if (/hubcdn\.arcgis|opendata-ui|arcgis hub/i.test(made))
      clues.push({ kind: 'arcgis-hub', url: hubSite(site) });
    if (/entryscape/i.test(made) && store === undefined) clues.push({ kind: 'entryscape', url: site });
    if (/\bpxweb\b/i.test(made)) clues.push({ kind: 'pxweb', url: apiRoot(site) });
  }
  return clues;
}
