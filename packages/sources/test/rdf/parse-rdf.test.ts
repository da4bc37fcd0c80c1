import { describe, expect, it } from '@jest/globals';
import type { ParseOptions, ParseResult } from '../../src/rdf/parse-rdf.ts';
import { parseRdf } from '../../src/rdf/parse-rdf.ts';
import { graphText } from '../graph-text.ts';

const baseIri = 'https://www.hallsberg.se/datasets/dcat';

const parse = (content: string | Uint8Array, options: Partial<ParseOptions> = {}): Promise<ParseResult> =>
  parseRdf(typeof content === 'string' ? Buffer.from(content) : content, {
    mediaType: '',
    baseIri,
    ...options,
  });

async function read(content: string | Uint8Array, options?: Partial<ParseOptions>) {
  const result = await parse(content, options);
  if (result.kind !== 'graph') throw new Error(`not read as RDF: ${result.looksLike}`);
  return { ...result, lines: graphText(result.graph), codes: result.problems.map(({ code }) => code) };
}

const xmlns =
  'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dct="http://purl.org/dc/terms/" xmlns:dcat="http://www.w3.org/ns/dcat#"';
const rdfXml = (content: string): string => `<rdf:RDF ${xmlns}>${content}</rdf:RDF>`;
const turtlePrefixes =
  '@prefix dct: <http://purl.org/dc/terms/> .\n@prefix dcat: <http://www.w3.org/ns/dcat#> .\n';

const expected = [
  'http://a/1 dct:title "Förskolor"@sv',
  'http://a/1 dct:issued "2024-01-01"^^xsd:date',
  'http://a/1 rdf:type dcat:Dataset',
].sort();

const sameInEverySyntax: Record<string, string> = {
  'RDF/XML': rdfXml(
    '<dcat:Dataset rdf:about="http://a/1"><dct:title xml:lang="sv">Förskolor</dct:title><dct:issued rdf:datatype="http://www.w3.org/2001/XMLSchema#date">2024-01-01</dct:issued></dcat:Dataset>',
  ),
  Turtle: `${turtlePrefixes}<http://a/1> a dcat:Dataset ; dct:title "Förskolor"@sv ; dct:issued "2024-01-01"^^<http://www.w3.org/2001/XMLSchema#date> .`,
  'N-Triples':
    '<http://a/1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/dcat#Dataset> .\n<http://a/1> <http://purl.org/dc/terms/title> "F\\u00F6rskolor"@sv .\n<http://a/1> <http://purl.org/dc/terms/issued> "2024-01-01"^^<http://www.w3.org/2001/XMLSchema#date> .',
  'N-Quads':
    '<http://a/1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/dcat#Dataset> <http://g> .\n<http://a/1> <http://purl.org/dc/terms/title> "Förskolor"@sv <http://g> .\n<http://a/1> <http://purl.org/dc/terms/issued> "2024-01-01"^^<http://www.w3.org/2001/XMLSchema#date> <http://g> .',
  TriG: `${turtlePrefixes}<http://g> { <http://a/1> a dcat:Dataset ; dct:title "Förskolor"@sv ; dct:issued "2024-01-01"^^<http://www.w3.org/2001/XMLSchema#date> }`,
  'JSON-LD': JSON.stringify({
    '@context': {
      dcat: 'http://www.w3.org/ns/dcat#',
      title: { '@id': 'http://purl.org/dc/terms/title', '@language': 'sv' },
      issued: { '@id': 'http://purl.org/dc/terms/issued', '@type': 'http://www.w3.org/2001/XMLSchema#date' },
    },
    '@id': 'http://a/1',
    '@type': 'dcat:Dataset',
    title: 'Förskolor',
    issued: '2024-01-01',
  }),
  'RDF/JSON': JSON.stringify({
    'http://a/1': {
      'http://www.w3.org/1999/02/22-rdf-syntax-ns#type': [
        { type: 'uri', value: 'http://www.w3.org/ns/dcat#Dataset' },
      ],
      'http://purl.org/dc/terms/title': [{ type: 'literal', value: 'Förskolor', lang: 'sv' }],
      'http://purl.org/dc/terms/issued': [
        { type: 'literal', value: '2024-01-01', datatype: 'http://www.w3.org/2001/XMLSchema#date' },
      ],
    },
  }),
};

