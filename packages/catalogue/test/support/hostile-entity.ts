import type { Entity, Value } from '@lanskatalog/core';

/** A small generator of numbers (mulberry32): the same seed gives the same entities on every machine. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const fragments = [
  [
    'Öppna data',
    ' ',
    '\n',
    '\r\n',
    '\r',
    '\t',
    '"',
    "'",
    '\\',
    '\\n',
    '&',
    '&amp;',
    '<b>',
    ']]>',
    '<![CDATA[',
    '-->',
  ],
  [
    '\u0000',
    '\u0007',
    '\u000b',
    '\u001f',
    '\u007f',
    '\u0085',
    '\u2028',
    '\ufeff',
    '\ufffe',
    '\uffff',
    '\ufffd',
  ],
  [
    '\u202e',
    '\u2066',
    '\u200f',
    '\ud800',
    '\udc00',
    '😀',
    '\u{1d11e}',
    'e\u0301',
    '%',
    '{}',
    '@sv',
    '^^',
    '.',
    '#',
    '?>',
  ],
].flat();

// No IPv6 address: jsonld-streaming-parser drops those.
const goodIris = [
  'https://nora.se/d/1?a=1&b=2',
  'https://nora.se/å/ö#del',
  "https://nora.se/it's",
  'urn:uuid:0a3c1d9e-52b4-4b1c-8f0e-6f5d2c1b0a99',
  'mailto:oppnadata@nora.se',
  'tel:+4658781000',
  'geo:59.5195,15.0396',
  'time:1',
];
const badIris = [
  ['', 'nora.se', '/relative', '#x', 'http://', 'https://a b/', 'https://nora.se/<x>', 'https://nora.se/"'],
  [
    'https://nora.se/{id}',
    'https://nora.se/%zz',
    'https://nora.se/\u202e',
    'https://nora.se/\n',
    'https://a/#b#c',
  ],
  [
    'https://nora.se/\ud800',
    'https://nora.se/`',
    'https://nora.se/|',
    'http://a http://b',
    'https://nora.se/[1]',
  ],
].flat();
const properties = [
  ['dct:title', 'dct:description', 'dcat:distribution', 'foaf:page', 'rdf:value', 'rdf:_1', 'owl:sameAs'],
  [
    'https://nora.se/ns#egen',
    'https://nora.se/ns/åäö',
    'https://nora.se/p?a=1&b',
    'urn:x:y',
    'https://nora.se/1b',
  ],
].flat();
const badProperties = [
  [
    '',
    'title',
    'https://nora.se/ns/1',
    'https://nora.se/',
    'https://nora.se/a b',
    'rdf:li',
    'rdf:Description',
  ],
  [
    'rdf:about',
    'http://www.w3.org/XML/1998/namespacelang',
    'http://www.w3.org/2000/xmlns/x',
    'javascript:alert(1)<',
  ],
].flat();
const types = [
  'dcat:Dataset',
  'dcat:Distribution',
  'vcard:Address',
  'https://nora.se/ns#Egen',
  'https://nora.se/1',
  'bad',
];
const langs = ['sv', 'en', 'sv-se', 'EN', '', 'svenska språket', '"', 'x-'];
const datatypes = [
  'xsd:date',
  'xsd:string',
  'rdf:langString',
  'rdf:XMLLiteral',
  'https://nora.se/dt',
  'date',
  'a b',
  '',
];

/** An entity as no normaliser would make it, every value of which may be broken. */
export function hostileEntity(random: () => number, id: string, depth = 0): Entity {
  const pick = <T>(from: readonly [T, ...T[]] | readonly T[]): T =>
    from[Math.floor(random() * from.length)] ?? from[0];
  const text = (): string => Array.from({ length: Math.floor(random() * 6) }, () => pick(fragments)).join('');
  const long = (): string => (random() < 0.02 ? text().repeat(2500) : text());
  const anIri = (): string => (random() < 0.3 ? pick(badIris) : pick(goodIris));
  const value = (): Value => {
    const die = random();
    if (die < 0.3) return { iri: anIri() };
    if (die < 0.55) return { text: long(), lang: pick(langs) };
    if (die < 0.8) return random() < 0.5 ? { literal: long() } : { literal: long(), type: pick(datatypes) };
    if (depth > 2) return { literal: 'deep' };
    const nestedId =
      random() < 0.5 ? '' : random() < 0.2 ? pick(badIris) : `${id}/part/${Math.floor(random() * 1e9)}`;
    return { node: hostileEntity(random, nestedId, depth + 1) };
  };
  const chosen = Array.from({ length: 5 }, () => (random() < 0.2 ? pick(badProperties) : pick(properties)));
  return {
    id,
    types: depth === 0 ? ['dcat:Dataset', pick(types)] : [pick(types), pick(types)],
    properties: Object.fromEntries(
      chosen.map((name) => [name, Array.from({ length: Math.floor(random() * 5) }, value)]),
    ),
  };
}
