import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { client, never, serve, serveBytes } from './support/servers.ts';

describe('redirects', () => {
  it.each([301, 302, 303, 307, 308])(
    'are followed for status %d, and the last address is told',
    async (status) => {
      const origin = await serve((request, response) => {
        if (request.url === '/katalog') response.end('hej');
        else response.writeHead(status, { location: 'katalog' }).end('moved');
      });
      const result = await client().get({ url: `${origin}/datasets#top` }, never);
      expect(result).toMatchObject({
        kind: 'fetched',
        url: `${origin}/datasets#top`,
        finalUrl: `${origin}/katalog`,
        requests: 2,
      });
    },
  );

  it('keep the method HEAD', async () => {
    const methods: (string | undefined)[] = [];
    const origin = await serve((request, response) => {
      methods.push(request.method);
      if (request.url === '/till') response.writeHead(200, { 'content-length': 5_000_000_000 }).end();
      else response.writeHead(303, { location: '/till' }).end();
    });
    const result = await client().get({ url: `${origin}/`, method: 'HEAD' }, never);
    expect(result).toMatchObject({ kind: 'fetched', headers: { 'content-length': '5000000000' } });
    expect(methods).toEqual(['HEAD', 'HEAD']);
  });

  it('are refused when they go in a circle', async () => {
    const origin = await serve((request, response) => {
      response.writeHead(302, { location: request.url === '/a' ? '/b' : '/a' }).end();
    });
    const result = await client().get({ url: `${origin}/a` }, never);
    expect(result).toMatchObject({ kind: 'refused', reason: 'redirects', requests: 2 });
  });

  it('are refused when there are too many', async () => {
    const origin = await serve((request, response) => {
      response.writeHead(302, { location: `${request.url ?? ''}x` }).end();
    });
    const result = await client({ maxRedirects: 3 }).get({ url: `${origin}/` }, never);
    expect(result).toMatchObject({ kind: 'refused', reason: 'redirects', requests: 4 });
  });

  it('without Location are the fault of the server', async () => {
    const origin = await serve((_, response) => response.writeHead(302).end());
    const result = await client().get({ url: origin }, never);
    expect(result).toMatchObject({ kind: 'unreachable', reason: 'protocol', status: 302 });
  });

  it.each([
    ['UTF-8', Buffer.from('/öppna data', 'utf8'), '/%C3%B6ppna%20data'],
    ['Latin-1', Buffer.from('/öppna data', 'latin1'), '/%F6ppna%20data'],
  ])('with raw %s bytes in Location are followed to those very bytes', async (_, location, path) => {
    const target = await serve((request, response) => response.end(request.url));
    const origin = await serveBytes((socket) => {
      socket.write(`HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: ${target}`);
      socket.end(Buffer.concat([location, Buffer.from('\r\n\r\n')]));
    });
    const result = await client().get({ url: origin }, never);
    expect(result).toMatchObject({ kind: 'fetched', finalUrl: target + path });
  });

  it('do not carry added headers to another origin', async () => {
    const seen: IncomingMessage['headers'][] = [];
    const other = await serve((request, response) => {
      seen.push(request.headers);
      response.end();
    });
    const origin = await serve((request, response) => {
      seen.push(request.headers);
      response.writeHead(302, { location: other }).end();
    });
    await client().get({ url: origin, headers: { 'X-Api-Key': 'hemlig' } }, never);
    expect(seen.map((headers) => headers['x-api-key'])).toEqual(['hemlig', undefined]);
  });
});