describe('a document', () => {
  it.each(Object.keys(sameInEverySyntax))(
    'is read as %s by its content, whatever the Content-Type says',
    async (name) => {
      const { lines, problems, complete } = await read(sameInEverySyntax[name] ?? '', {
        mediaType: 'text/html',
      });
      expect(lines).toEqual(expected);
      expect(problems).toEqual([]);
      expect(complete).toBe(true);
    },
  );

  it.each([
    ['', 'empty'],
    [' \n', 'empty'],
    ['<!DOCTYPE html><html><body>Sidan finns inte</body></html>', 'html'],
    ['<html lang="sv"><head></head></html>', 'html'],
    ['{"error":"not found"}', 'json'],
    ['[1, 2]', 'json'],
    ['<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title></feed>', 'xml'],
    ['namn;adress;datum\nFörskolor;http://a/;2024-01-01', 'csv'],
    ['Hej, välkommen', 'text'],
    ['%PDF-1.7 …', 'pdf'],
  ])('that is not RDF is told apart: %j is %s', async (content, looksLike) => {
    const result = await parse(content);
    expect(result).toMatchObject({ kind: 'not-rdf', looksLike });
    expect(result.problems.at(-1)).toMatchObject({ severity: 'error', subject: baseIri });
  });

  it('that has RDF but no statements is an empty graph', async () => {
    expect((await read(rdfXml(''))).lines).toEqual([]);
  });

  it('gives blank nodes labels that differ from those of other documents', async () => {
    const content = `${turtlePrefixes}_:x dct:title "a" . [] dct:title "b" .`;
    const labels = async (blankPrefix: string): Promise<string[]> => {
      const { graph } = await read(content, { blankPrefix });
      return [...graph.subjects()].map(([subject]) => subject.value);
    };
    const both = [...(await labels('p1')), ...(await labels('p2'))];
    expect(new Set(both).size).toBe(4);
  });

  it('stops when asked to', async () => {
    await expect(parse(rdfXml(''), { signal: AbortSignal.abort(new Error('stopped')) })).rejects.toThrow(
      'stopped',
    );
  });
});

describe('the encoding', () => {
  const swedish =
    '<?xml version="1.0" encoding="UTF-8"?>' +
    rdfXml('<dcat:Dataset rdf:about="http://a/1"><dct:title>Förskolor – Örebro</dct:title></dcat:Dataset>');
  const line = 'http://a/1 dct:title "Förskolor – Örebro"';

  it('is Windows-1252 where UTF-8 is declared but not kept to', async () => {
    const bytes = Uint8Array.from(swedish, (character) =>
      character === '–' ? 0x96 : character.charCodeAt(0),
    );
    const { lines, codes } = await read(bytes);
    expect(lines).toContain(line);
    expect(codes).toEqual(['rdf.wrong-charset']);
  });

  it('is what is declared where it is not UTF-8', async () => {
    const bytes = Buffer.from(swedish.replace('UTF-8', 'ISO-8859-1').replace('–', '-'), 'latin1');
    expect((await read(bytes)).lines).toContain(line.replace('–', '-'));
  });

  it('is UTF-8 where the bytes are UTF-8, whatever is declared', async () => {
    const { lines, codes } = await read(swedish.replace('UTF-8', 'ISO-8859-1'), { charset: 'iso-8859-1' });
    expect(lines).toContain(line);
    expect(codes).toEqual([]);
  });

  it.each(['utf16le', 'utf16be'])('is recognised without a mark: %s', async (encoding) => {
    const bytes = Buffer.from(swedish.replace('UTF-8', 'UTF-16'), 'utf16le');
    expect((await read(encoding === 'utf16be' ? bytes.swap16() : bytes)).lines).toContain(line);
  });

  it('may differ from line to line', async () => {
    const latin = Buffer.from('<http://a/1> <http://purl.org/dc/terms/title> "Örebro" .\n', 'latin1');
    const utf8 = Buffer.from('<http://a/2> <http://purl.org/dc/terms/title> "Örebro" .\n');
    const { lines } = await read(Buffer.concat([latin, utf8]));
    expect(lines).toEqual(['http://a/1 dct:title "Örebro"', 'http://a/2 dct:title "Örebro"']);
  });

  it('may be marked by a BOM, in JSON too', async () => {
    const { lines, codes } = await read(`\ufeff${sameInEverySyntax['JSON-LD'] ?? ''}`);
    expect(lines).toEqual(expected);
    expect(codes).toEqual(['rdf.byte-order-mark']);
  });

  it('of text that was UTF-8 read as something else is undone, and the dataset is named', async () => {
    const { lines, problems } = await read(
      rdfXml(
        '<dcat:Dataset rdf:about="http://a/1"><dct:title>FÃ¶rskolor i Ã–rebro</dct:title></dcat:Dataset>',
      ),
    );
    expect(lines).toContain('http://a/1 dct:title "Förskolor i Örebro"');
    expect(problems).toMatchObject([
      {
        code: 'rdf.mojibake',
        subject: 'http://a/1',
        property: 'dct:title',
        before: 'FÃ¶rskolor i Ã–rebro',
        after: 'Förskolor i Örebro',
      },
    ]);
  });

  it('leaves words that only look garbled', async () => {
    const { lines, codes } = await read(
      rdfXml(
        '<dcat:Dataset rdf:about="http://a/1"><dct:title>SÃO PAULO, Âge, château</dct:title></dcat:Dataset>',
      ),
    );
    expect(lines).toContain('http://a/1 dct:title "SÃO PAULO, Âge, château"');
    expect(codes).toEqual([]);
  });

  it('has line ends of one kind only', async () => {
    const { lines, codes } = await read('<http://a/1> <http://purl.org/dc/terms/title> """a\r\nb""" .\r\n');
    expect(lines).toEqual(['http://a/1 dct:title "a\nb"']);
    expect(codes).toEqual(['rdf.carriage-returns']);
  });
});

