import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { Resolve } from '../src/index.ts';
import { certificate, client, never, serve, serveBytes, serveTls } from './support/servers.ts';

const loopback: Resolve = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]);

const noSuchHost: Resolve = () =>
  Promise.reject(Object.assign(new Error('no such host'), { code: 'ENOTFOUND' }));

describe('a server that can not be used', () => {
  it('is unreachable by dns when its name does not exist', async () => {
    const result = await client({}, { resolve: noSuchHost }).get({ url: 'http://saknas.test/' }, never);
    expect(result).toMatchObject({
      kind: 'unreachable',
      reason: 'dns',
      detail: 'the host name does not exist: no such host',
    });
  });

  it('is unreachable by dns when its name has no address', async () => {
    const http = client({}, { resolve: () => Promise.resolve([]) });
    expect(await http.get({ url: 'http://tom.test/' }, never)).toMatchObject({
      kind: 'unreachable',
      reason: 'dns',
    });
  });

  it('is unreachable by connect when nobody listens', async () => {
    const result = await client().get({ url: 'http://127.0.0.1:1/' }, never);
    expect(result).toMatchObject({ kind: 'unreachable', reason: 'connect' });
  });

  it('is unreachable by timeout when it accepts and says nothing', async () => {
    const origin = await serveBytes(() => undefined);
    const result = await client({ readTimeoutMs: 100 }).get({ url: origin }, never);
    expect(result).toMatchObject({ kind: 'unreachable', reason: 'timeout' });
  });

  it('is unreachable by timeout when the body stops coming', async () => {
    const origin = await serve((_, response) => response.writeHead(200).write('början'));
    const result = await client({ readTimeoutMs: 100 }).get({ url: origin }, never);
    expect(result).toMatchObject({ kind: 'unreachable', reason: 'timeout' });
  });

  it('is unreachable by timeout when headers trickle longer than the whole may take', async () => {
    const origin = await serveBytes((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const timer = setInterval(() => socket.write('X-A: b\r\n'), 20);
      socket.on('close', () => {
        clearInterval(timer);
      });
    });
    const started = performance.now();
    const result = await client({ totalTimeoutMs: 300 }).get({ url: origin }, never);
    expect(result).toMatchObject({ kind: 'unreachable', reason: 'timeout' });
    expect(performance.now() - started).toBeLessThan(900);
  });

  it('is unreachable by timeout when the body trickles longer than the whole may take', async () => {
    const origin = await serve((_, response) => {
      const timer = setInterval(() => response.write('x'), 20);
      response.on('close', () => {
        clearInterval(timer);
      });
    });
    const result = await client().get({ url: origin, caps: { totalMs: 300 } }, never);
    expect(result).toMatchObject({ kind: 'unreachable', reason: 'timeout' });
  });

  it('is unreachable by reset when it hangs up before answering', async () => {
    const origin = await serveBytes((socket) => socket.resetAndDestroy());
    const result = await client().get({ url: origin }, never);
    expect(result).toMatchObject({ kind: 'unreachable', reason: 'reset' });
  });

  it.each([
    ['is not HTTP', '220 ftp.lan.example FTP server ready\r\n'],
    ['is binary rubbish', '\u0000\u0001\u0002\u00ff\u00fe'],
    ['has headers without end', `HTTP/1.1 200 OK\r\n${'X-Fill: y\r\n'.repeat(5000)}`],
    ['has a Content-Length that is no number', 'HTTP/1.1 200 OK\r\nContent-Length: tio\r\n\r\n'],
  ])('is unreachable by protocol when what it says %s', async (_, bytes) => {
    const origin = await serveBytes((socket) => socket.end(bytes));
    const result = await client().get({ url: origin }, never);
    expect(result).toMatchObject({ kind: 'unreachable', reason: 'protocol' });
  });

  it.each([400, 401, 403, 404, 410, 451, 501])(
    'is unreachable by status when it answers %d',
    async (status) => {
      const origin = await serve((_, response) =>
        response.writeHead(status).end('<html>Sidan finns inte</html>'),
      );
      const result = await client({ retries: 3 }).get({ url: origin }, never);
      expect(result).toMatchObject({ kind: 'unreachable', reason: 'status', status, requests: 1 });
    },
  );

  it('is unreachable by tls when its certificate is not to be trusted', async () => {
    const origin = await serveTls((_, response) => response.end('hej'));
    const result = await client().get({ url: origin }, never);
    expect(result).toMatchObject({ kind: 'unreachable', reason: 'tls' });
    expect('detail' in result && result.detail).toContain('the certificate is self-signed');
  });

  it('is unreachable by tls when its certificate is for another name', async () => {
    const origin = await serveTls((_, response) => response.end('hej'));
    const result = await client({}, { ca: certificate }).get({ url: origin }, never);
    expect(result).toMatchObject({ kind: 'unreachable', reason: 'tls' });
    expect('detail' in result && result.detail).toContain('the certificate is for another host name');
  });

  it('is unreachable by tls when it speaks plain HTTP on the secure port', async () => {
    const origin = await serve((_, response) => response.end('hej'));
    const result = await client().get({ url: origin.replace('http:', 'https:') }, never);
    expect(result).toMatchObject({ kind: 'unreachable', reason: 'tls' });
  });

  it('is reached over https when the certificate is right', async () => {
    const origin = await serveTls((_, response) => response.end('hej'));
    const { port } = new URL(origin);
    const http = client({ allowHosts: ['public.test'] }, { ca: certificate, resolve: loopback });
    const result = await http.get({ url: `https://public.test:${port}/` }, never);
    expect(result.kind).toBe('fetched');
  });
});

describe('an abort', () => {
  it.each([
    ['before the answer', () => undefined],
    ['in the body', (socket: { write(text: string): unknown }) => socket.write('HTTP/1.1 200 OK\r\n\r\nhej')],
  ])('%s rejects with its reason', async (_, answer) => {
    const origin = await serveBytes(answer);
    const controller = new AbortController();
    const result = client().get({ url: origin }, controller.signal);
    await sleep(100);
    controller.abort(new Error('stopped by the operator'));
    await expect(result).rejects.toThrow('stopped by the operator');
  });

  it('that came earlier keeps the request from being sent', async () => {
    let asked = false;
    const origin = await serve((_, response) => {
      asked = true;
      response.end();
    });
    await expect(client().get({ url: origin }, AbortSignal.abort(new Error('stopped')))).rejects.toThrow(
      'stopped',
    );
    expect(asked).toBe(false);
  });

  it('by closing ends what is under way', async () => {
    const origin = await serveBytes(() => undefined);
    const http = client();
    const result = http.get({ url: origin }, never);
    await sleep(100);
    await http.close();
    expect(await result).toMatchObject({ kind: 'unreachable' });
  });
});
