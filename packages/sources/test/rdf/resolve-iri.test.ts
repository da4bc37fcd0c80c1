import { describe, expect, it } from '@jest/globals';
import { resolveIri } from '../../src/rdf/resolve-iri.ts';

const base = 'http://a/b/c/d;p?q';

// The examples of RFC 3986, sections 5.4.1 and 5.4.2.
describe('a reference resolved against a base', () => {
  it.each([
    ['g:h', 'g:h'],
    ['g', 'http://a/b/c/g'],
    ['./g', 'http://a/b/c/g'],
    ['g/', 'http://a/b/c/g/'],
    ['/g', 'http://a/g'],
    ['//g', 'http://g'],
    ['?y', 'http://a/b/c/d;p?y'],
    ['g?y', 'http://a/b/c/g?y'],
    ['#s', 'http://a/b/c/d;p?q#s'],
    ['g#s', 'http://a/b/c/g#s'],
    ['', 'http://a/b/c/d;p?q'],
    ['.', 'http://a/b/c/'],
    ['..', 'http://a/b/'],
    ['../g', 'http://a/b/g'],
    ['../..', 'http://a/'],
    ['../../../g', 'http://a/g'],
    ['/./g', 'http://a/g'],
    ['g.', 'http://a/b/c/g.'],
    ['g;x=1/../y', 'http://a/b/c/y'],
    ['g?y/../x', 'http://a/b/c/g?y/../x'],
  ])('%s becomes %s', (reference, expected) => {
    expect(resolveIri(reference, base)).toBe(expected);
  });

  it('gets a path when the base has none', () => {
    expect(resolveIri('x', 'http://example.se')).toBe('http://example.se/x');
  });

  it('keeps its letters as they are', () => {
    expect(resolveIri('förskolor', 'http://Example.se/a/')).toBe('http://Example.se/a/förskolor');
  });
});
