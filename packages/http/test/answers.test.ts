import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import type { HttpResult } from '@lanskatalog/core';
import { describe, expect, it } from '@jest/globals';
import { client, never, serve, serveBytes, temporaryDirectory } from './support/servers.ts';

const text = `<rdf:RDF>${'Länets öppna data. '.repeat(500)}</rdf:RDF>`;
const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function bodyText(result: HttpResult): Promise<string> {
  if (result.kind !== 'fetched') throw new Error(`not fetched: ${JSON.stringify(result)}`);
  return Buffer.from(await result.body.bytes()).toString('utf8');
}

const serveEncoded = (encoding: string, bytes: Uint8Array): Promise<string> =>
  serve((_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(bytes));

describe('an answer', () => {
  it('comes with status, headers, media type and hash', async () => {
    const origin = await serve((_, response) => {
      response
        .writeHead(200, { 'Content-Type': 'Application/RDF+XML; charset=UTF-8', ETag: '"1"' })
        .end(text);
    });
    const result = await client().get({ url: origin }, never);
    expect(result).toMatchObject({
      kind: 'fetched',
      status: 200,
      mediaType: 'application/rdf+xml',
      headers: { etag: '"1"' },
      requests: 1,
      body: { size: Buffer.byteLength(text), sha256: sha256(text) },
    });
    expect(await bodyText(result)).toBe(text);
  });

  it('may be empty', async () => {
    const origin = await serve((_, response) => response.writeHead(204).end());
    const result = await client().get({ url: origin }, never);
    expect(result).toMatchObject({ kind: 'fetched', status: 204, mediaType: '', body: { size: 0 } });
  });

  it('of an HTTP/1.0 server may end while we are behind with reading', async () => {
    const bytes = Buffer.alloc(30 * 1024 * 1024, 'x');
    const origin = await serveBytes((socket) => {
      socket.write('HTTP/1.0 200 OK\r\ncontent-type: text/turtle\r\n\r\n');
      socket.end(bytes);
    });
    const http = client({ maxBytes: 50_000_000, maxUnpackedBytes: 50_000_000, perHostDelayMs: 0 });
    // Whether the last chunk finds us behind is a matter of chance.
    for (let round = 0; round < 10; round += 1) {
      const result = await http.get({ url: origin }, never);
      expect(result).toMatchObject({ kind: 'fetched', body: { size: bytes.byteLength } });
      if (result.kind === 'fetched') await result.body.dispose();
    }
  });

  it('tells of its progress as the bytes come', async () => {
    const origin = await serve((_, response) => {
      response.writeHead(200, { 'content-length': 6 }).write('hej');
      setTimeout(() => response.end('hej'), 50);
    });
    const told: [number, number | undefined][] = [];
    await client().get({ url: origin, onProgress: (received, total) => told.push([received, total]) }, never);
    expect(told).toEqual([
      [3, 6],
      [6, 6],
    ]);
  });

  it('is unchanged when the server says so, and carries no body', async () => {
    const origin = await serve((request, response) => {
      const { 'if-none-match': etag, 'if-modified-since': since } = request.headers;
      const isKnown = etag === '"7"' && since === 'Thu, 01 Oct 2026 00:00:00 GMT';
      response.writeHead(isKnown ? 304 : 200, { etag: '"7"' }).end();
    });
    const conditional = { etag: '"7"', lastModified: 'Thu, 01 Oct 2026 00:00:00 GMT' };
    const result = await client().get({ url: origin, conditional }, never);
    expect(result).toMatchObject({ kind: 'unchanged', status: 304, headers: { etag: '"7"' } });
  });

  it('of 304 that nobody asked for is a fault', async () => {
    const origin = await serve((_, response) => response.writeHead(304).end());
    expect(await client().get({ url: origin }, never)).toMatchObject({
      kind: 'unreachable',
      reason: 'protocol',
    });
  });
});

describe('an encoded answer', () => {
  it.each([
    ['gzip', 'gzip', gzipSync(text)],
    ['x-gzip', 'x-gzip', gzipSync(text)],
    ['brotli', 'br', brotliCompressSync(text)],
    ['deflate with its zlib header', 'deflate', deflateSync(text)],
    ['raw deflate', 'deflate', deflateRawSync(text)],
    ['gzip under the name of deflate', 'deflate', gzipSync(text)],
    ['two encodings', 'deflate, gzip', gzipSync(deflateSync(text))],
    ['gzip with rubbish after it', 'gzip', Buffer.concat([gzipSync(text), Buffer.from('\0\0\0\0')])],
    ['plain text that claims to be gzip', 'gzip', Buffer.from(text)],
    ['plain text that claims to be brotli', 'br', Buffer.from(text)],
    ['plain text with a BOM that claims to be deflate', 'deflate', Buffer.from(text)],
    ['identity', 'identity', Buffer.from(text)],
  ])('is unpacked: %s', async (_, encoding, bytes) => {
    const origin = await serveEncoded(encoding, bytes);
    expect(await bodyText(await client().get({ url: origin }, never))).toBe(text);
  });

  it('may be empty', async () => {
    const origin = await serveEncoded('gzip', Buffer.alloc(0));
    expect(await bodyText(await client().get({ url: origin }, never))).toBe('');
  });

  it.each([
    ['gzip', gzipSync(text)],
    ['br', brotliCompressSync(text)],
    ['deflate', deflateSync(text)],
  ])('is broken when %s ends too early', async (encoding, bytes) => {
    const origin = await serveEncoded(encoding, bytes.subarray(0, -20));
    const result = await client().get({ url: origin }, never);
    expect(result).toMatchObject({ kind: 'unreachable', reason: 'body-broken' });
  });

  it('is a fault when the encoding is one we did not ask for', async () => {
    const origin = await serveEncoded('compress', Buffer.from([0x1f, 0x9d, 1, 2, 3]));
    const result = await client().get({ url: origin }, never);
    expect(result).toMatchObject({ kind: 'unreachable', reason: 'protocol' });
  });
});

describe('a body that is too large', () => {
  it('is refused on the word of Content-Length before it is read', async () => {
    let sent = 0;
    const origin = await serve((_, response) => {
      response.writeHead(200, { 'content-length': 2_000_000 });
      sent += 1;
      response.write('x');
    });
    const result = await client().get({ url: origin }, never);
    expect(result).toMatchObject({ kind: 'refused', reason: 'too-large' });
    expect(sent).toBe(1);
  });

  it('is cut off where it passes the cap when it has no Content-Length', async () => {
    const origin = await serve((_, response) => {
      const timer = setInterval(() => response.write(Buffer.alloc(100_000)), 1);
      response.on('close', () => {
        clearInterval(timer);
      });
    });
    const received: number[] = [];
    const result = await client().get({ url: origin, onProgress: (bytes) => received.push(bytes) }, never);
    expect(result).toMatchObject({ kind: 'refused', reason: 'too-large' });
    expect(Math.max(...received)).toBeLessThanOrEqual(1_000_000);
  });

  it.each([
    ['gzip', gzipSync(Buffer.alloc(200_000_000))],
    ['br', brotliCompressSync(Buffer.alloc(200_000_000))],
    ['gzip, gzip', gzipSync(gzipSync(Buffer.alloc(200_000_000)))],
  ])('is stopped early when it is a %s bomb', async (encoding, bomb) => {
    const origin = await serveEncoded(encoding, bomb);
    const started = performance.now();
    const result = await client().get({ url: origin }, never);
    expect(result).toMatchObject({ kind: 'refused', reason: 'unpacked-too-large' });
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('may be allowed, or forbidden, by the single request', async () => {
    const origin = await serve((_, response) => response.end(Buffer.alloc(1_500_000)));
    const http = client();
    const larger = await http.get({ url: origin, caps: { maxBytes: 2_000_000 } }, never);
    const smaller = await http.get({ url: origin, caps: { maxBytes: 1000 } }, never);
    expect([larger.kind, smaller.kind]).toEqual(['fetched', 'refused']);
  });
});

describe('a large body', () => {
  const bytes = randomBytes(6_000_000);

  it('is kept in a file that goes away when disposed of', async () => {
    const directory = temporaryDirectory();
    const origin = await serve((_, response) => response.end(bytes));
    const http = client({ maxBytes: 10_000_000 }, { temporaryDirectory: directory });
    const result = await http.get({ url: origin }, never);
    if (result.kind !== 'fetched') throw new Error(result.kind);
    const { path = '' } = result.body;
    expect(result.body).toMatchObject({ size: bytes.length, sha256: sha256(bytes) });
    expect(existsSync(path)).toBe(true);
    expect(Buffer.compare(Buffer.from(await result.body.bytes()), bytes)).toBe(0);
    const streamed: Uint8Array[] = [];
    for await (const chunk of result.body.stream()) streamed.push(chunk);
    expect(Buffer.compare(Buffer.concat(streamed), bytes)).toBe(0);
    await result.body.dispose();
    await result.body.dispose();
    expect(existsSync(path)).toBe(false);
    await http.close();
    expect(readdirSync(directory)).toEqual([]);
  });

  it('leaves no file behind when it breaks off', async () => {
    const directory = temporaryDirectory();
    const origin = await serve((_, response) => {
      response.writeHead(200, { 'content-length': 9_000_000 });
      response.write(bytes, () => response.destroy());
    });
    const http = client({ maxBytes: 10_000_000 }, { temporaryDirectory: directory });
    const result = await http.get({ url: origin }, never);
    expect(result).toMatchObject({ kind: 'unreachable', reason: 'body-broken' });
    const [made = ''] = readdirSync(directory);
    expect(readdirSync(join(directory, made))).toEqual([]);
  });
});

describe('a truncated body', () => {
  it('is broken when the connection ends before Content-Length', async () => {
    const origin = await serveBytes((socket) =>
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<rdf:RDF'),
    );
    const result = await client().get({ url: origin }, never);
    expect(result).toMatchObject({ kind: 'unreachable', reason: 'body-broken' });
  });

  it('is broken when the last chunk is missing', async () => {
    const origin = await serveBytes((socket) =>
      socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n<rdf:RDF\r\n'),
    );
    const result = await client().get({ url: origin }, never);
    expect(result).toMatchObject({ kind: 'unreachable', reason: 'body-broken' });
  });

  it('is broken when its chunks are garbage', async () => {
    const origin = await serveBytes((socket) =>
      socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhej\r\n'),
    );
    const result = await client().get({ url: origin }, never);
    expect(result).toMatchObject({ kind: 'unreachable', reason: 'body-broken' });
  });
});
