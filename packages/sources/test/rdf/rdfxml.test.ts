import { describe, expect, it } from '@jest/globals';
import { read } from './read.ts';

const xmlns =
  'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dct="http://purl.org/dc/terms/" xmlns:dcat="http://www.w3.org/ns/dcat#"';
const document = (content: string): string => `<rdf:RDF ${xmlns}>\n${content}\n</rdf:RDF>`;
const linesOf = async (content: string): Promise<string[]> => (await read(document(content))).lines;

describe('RDF/XML', () => {
  it('nests things in properties', async () => {
    expect(
      await linesOf(
        '<dcat:Dataset rdf:about="http://a/1"><dct:publisher><rdf:Description rdf:nodeID="p"><dct:title>P</dct:title></rdf:Description></dct:publisher></dcat:Dataset>',
      ),
    ).toEqual(['_ dct:title "P"', 'http://a/1 dct:publisher _', 'http://a/1 rdf:type dcat:Dataset']);
  });

  it('inherits languages, and a datatype needs none', async () => {
    expect(
      await linesOf(
        '<rdf:Description rdf:about="http://a/1" xml:lang="sv"><dct:title>a</dct:title><dct:title xml:lang="">b</dct:title><dct:issued rdf:datatype="http://www.w3.org/2001/XMLSchema#date">2024-01-01</dct:issued></rdf:Description>',
      ),
    ).toEqual([
      'http://a/1 dct:issued "2024-01-01"^^xsd:date',
      'http://a/1 dct:title "a"@sv',
      'http://a/1 dct:title "b"',
    ]);
  });

  it('takes attributes for properties', async () => {
    expect(
      await linesOf(
        '<dcat:Dataset rdf:about="http://a/1" dct:title="x"><dct:publisher rdf:resource="http://p" dct:title="P"/></dcat:Dataset>',
      ),
    ).toEqual([
      'http://a/1 dct:publisher http://p',
      'http://a/1 dct:title "x"',
      'http://a/1 rdf:type dcat:Dataset',
      'http://p dct:title "P"',
    ]);
  });

  it('understands a property that is an attribute of itself', async () => {
    expect(
      await linesOf(
        '<rdf:Description rdf:about="http://a/1"><dct:description xml:lang="sv" dct:description="text"/></rdf:Description>',
      ),
    ).toEqual(['http://a/1 dct:description "text"@sv']);
  });

  it('reads lists, numbered members, resources without a thing, and markup', async () => {
    expect(
      await linesOf(
        '<rdf:Description rdf:about="http://a/1"><dct:source rdf:parseType="Collection"><rdf:Description rdf:about="http://a/2"/></dct:source><rdf:li>x</rdf:li><dct:rights rdf:parseType="Resource"><dct:title>R</dct:title></dct:rights><dct:description rdf:parseType="Literal"><p class="x">a &amp; <b>b</b></p></dct:description></rdf:Description>',
      ),
    ).toEqual([
      '_ dct:title "R"',
      '_ rdf:first http://a/2',
      '_ rdf:rest rdf:nil',
      'http://a/1 dct:description "<p class="x">a &amp; <b>b</b></p>"^^rdf:XMLLiteral',
      'http://a/1 dct:rights _',
      'http://a/1 dct:source _',
      'http://a/1 rdf:_1 "x"',
    ]);
  });

  it('may be one thing without a frame, and have RDF attributes without a prefix', async () => {
    const { lines } = await read(
      `<dcat:Dataset ${xmlns} about="http://a/1"><dct:license resource="http://l"/></dcat:Dataset>`,
    );
    expect(lines).toEqual(['http://a/1 dct:license http://l', 'http://a/1 rdf:type dcat:Dataset']);
  });

  it('may be a piece cut out of a document, without its declarations', async () => {
    const { lines, codes } = await read(
      '<dcat:dataset><dcat:Dataset rdf:about="http://a/1"><dct:title>x</dct:title></dcat:Dataset></dcat:dataset>',
    );
    expect(lines).toEqual([
      '_ dcat:dataset http://a/1',
      'http://a/1 dct:title "x"',
      'http://a/1 rdf:type dcat:Dataset',
    ]);
    expect(new Set(codes)).toEqual(new Set(['rdf.prefix-undeclared']));
  });

  it('may declare entities of its own', async () => {
    const { lines, problems } = await read(
      `<!DOCTYPE rdf:RDF [<!ENTITY a "http://a/"><!ENTITY b "&a;b/">]><rdf:RDF ${xmlns}><dcat:Dataset rdf:about="&b;1"/></rdf:RDF>`,
    );
    expect(lines).toEqual(['http://a/b/1 rdf:type dcat:Dataset']);
    expect(problems).toEqual([]);
  });

  it('has the value of a reference, not the text beside it, and the text is told', async () => {
    const { lines, problems } = await read(
      document(
        '<dcat:Dataset rdf:about="http://a/1"><dcat:theme rdf:resource="http://t">Miljö</dcat:theme></dcat:Dataset>',
      ),
    );
    expect(lines).toContain('http://a/1 dcat:theme http://t');
    expect(problems).toMatchObject([
      { code: 'rdf.text-ignored', subject: 'http://a/1', before: 'Miljö', place: { line: 2 } },
    ]);
  });
});

