import { describe, expect, it } from '@jest/globals';
import type { Resolve } from '../src/index.ts';
import { client, never, serve } from './support/servers.ts';

const resolveTo =
  (...answers: string[]): Resolve =>
  () => {
    const address = answers.length > 1 ? answers.shift() : answers[0];
    return Promise.resolve(address === undefined ? [] : [{ address, family: address.includes(':') ? 6 : 4 }]);
  };

const resolveToBoth: Resolve = () =>
  Promise.resolve([
    { address: '127.0.0.1', family: 4 },
    { address: '240.0.0.1', family: 4 },
  ]);

/** A server that must never hear from us; says whether it did. */
async function bystander(): Promise<{ origin: string; port: string; wasAsked: () => boolean }> {
  let asked = false;
  const origin = await serve((_, response) => {
    asked = true;
    response.end('secret');
  });
  return { origin, port: new URL(origin).port, wasAsked: () => asked };
}

describe('a private address', () => {
  it.each([
    ['as it is', '127.0.0.1'],
    ['as one decimal number', '2130706433'],
    ['in octal', '0177.0.0.1'],
    ['in hexadecimal', '0x7f.0x0.0x0.0x1'],
    ['shortened', '127.1'],
    ['as this host', '0.0.0.0'],
    ['with full-width digits', '１２７.0.0.1'],
    ['as IPv6 loopback', '[::1]'],
    ['mapped into IPv6', '[::ffff:127.0.0.1]'],
    ['as a name of this machine', 'localhost'],
  ])('is refused when written %s', async (_, host) => {
    const { port, wasAsked } = await bystander();
    const result = await client({ allowHosts: [] }).get({ url: `http://${host}:${port}/` }, never);
    expect(result).toMatchObject({ kind: 'refused', reason: 'address-private' });
    expect(wasAsked()).toBe(false);
  });

  it('is refused when a public name leads to it', async () => {
    const { port, wasAsked } = await bystander();
    const http = client({ allowHosts: [] }, { resolve: resolveTo('127.0.0.1') });
    expect(await http.get({ url: `http://public.test:${port}/` }, never)).toMatchObject({
      kind: 'refused',
      reason: 'address-private',
      detail: 'public.test has the address 127.0.0.1, which is not public',
    });
    expect(wasAsked()).toBe(false);
  });

  it('is not connected to when the name has a public address beside it', async () => {
    const { port, wasAsked } = await bystander();
    const http = client({ allowHosts: ['240.0.0.1'], connectTimeoutMs: 200 }, { resolve: resolveToBoth });
    expect(await http.get({ url: `http://public.test:${port}/` }, never)).toMatchObject({
      kind: 'unreachable',
    });
    expect(wasAsked()).toBe(false);
  });

  it('gains nothing by a name that changes its answer between two look-ups', async () => {
    const { port, wasAsked } = await bystander();
    let lookUps = 0;
    const answers = resolveTo('240.0.0.1', '127.0.0.1');
    const resolve: Resolve = (hostname) => {
      lookUps += 1;
      return answers(hostname);
    };
    const http = client({ allowHosts: ['240.0.0.1'], connectTimeoutMs: 200 }, { resolve });
    expect(await http.get({ url: `http://public.test:${port}/` }, never)).toMatchObject({
      kind: 'unreachable',
    });
    expect(lookUps).toBe(1);
    expect(wasAsked()).toBe(false);
  });

  it('is refused when a redirect leads to it', async () => {
    const { port, wasAsked } = await bystander();
    const origin = await serve((_, response) => {
      response.writeHead(302, { location: `http://localhost:${port}/` }).end();
    });
    const result = await client({ allowHosts: [new URL(origin).host] }).get({ url: origin }, never);
    expect(result).toMatchObject({
      kind: 'refused',
      reason: 'address-private',
      finalUrl: `http://localhost:${port}/`,
      requests: 2,
    });
    expect(wasAsked()).toBe(false);
  });

  it('is fetched when the configuration allows it', async () => {
    const origin = await serve((_, response) => response.end('hej'));
    const { host } = new URL(origin);
    const result = await client({ allowHosts: [host] }).get({ url: origin }, never);
    expect(result.kind).toBe('fetched');
  });

  it('is fetched over IPv6 when the configuration allows it', async () => {
    const origin = await serve((_, response) => response.end('hej'), '::1');
    const result = await client({ allowHosts: ['::1'] }).get({ url: origin }, never);
    expect(result.kind).toBe('fetched');
  });

  it('is fetched by a name that the configuration allows', async () => {
    const origin = await serve((_, response) => response.end('hej'));
    const { port } = new URL(origin);
    const http = client({ allowHosts: ['public.test'] }, { resolve: resolveTo('127.0.0.1') });
    const result = await http.get({ url: `http://public.test:${port}/` }, never);
    expect(result.kind).toBe('fetched');
  });
});

describe('an address that can not be asked', () => {
  it.each([
    ['is no address', 'inte en adress', 'address-invalid'],
    ['has no host', 'http://', 'address-invalid'],
    ['holds a password', 'http://anna:hemligt@127.0.0.1/', 'address-invalid'],
    ['is a file', 'file:///etc/passwd', 'scheme'],
    ['is FTP', 'ftp://ftp.lan.example/', 'scheme'],
    ['is inline data', 'data:text/plain,hej', 'scheme'],
  ])('is refused when it %s', async (_, url, reason) => {
    const result = await client().get({ url }, never);
    expect(result).toMatchObject({ kind: 'refused', reason, requests: 0 });
  });

  it('is refused in a redirect too', async () => {
    const origin = await serve((_, response) => {
      response.writeHead(301, { location: 'file:///etc/passwd' }).end();
    });
    expect(await client().get({ url: origin }, never)).toMatchObject({ kind: 'refused', reason: 'scheme' });
  });
});
