import type { Answer, SiteRequest } from './answer.ts';

/** The answer, or 304 where the client has it already (RFC 9110, 13.2.2: the entity tag goes before the date). */
export function unlessModified(answer: Answer, { headers }: SiteRequest): Answer {
  const { etag, 'last-modified': lastModified } = answer.headers;
  const { 'if-none-match': known, 'if-modified-since': since } = headers;
  const same =
    known === undefined
      ? since !== undefined && lastModified !== undefined && Date.parse(lastModified) <= Date.parse(since)
      : etag !== undefined &&
        (known === '*' || known.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag));
  return same && answer.status === 200 ? { ...answer, status: 304, body: [] } : answer;
}