describe('broken XML', () => {
  const whole = '<dcat:Dataset rdf:about="http://a/2"><dct:title>hel</dct:title></dcat:Dataset>';
  const wholeLines = ['http://a/2 dct:title "hel"', 'http://a/2 rdf:type dcat:Dataset'];

  it('with stray & and < and entities of HTML is read as text', async () => {
    const { lines, codes, complete } = await read(
      document(
        `<dcat:Dataset rdf:about="http://a/1?x=1&y=2"><dct:title>R&D &nbsp;&aring; a < b</dct:title></dcat:Dataset>${whole}`,
      ),
    );
    expect(lines).toContain('http://a/1?x=1&y=2 dct:title "R&D \u00a0å a < b"');
    expect(lines).toEqual(expect.arrayContaining(wholeLines));
    expect(new Set(codes)).toEqual(new Set(['rdf.xml-escaped']));
    expect(complete).toBe(true);
  });

  it('leaves CDATA as it is', async () => {
    const { lines, problems } = await read(
      document(
        '<dcat:Dataset rdf:about="http://a/1"><dct:title><![CDATA[<b>R&D</b>]]></dct:title></dcat:Dataset>',
      ),
    );
    expect(lines).toContain('http://a/1 dct:title "<b>R&D</b>"');
    expect(problems).toEqual([]);
  });

  it('with control characters is read without them', async () => {
    const { lines, complete } = await read(
      document(
        '<dcat:Dataset rdf:about="http://a/1"><dct:title>a\u0000b\u000bc&#0;d&#x1F;e</dct:title></dcat:Dataset>',
      ),
    );
    expect(lines).toContain('http://a/1 dct:title "abcde"');
    expect(complete).toBe(true);
  });

  it('with text around the document is read without it', async () => {
    const { lines, problems, complete } = await read(
      `<br />\n<b>Warning</b>: x in /y.php\n<?xml version="1.0"?>\n${document(whole)}\n</body></html>`,
    );
    expect(lines).toEqual(wholeLines);
    expect(problems).toMatchObject([{ code: 'rdf.text-around' }]);
    expect(complete).toBe(true);
  });

  it('with comments around the document has nothing to tell', async () => {
    expect(
      (await read(`<?xml version="1.0"?><!-- före -->\n${document(whole)}\n<!-- efter -->`)).problems,
    ).toEqual([]);
  });

  it.each([
    [
      'a misspelt closing tag',
      '<dcat:Dataset rdf:about="http://a/1"><dct:title>x</dct:titel></dcat:Dataset>',
    ],
    ['a missing closing tag', '<dcat:Dataset rdf:about="http://a/1"><dct:title>x</dcat:Dataset>'],
    [
      'a closing tag too many',
      '<dcat:Dataset rdf:about="http://a/1"><dct:title>x</dct:title></dct:title></dcat:Dataset>',
    ],
  ])('with %s keeps the dataset and those after it, in the language of the whole', async (_, broken) => {
    const { lines, problems, complete } = await read(
      `<rdf:RDF ${xmlns} xml:lang="sv">\n${broken}\n${whole}</rdf:RDF>`,
    );
    expect(lines).toEqual([
      'http://a/1 dct:title "x"@sv',
      'http://a/1 rdf:type dcat:Dataset',
      'http://a/2 dct:title "hel"@sv',
      'http://a/2 rdf:type dcat:Dataset',
    ]);
    expect(problems).toMatchObject([{ code: 'rdf.syntax-error', place: { line: 2 } }]);
    expect(complete).toBe(false);
  });

  it('that breaks off keeps what came before', async () => {
    const text = document(`${whole}<dcat:Dataset rdf:about="http://a/3"><dct:title>halv`).replace(
      '</rdf:RDF>',
      '',
    );
    const { lines, codes, complete } = await read(text);
    expect(lines).toEqual([...wholeLines, 'http://a/3 rdf:type dcat:Dataset']);
    expect(codes).toEqual(['rdf.truncated']);
    expect(complete).toBe(false);
  });

  it('that is nested without end is left where it is deeper than any catalogue', async () => {
    const { codes, complete } = await read(document('<dcat:Dataset><dct:relation>'.repeat(20_000)));
    expect(codes).toEqual(['rdf.syntax-too-broken']);
    expect(complete).toBe(false);
  });

  it('that has a fault in each character is given up, and what came before is kept', async () => {
    const { lines, complete } = await read(document(`${whole}${'</a '.repeat(50_000)}`));
    expect(lines).toEqual(wholeLines);
    expect(complete).toBe(false);
  });

  it('with a declaration that is none is read as text', async () => {
    const { lines, codes } = await read(document(`${whole}<!${'x'.repeat(200_000)}`));
    expect(lines).toEqual(wholeLines);
    expect(codes).toContain('rdf.xml-escaped');
  });
});
