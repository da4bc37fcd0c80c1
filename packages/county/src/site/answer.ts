export interface SiteRequest {
  readonly method: string;
  /** Decoded path within the site. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** What a site says to a request, before it is bytes on a wire. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;
  /** The connection ends after about half of the body. */
  readonly truncated?: boolean;
  /** May be packed with gzip for whoever accepts it. */
  readonly compressible?: boolean;
  /** Nothing is ever sent. */
  readonly silent?: boolean;
}

export const html = (content: string, status = 200): Answer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: [content],
});

export const json = (value: unknown, mediaType = 'application/json'): Answer => ({
  status: 200,
  headers: { 'content-type': `${mediaType}; charset=utf-8` },
  body: [JSON.stringify(value, null, 1)],
});

export const xml = (content: string, mediaType = 'application/xml'): Answer => ({
  status: 200,
  headers: { 'content-type': `${mediaType}; charset=utf-8` },
  body: [`<?xml version="1.0" encoding="UTF-8"?>\n${content}`],
});

export const redirect = (status: 301 | 302 | 303 | 307 | 308, location: string): Answer => ({
  status,
  headers: { location },
  body: [],
});