describe('addresses', () => {
  it('that are relative are completed from the address that answered, and told once with their number', async () => {
    const { lines, problems } = await read(
      rdfXml('<dcat:Dataset rdf:about="dataset/1"><dcat:distribution rdf:resource="#d"/></dcat:Dataset>'),
    );
    expect(lines).toContain(
      'https://www.hallsberg.se/datasets/dataset/1 dcat:distribution https://www.hallsberg.se/datasets/dcat#d',
    );
    expect(problems).toMatchObject([{ code: 'rdf.relative-iri', before: 'dataset/1', params: { count: 2 } }]);
  });

  it('follow xml:base', async () => {
    const { lines } = await read(
      `<rdf:RDF ${xmlns} xml:base="http://b/c/"><dcat:Dataset rdf:about="1"/><dcat:Dataset rdf:ID="x"/></rdf:RDF>`,
    );
    expect(lines).toEqual(['http://b/c/#x rdf:type dcat:Dataset', 'http://b/c/1 rdf:type dcat:Dataset']);
  });

  it('are repaired in every syntax, and each subject is told of its own', async () => {
    const turtle = `${turtlePrefixes}<http://a/1> dcat:landingPage <http://a/en sida>, <www.hallsberg.se/x>, <../y> .\n<http://a/2> dcat:landingPage <http:///a/z> .`;
    const jsonLd = JSON.stringify({
      '@context': {
        dcat: 'http://www.w3.org/ns/dcat#',
        landingPage: { '@id': 'dcat:landingPage', '@type': '@id' },
      },
      '@graph': [
        { '@id': 'http://a/1', landingPage: ['http://a/en sida', 'www.hallsberg.se/x', '../y'] },
        { '@id': 'http://a/2', 'dcat:landingPage': { '@id': 'http:///a/z' } },
      ],
    });
    const xml = rdfXml(
      '<rdf:Description rdf:about="http://a/1"><dcat:landingPage rdf:resource="http://a/en sida"/><dcat:landingPage rdf:resource="www.hallsberg.se/x"/><dcat:landingPage rdf:resource="../y"/></rdf:Description><rdf:Description rdf:about="http://a/2"><dcat:landingPage rdf:resource="http:///a/z"/></rdf:Description>',
    );
    for (const content of [turtle, jsonLd, xml]) {
      const { lines, problems, complete } = await read(content);
      expect(complete).toBe(true);
      expect(lines).toEqual([
        'http://a/1 dcat:landingPage http://a/en%20sida',
        'http://a/1 dcat:landingPage http://www.hallsberg.se/x',
        'http://a/1 dcat:landingPage https://www.hallsberg.se/y',
        'http://a/2 dcat:landingPage http://a/z',
      ]);
      const repairs = problems.filter(({ code }) => code === 'rdf.iri-repaired');
      expect(repairs).toMatchObject([
        {
          subject: 'http://a/1',
          property: 'dcat:landingPage',
          before: 'http://a/en sida',
          params: { count: 2 },
        },
        { subject: 'http://a/2', before: 'http:///a/z', after: 'http://a/z', params: { count: 1 } },
      ]);
    }
  });

  it('that name the subject itself are told of it', async () => {
    const { lines, problems } = await read(
      rdfXml('<dcat:Dataset rdf:about="http://a/1 http://b/2"><dct:title>x</dct:title></dcat:Dataset>'),
    );
    expect(lines).toContain('http://a/1 dct:title "x"');
    expect(problems).toMatchObject([
      { code: 'rdf.several-iris', subject: 'http://a/1', params: { others: 'http://b/2' } },
    ]);
  });

  it('inside things without a name are told of the nearest thing that has one', async () => {
    const { problems } = await read(
      rdfXml(
        '<dcat:Dataset rdf:about="http://a/1"><dcat:contactPoint rdf:parseType="Resource"><dct:relation rdf:resource="tel:+49 40"/></dcat:contactPoint></dcat:Dataset>',
      ),
    );
    expect(problems).toMatchObject([{ code: 'rdf.iri-repaired', subject: 'http://a/1', after: 'tel:+4940' }]);
  });

  it('that are words become text', async () => {
    const { lines } = await read(
      rdfXml(
        '<dcat:Dataset rdf:about="http://a/1"><dct:license rdf:resource="Ej bestämt än"/></dcat:Dataset>',
      ),
    );
    expect(lines).toContain('http://a/1 dct:license "Ej bestämt än"');
  });

  it('that are empty are left out', async () => {
    const { lines, codes } = await read(
      rdfXml('<dcat:Dataset rdf:about="http://a/1"><dct:license rdf:resource=""/></dcat:Dataset>'),
    );
    expect(lines).toEqual(['http://a/1 rdf:type dcat:Dataset']);
    expect(codes).toEqual(['rdf.iri-empty']);
  });
});

