import { describe, expect, it } from '@jest/globals';
import { read } from './read.ts';

const prefixes = '@prefix dct: <http://purl.org/dc/terms/> .\n@prefix dcat: <http://www.w3.org/ns/dcat#> .\n';

const line = (subject: string, title: string): string =>
  `<http://a/${subject}> <http://purl.org/dc/terms/title> ${title}`;

describe('broken Turtle', () => {
  it('loses the broken statement only, and tells its line', async () => {
    const { lines, problems, complete } = await read(
      `${prefixes}<http://a/1> dct:title "a" .\n<http://a/2> dct:title "b ;\n  dct:issued "x" .\n<http://a/3> dct:title "c" .\n`,
    );
    expect(lines).toEqual(['http://a/1 dct:title "a"', 'http://a/3 dct:title "c"']);
    expect(problems).toMatchObject([{ code: 'rdf.syntax-error', place: { line: 4 } }]);
    expect(complete).toBe(false);
  });

  it('keeps the prefixes that were declared before the fault', async () => {
    const { lines } = await read(
      `${prefixes}<http://a/1> dct:title ??? .\n\n<http://a/2> a dcat:Dataset .\n`,
    );
    expect(lines).toContain('http://a/2 rdf:type dcat:Dataset');
  });

  it('loses nothing where only a full stop is missing', async () => {
    const { lines, problems } = await read(
      `${prefixes}<http://a/1> dct:title "a"\n<http://a/2> dct:title "b" .\n`,
    );
    expect(lines).toEqual(['http://a/1 dct:title "a"', 'http://a/2 dct:title "b"']);
    expect(problems).toMatchObject([{ code: 'rdf.syntax-error', place: { line: 4 } }]);
  });

  it('of one statement a line loses one line', async () => {
    const { lines, problems } = await read(
      [line('1', '"a" .'), line('2', '"b'), line('3', '"c" .'), line('4', '"d"@ .'), line('5', '"e" .')].join(
        '\n',
      ),
    );
    expect(lines).toEqual(
      ['1', '3', '5'].map((subject, index) => `http://a/${subject} dct:title "${'ace'[index] ?? ''}"`),
    );
    expect(problems.map(({ place }) => place?.line)).toEqual([2, 4]);
  });

  it('that breaks off keeps what came before', async () => {
    const { lines, problems, complete } = await read(
      `${prefixes}<http://a/1> dct:title "a" .\n<http://a/2> dct:title "hal`,
    );
    expect(lines).toEqual(['http://a/1 dct:title "a"']);
    expect(problems).toMatchObject([{ code: 'rdf.truncated', place: { line: 4 } }]);
    expect(complete).toBe(false);
  });

  it('does not read a nameless thing twice when it begins again', async () => {
    const { lines } = await read(
      `${prefixes}<http://a/1> dcat:contactPoint [ dct:title "K" ] .\n<http://a/b c> dct:title "x" .`,
    );
    expect(lines).toEqual([
      '_ dct:title "K"',
      'http://a/1 dcat:contactPoint _',
      'http://a/b%20c dct:title "x"',
    ]);
  });

  it('may have slashes in prefixed names', async () => {
    const { lines, complete } = await read(
      `${prefixes}@prefix e: <http://a/> .\ne:data/1 dct:title "x" ; dcat:distribution e:data/1/csv .`,
    );
    expect(lines).toEqual([
      'http://a/data/1 dcat:distribution http://a/data/1/csv',
      'http://a/data/1 dct:title "x"',
    ]);
    expect(complete).toBe(true);
  });

  it('gives up after many faults instead of reading for ever', async () => {
    const { codes } = await read(`${prefixes}${'<http://a/1> dct:title ??? .\n'.repeat(1000)}`);
    expect(codes).toContain('rdf.syntax-too-broken');
  });

  it('resolves against its own base', async () => {
    const { lines, problems } = await read(
      `@base <http://b/c/> .\n<1> <http://purl.org/dc/terms/title> "x" .`,
    );
    expect(lines).toEqual(['http://b/c/1 dct:title "x"']);
    expect(problems).toEqual([]);
  });
});
