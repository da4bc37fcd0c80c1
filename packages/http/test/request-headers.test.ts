import { describe, expect, it } from '@jest/globals';
import { defaultAccept } from '../src/index.ts';
import { requestHeaders, userAgent } from '../src/request-headers.ts';

const product = { name: 'lanskatalog', version: '0.1' };

describe('userAgent', () => {
  it('names product, version and whom to contact', () => {
    expect(userAgent(product, 'oppnadata@lan.example')).toBe('lanskatalog/0.1 (+oppnadata@lan.example)');
  });

  it('holds only what a header may hold', () => {
    expect(userAgent(product, 'åsa)\r\nX: y')).toBe('lanskatalog/0.1 (+saX: y)');
    expect(userAgent(product, '')).toBe('lanskatalog/0.1');
  });
});

describe('requestHeaders', () => {
  const url = 'http://a.example/dcat';

  it('asks for RDF in every form, with RDF/XML first', () => {
    const headers = requestHeaders({ url }, new URL(url), 'x');
    expect(headers).toEqual({
      'user-agent': 'x',
      accept: defaultAccept,
      'accept-encoding': 'gzip, deflate, br',
    });
    expect(defaultAccept).toMatch(/^application\/rdf\+xml, application\/xml;q=/);
  });

  it('lets the caller replace any of them', () => {
    const headers = requestHeaders(
      { url, accept: 'text/csv', headers: { 'User-Agent': 'z' } },
      new URL(url),
      'x',
    );
    expect(headers).toMatchObject({ accept: 'text/csv', 'user-agent': 'z' });
  });

  it.each([
    ['the same origin', 'http://a.example/annan', true],
    ['https of the same host', 'https://a.example/dcat', true],
    ['another host', 'http://b.example/dcat', false],
    ['another port', 'http://a.example:8080/dcat', false],
    ['a subdomain', 'https://x.a.example/dcat', false],
  ])('decides whether added headers go along to %s', (_, target, goAlong) => {
    const headers = requestHeaders({ url, headers: { 'X-Key': '1' } }, new URL(target), 'x');
    expect('x-key' in headers).toBe(goAlong);
  });
});
