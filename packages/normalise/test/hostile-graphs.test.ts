import { describe, expect, it } from '@jest/globals';
import { loadProfileData } from '@lanskatalog/config';
import { blankNode, expand, Graph, literal, namedNode } from '@lanskatalog/core';
import type { Subject, Term } from '@lanskatalog/core';
import { faultsIn } from './faults-in.ts';
import { normalise } from './feed.ts';

/** A small generator of numbers that are the same every time (mulberry32). */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

const { profile } = loadProfileData();
const predicates = [
  ...new Set(
    profile.classes.flatMap((one) =>
      one.properties.flatMap(({ name, formerly = [], substitutes = [] }) => [
        name,
        ...formerly,
        ...substitutes,
      ]),
    ),
  ),
  'https://kumla.example/ord#egen',
  'rdfs:seeAlso',
].map(expand);
const types = profile.classes.flatMap((one) => [one.name, ...one.alternatives]).map(expand);
const words = [
  '',
  ' ',
  '-',
  'text',
  'Kumla kommun',
  'Anna Berg',
  'anna.berg@kumla.se',
  'info@kumla.se',
  '2015-09-18',
  '2015-02-30',
  '9999-12-31',
  'CSV',
  'CC0',
  'ENVI',
  'årligen',
  '<p>x</p>',
  '&lt;b&gt;',
  'http://',
  'http:///x',
  'https://x.example/a b',
  'POINT(1 2)',
  '{"type":"Point","coordinates":[[[[[[1]]]]]]}',
  '{',
  '019-123',
  'P1D',
  '1e999',
  '__proto__',
  'a;b,c',
  '2120001975',
  'x'.repeat(500),
  '\u0000',
  '\ud800',
  '<<<<<',
  '%',
  '©',
];
const iris = [
  'https://kumla.example/a',
  'https://kumla.example/b',
  'https://kumla.example/c',
  'http://x',
  'file:///x',
  'mailto:anna.berg@kumla.se',
  'mailto:%7Bemail%7D',
  'tel:019',
  'urn:x:y',
  'http://creativecommons.org/licenses/by/4.0',
  'not an iri',
  'http://a b/',
  'https://www.kumla.se',
  'http://publications.europa.eu/resource/authority/file-type/CSV',
  'http://dataportal.se/organisation/SE2120001975',
  'ftp://x.example/f',
  '',
];
const tags = ['', '', 'sv', 'en', 'sv-se', 'em', 'x', 'toolonglanguage'];

/** Twelve things that say anything of anything, cycles and nonsense included. */
function hostileGraph(seed: number): Graph {
  const roll = dice(seed);
  const pick = (list: readonly string[]): string => list[roll(list.length)] ?? '';
  const subjects: Subject[] = [
    ...Array.from({ length: 6 }, (_, index) => blankNode(`b${index}`)),
    ...iris.slice(0, 6).map(namedNode),
  ];
  const term = (): Term => {
    const kind = roll(4);
    if (kind === 0) return subjects[roll(subjects.length)] ?? blankNode('b0');
    if (kind === 1) return namedNode(pick(iris));
    return literal(pick(words), pick(tags), roll(5) === 0 ? expand('xsd:date') : '');
  };
  const graph = new Graph();
  for (const subject of subjects) {
    graph.add(subject, expand('rdf:type'), namedNode(roll(3) === 0 ? expand('dcat:Dataset') : pick(types)));
    for (let count = roll(25); count > 0; count -= 1) graph.add(subject, pick(predicates), term());
  }
  graph.add(namedNode('https://kumla.example/c'), expand('rdf:type'), namedNode(expand('dcat:Dataset')));
  graph.add(namedNode('https://kumla.example/c'), expand('dct:title'), literal('C', 'sv'));
  return graph;
}

describe('graphs that say anything of anything', () => {
  it.each(Array.from({ length: 120 }, (_, seed) => seed))(
    'number %i comes out as the profile wants it, or marked invalid',
    (seed) => {
      const { records } = normalise(hostileGraph(seed));
      expect(records.length).toBeGreaterThan(0);
      for (const record of records) if (!record.invalid) expect(faultsIn(record)).toEqual([]);
    },
  );
});

describe('a text of a hundred thousand characters', () => {
  it.each(['y', '-', ' ', 'å', '/', '.', 'a ', '1', "'", ';', 'a@'])(
    'made of "%s" is read in the time it deserves',
    (part) => {
      const graph = new Graph();
      const dataset = namedNode('https://kumla.example/c');
      const long = `a${part.repeat(100_000 / part.length)}b`;
      graph.add(dataset, expand('rdf:type'), namedNode(expand('dcat:Dataset')));
      for (const predicate of predicates) graph.add(dataset, predicate, literal(long));
      graph.add(dataset, expand('dct:publisher'), blankNode('p'));
      graph.add(blankNode('p'), expand('foaf:name'), literal(long));
      graph.add(dataset, expand('dct:license'), namedNode(`https://kumla.example/${encodeURI(long)}`));
      const started = performance.now();
      expect(normalise(graph).records).toHaveLength(1);
      // Linear takes a fifth of a second; what grows with the square of the length takes minutes.
      expect(performance.now() - started).toBeLessThan(10_000);
    },
  );
});
