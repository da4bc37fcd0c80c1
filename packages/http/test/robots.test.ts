import type { ServerResponse } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { client, never, serve, testClock } from './support/servers.ts';

/** A server with this robots.txt (a text, or a status); counts how often it is asked for. */
async function serveRobots(
  robots: () => string | number,
): Promise<{ origin: string; counts: Record<string, number> }> {
  const counts: Record<string, number> = {};
  const origin = await serve((request, response) => {
    const path = request.url ?? '';
    counts[path] = (counts[path] ?? 0) + 1;
    const answer = path === '/robots.txt' ? robots() : 'hej';
    if (typeof answer === 'number') response.writeHead(answer).end();
    else response.end(answer);
  });
  return { origin, counts };
}

const polite = { respectRobots: true };

describe('robots.txt', () => {
  it('keeps us away, and the line that does is named', async () => {
    const { origin, counts } = await serveRobots(
      () => 'User-agent: *\nAllow: /datasets/dcat\nDisallow: /datasets\n',
    );
    const http = client(polite);
    const forbidden = await http.get({ url: `${origin}/datasets/2015.rdf` }, never);
    const allowed = await http.get({ url: `${origin}/datasets/dcat` }, never);
    expect(forbidden).toMatchObject({ kind: 'refused', reason: 'robots', requests: 0 });
    expect('detail' in forbidden && forbidden.detail).toContain(`line 3 of ${origin}/robots.txt`);
    expect(allowed.kind).toBe('fetched');
    expect(counts).toEqual({ '/robots.txt': 1, '/datasets/dcat': 1 });
  });

  it('may address us by name', async () => {
    const { origin } = await serveRobots(
      () => '﻿User-agent: *\nDisallow: /\n\nUser-agent: Lanskatalog\nDisallow:\n',
    );
    expect((await client(polite).get({ url: `${origin}/dcat` }, never)).kind).toBe('fetched');
  });

  it('is obeyed on a redirect too', async () => {
    const { origin: closed } = await serveRobots(() => 'User-agent: *\nDisallow: /');
    const origin = await serve((request, response) => {
      if (request.url === '/robots.txt') response.writeHead(404).end();
      else response.writeHead(302, { location: `${closed}/dcat` }).end();
    });
    const result = await client(polite).get({ url: `${origin}/` }, never);
    expect(result).toMatchObject({ kind: 'refused', reason: 'robots', finalUrl: `${closed}/dcat` });
  });

  it.each([401, 403, 404, 410])('lets us in when it answers %d', async (status) => {
    const { origin } = await serveRobots(() => status);
    expect((await client(polite).get({ url: `${origin}/dcat` }, never)).kind).toBe('fetched');
  });

  it.each([
    ['is a page of HTML', '<!doctype html><html><body>Sidan finns inte</body></html>'],
    ['is absurdly large', 'Disallow: /\n'.repeat(100_000)],
  ])('lets us in when it %s', async (_, text) => {
    const { origin } = await serveRobots(() => text);
    expect((await client(polite).get({ url: `${origin}/dcat` }, never)).kind).toBe('fetched');
  });

  it('lets us in when it redirects in a circle', async () => {
    const origin = await serve((request, response) => {
      if (request.url === '/robots.txt') response.writeHead(302, { location: '/robots.txt' }).end();
      else response.end('hej');
    });
    expect((await client(polite).get({ url: `${origin}/dcat` }, never)).kind).toBe('fetched');
  });

  it('keeps us away while its server fails, and is asked again the next time', async () => {
    const answers: (string | number)[] = [503, 500, 'User-agent: *\nAllow: /'];
    const { origin, counts } = await serveRobots(() => answers.shift() ?? 404);
    const http = client({ ...polite, retries: 1 });
    const first = await http.get({ url: `${origin}/dcat` }, never);
    const second = await http.get({ url: `${origin}/dcat` }, never);
    expect(first).toMatchObject({ kind: 'unreachable', reason: 'status', status: 500 });
    expect('detail' in first && first.detail).toContain('its robots.txt could not be read');
    expect(second.kind).toBe('fetched');
    expect(counts).toEqual({ '/robots.txt': 3, '/dcat': 1 });
  });

  it('is fetched once for many requests at the same time, and again after an hour', async () => {
    const clock = testClock();
    const { origin, counts } = await serveRobots(() => 'User-agent: *\nAllow: /');
    const http = client(polite, { clock });
    await Promise.all(['/a', '/b', '/c'].map((path) => http.get({ url: origin + path }, never)));
    expect(counts['/robots.txt']).toBe(1);
    clock.advance(61 * 60 * 1000);
    await http.get({ url: `${origin}/a` }, never);
    expect(counts['/robots.txt']).toBe(2);
  });

  it('that one caller no longer waits for still serves the others', async () => {
    const held: ServerResponse[] = [];
    const origin = await serve((request, response) => {
      if (request.url === '/robots.txt') held.push(response);
      else response.end('hej');
    });
    const http = client(polite);
    const impatient = new AbortController();
    const first = http.get({ url: `${origin}/a` }, impatient.signal);
    const second = http.get({ url: `${origin}/b` }, never);
    await new Promise((resolve) => setTimeout(resolve, 100));
    impatient.abort(new Error('stopped'));
    await expect(first).rejects.toThrow('stopped');
    held[0]?.writeHead(404).end();
    expect((await second).kind).toBe('fetched');
  });

  it.each([
    ['2', [2000]],
    ['3600', [10_000]],
    ['snart', []],
  ])('may ask for a pause of %s seconds between requests, which has a cap', async (delay, slept) => {
    const clock = testClock();
    const { origin } = await serveRobots(() => `User-agent: *\nCrawl-delay: ${delay}`);
    const http = client(polite, { clock });
    await http.get({ url: `${origin}/a` }, never);
    await http.get({ url: `${origin}/b` }, never);
    expect(clock.slept).toEqual(slept);
  });

  it('is not asked for when the configuration says so', async () => {
    const { origin, counts } = await serveRobots(() => 'User-agent: *\nDisallow: /');
    const result = await client({ respectRobots: false }).get({ url: `${origin}/dcat` }, never);
    expect(result.kind).toBe('fetched');
    expect(counts).toEqual({ '/dcat': 1 });
  });
});
