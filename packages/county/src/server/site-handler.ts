import type { IncomingMessage, RequestListener } from 'node:http';
import type { SiteRequest } from '../site/answer.ts';
import type { SimulatedSite } from '../site/simulated-site.ts';
import { sendAnswer } from './send-answer.ts';

/** Serves a site whose paths begin with `prefix` (empty for a site with a port of its own). */
export const siteHandler =
  (site: SimulatedSite, prefix: string, now: () => number): RequestListener =>
  (request, response) => {
    if (site.site.fault === 'refuse') request.socket.destroy();
    else void sendAnswer(site.answer(siteRequest(request, prefix), now()), request, response);
  };

function siteRequest({ method = 'GET', url = '/', headers }: IncomingMessage, prefix: string): SiteRequest {
  const { pathname, searchParams } = new URL(url, 'http://county.invalid');
  const known = Object.entries(headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : value,
  ]);
  return {
    method,
    path: decoded(pathname.slice(prefix.length)) || '/',
    query: searchParams,
    headers: Object.fromEntries(known) as Record<string, string | undefined>,
  };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
