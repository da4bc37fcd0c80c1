import type { FastifyRequest } from 'fastify';

/** Scheme, host and port of this site, as the people who use it know it. */
export const ownOrigin = (publicUrl: string | undefined, request: FastifyRequest): string =>
  publicUrl === undefined ? `${request.protocol}://${request.host}` : new URL(publicUrl).origin;

/**
 * Whether another site's page made the browser send this. Browsers say so in `Sec-Fetch-Site`, old ones in `Origin`; what
 * says neither is no browser, and has no cookies that anybody could misuse.
 */
export function comesFromElsewhere(publicUrl: string | undefined, request: FastifyRequest): boolean {
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  return origin !== undefined && origin !== ownOrigin(publicUrl, request);
}
