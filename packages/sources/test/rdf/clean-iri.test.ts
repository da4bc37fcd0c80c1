import { describe, expect, it } from '@jest/globals';
import { cleanIri } from '../../src/rdf/clean-iri.ts';

const iriOf = (raw: string): string => {
  const clean = cleanIri(raw);
  return clean.kind === 'text' ? 'text' : clean.iri;
};

describe('an IRI as a source wrote it', () => {
  it.each([
    'http://example.se/',
    'https://example.se/a?b=c&d=e#f',
    'http://a/1',
    'http://sv.wikipedia.org/wiki/Örebro',
    'https://sv.wikipedia.org/wiki/Hallsberg_(O)',
    "https://example.se/it's",
    'http://[2001:db8::1]/x',
    'urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6',
    'mailto:oppnadata@hallsberg.se',
    'tel:+4619211000',
    'http://example.se/%C3%A5',
  ])('is left alone when it is valid: %s', (raw) => {
    expect(cleanIri(raw)).toEqual({ kind: 'iri', iri: raw, relative: false, repaired: false });
  });

  it.each([
    ['http://example.se/a b', 'http://example.se/a%20b'],
    [' http://example.se/ ', 'http://example.se/'],
    ['http://example.se/a\u00a0b\u2028c', 'http://example.se/a%C2%A0b%E2%80%A8c'],
    ['"http://example.se/"', 'http://example.se/'],
    ["'http://example.se/'", 'http://example.se/'],
    ['\'"http://example.se/" ', 'http://example.se/'],
    ['<http://example.se/>', 'http://example.se/'],
    ['http:///example.se/x', 'http://example.se/x'],
    ['http:/example.se/x', 'http://example.se/x'],
    ['http//example.se', 'http://example.se'],
    ['htp://example.se', 'http://example.se'],
    ['http://http://example.se', 'http://example.se'],
    ['http:\\\\example.se\\x', 'http://example.se/x'],
    ['http://example.se?a=1&amp;b=2', 'http://example.se?a=1&b=2'],
    ['http://example.se/{id}', 'http://example.se/%7Bid%7D'],
    ['http://example.se/?q[]=1', 'http://example.se/?q%5B%5D=1'],
    ['http://example.se/100%', 'http://example.se/100%25'],
    ['http://example.se/#a#b', 'http://example.se/#a%23b'],
    ['www.hallsberg.se/psidata', 'http://www.hallsberg.se/psidata'],
    ['oppnadata@hallsberg.se', 'mailto:oppnadata@hallsberg.se'],
    ['mailto: oppnadata@hallsberg.se', 'mailto:oppnadata@hallsberg.se'],
    ['tel:+49 40 4 28 40 - 3494', 'tel:+494042840-3494'],
    ['dcat:Dataset', 'http://www.w3.org/ns/dcat#Dataset'],
  ])('is repaired: %s', (raw, iri) => {
    expect(cleanIri(raw)).toEqual({ kind: 'iri', iri, relative: false, repaired: true });
  });

  it('keeps the first of two addresses and tells the other', () => {
    expect(cleanIri('https://a.se/1 https://b.se/2')).toEqual({
      kind: 'several',
      iri: 'https://a.se/1',
      others: 'https://b.se/2',
    });
  });

  it.each(['Ej tillgänglig', '<p>Se https://a.se/</p>', 'C:\\data\\fil.csv'])(
    'is text when it is words: %s',
    (raw) => {
      expect(cleanIri(raw)).toEqual({ kind: 'text' });
    },
  );

  it.each(['dataset/1', '#catalog', '?page=2', ''])('is relative when it has no scheme: %s', (raw) => {
    expect(cleanIri(raw)).toMatchObject({ kind: 'iri', relative: true });
  });

  it('does not take an address within an address for two', () => {
    const archived = 'https://web.archive.org/web/2015/http://orebro.se/';
    expect(iriOf(archived)).toBe(archived);
  });
});