describe('namespaces', () => {
  it.each([
    ['http://www.w3.org/2004/02/skos/core', 'prefLabel', 'skos:prefLabel'],
    ['https://www.w3.org/ns/dcat#', 'keyword', 'dcat:keyword'],
    ['http://www.w3.org/ns/dcat/', 'keyword', 'dcat:keyword'],
    ['http://purl.org/dc/terms', 'title', 'dct:title'],
  ])('that are misspelt are put right: %s', async (namespace, local, name) => {
    const { lines, problems } = await read(
      `<rdf:RDF ${xmlns} xmlns:x="${namespace}"><rdf:Description rdf:about="http://a/1"><x:${local}>v</x:${local}></rdf:Description></rdf:RDF>`,
    );
    expect(lines).toEqual([`http://a/1 ${name} "v"`]);
    expect(problems).toMatchObject([{ code: 'rdf.namespace-repaired', before: namespace }]);
  });

  it('of schema.org may be secure or not', async () => {
    const { lines, codes } = await read(
      '@prefix s: <https://schema.org/> .\n<http://a/1> a s:Dataset ; s:name "x" .',
    );
    expect(lines).toEqual(['http://a/1 rdf:type schema:Dataset', 'http://a/1 schema:name "x"']);
    expect(codes).toEqual([]);
  });

  it('that everyone knows may be undeclared', async () => {
    const xml = await read(
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><dcat:Dataset rdf:about="http://a/1"/></rdf:RDF>',
    );
    const turtle = await read('<http://a/1> a dcat:Dataset .');
    expect(xml.lines).toEqual(['http://a/1 rdf:type dcat:Dataset']);
    expect(turtle.lines).toEqual(xml.lines);
    expect(turtle.codes).toEqual(['rdf.prefix-undeclared']);
    expect(xml.codes).toEqual(['rdf.prefix-undeclared']);
  });

  it('that nobody knows cost only the property', async () => {
    const { lines, codes, complete } = await read(
      rdfXml(
        '<dcat:Dataset rdf:about="http://a/1"><foo:bar>z</foo:bar><dct:title>x</dct:title></dcat:Dataset>',
      ),
    );
    expect(lines).toContain('http://a/1 dct:title "x"');
    expect(codes).toEqual(['rdf.prefix-unknown']);
    expect(complete).toBe(true);
  });
});

describe('repairs', () => {
  it('of ten thousand subjects are told of each, once', async () => {
    const lines = Array.from(
      { length: 10_000 },
      (_, index) =>
        `<http://a/${index}> <http://purl.org/dc/terms/relation> <http://b/x y>, <http://b/x z> .`,
    );
    const { problems } = await read(lines.join('\n'));
    expect(problems).toHaveLength(10_000);
    expect(problems[9999]).toMatchObject({ subject: 'http://a/9999', params: { count: 2 } });
  });

  it('that belong to no subject are listed up to ten and counted', async () => {
    const { problems } = await read(
      rdfXml('<rdf:Description><dct:title/></rdf:Description> text'.repeat(30)),
    );
    const ignored = problems.filter(({ code }) => code === 'rdf.text-ignored');
    expect(ignored).toHaveLength(10);
    expect(ignored.reduce((sum, { params }) => sum + Number(params?.['count']), 0)).toBe(30);
  });
});
