import type { HttpRequest } from '@lanskatalog/core';
import { acceptEncoding } from './content-encoding.ts';

/**
 * RDF/XML first and without a weight, for servers that read only the beginning; `application/xml` because some answer
 * 406 without it; HTML and JSON for the pages and registers that discovery reads.
 */
export const defaultAccept = [
  'application/rdf+xml',
  'application/xml;q=0.9',
  'text/turtle;q=0.8',
  'application/ld+json;q=0.8',
  'application/n-triples;q=0.7',
  'application/json;q=0.6',
  'text/html;q=0.5',
  '*/*;q=0.1',
].join(', ');

export interface Product {
  readonly name: string;
  readonly version: string;
}

/** `lanskatalog/0.1 (+oppnadata@example.se)`: whoever reads the server's log can reach us. */
export function userAgent({ name, version }: Product, contact: string): string {
  const printable = contact.replace(/[^\u0020-\u007e]|[()]/g, '').trim();
  return printable === '' ? `${name}/${version}` : `${name}/${version} (+${printable})`;
}

/**
 * Headers for asking `url`. What the caller added may be a key or a session, so it does not follow a redirect to another
 * origin, except from http to https of the same host.
 */
export function requestHeaders(request: HttpRequest, url: URL, agent: string): Record<string, string> {
  const { accept = defaultAccept, conditional = {}, headers = {} } = request;
  return {
    'user-agent': agent,
    accept,
    'accept-encoding': acceptEncoding,
    ...(conditional.etag === undefined ? {} : { 'if-none-match': conditional.etag }),
    ...(conditional.lastModified === undefined ? {} : { 'if-modified-since': conditional.lastModified }),
    ...(isSameService(new URL(request.url), url) ? lowerCased(headers) : {}),
  };
}

const isSameService = (asked: URL, url: URL): boolean =>
  asked.origin === url.origin || (asked.protocol === 'http:' && `https://${asked.host}` === url.origin);

const lowerCased = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
