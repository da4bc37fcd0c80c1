import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildCli, runCli } from '../support/cli.ts';
import { startStubServer } from '../support/stub-server.ts';
import type { StubServer } from '../support/stub-server.ts';

let server: StubServer;
let directory: string;
beforeAll(async () => {
  buildCli();
  server = await startStubServer();
  directory = mkdtempSync(join(tmpdir(), 'lanskatalog-validate-'));
});
afterAll(async () => {
  await server.close();
  rmSync(directory, { recursive: true, force: true });
});

const feed = (dataset: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dcat="http://www.w3.org/ns/dcat#"
  xmlns:dct="http://purl.org/dc/terms/" xmlns:foaf="http://xmlns.com/foaf/0.1/">
<dcat:Catalog rdf:about="https://k.example/catalogue">
  <dct:title xml:lang="sv">Katalog</dct:title><dct:description xml:lang="sv">Öppna data</dct:description>
  <dct:license rdf:resource="http://creativecommons.org/publicdomain/zero/1.0/"/>
  <dct:publisher rdf:resource="http://dataportal.se/organisation/SE2120001967"/>
  <dcat:dataset rdf:resource="https://k.example/dataset"/>
</dcat:Catalog>
<foaf:Agent rdf:about="http://dataportal.se/organisation/SE2120001967"><foaf:name xml:lang="sv">Örebro kommun</foaf:name>
  <dct:type rdf:resource="http://purl.org/adms/publishertype/LocalAuthority"/></foaf:Agent>
<dcat:Dataset rdf:about="https://k.example/dataset"><dct:title xml:lang="sv">Badplatser</dct:title>
  <dct:publisher rdf:resource="http://dataportal.se/organisation/SE2120001967"/>${dataset}</dcat:Dataset>
</rdf:RDF>`;

const write = (name: string, content: string): string => {
  const file = join(directory, name);
  writeFileSync(file, content);
  return file;
};

interface Verdict {
  readonly harvestable: boolean;
  readonly levels: Readonly<Record<string, number>>;
  readonly problems: readonly {
    readonly code: string;
    readonly level: string;
    readonly sv: object;
    readonly en: object;
  }[];
  readonly shapeProblems: readonly { readonly property: string }[];
}

describe('lanskatalog validate', () => {
  it('exits 0 for a feed that lacks mandatory values, which the portal shows but takes', async () => {
    const { code, stdout } = await runCli('validate', write('lacking.rdf', feed('')));
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^MANDATORY VALUES MISSING \(1\)\n\n {2}dcat:Dataset https:\/\/k\.example\/dataset lacks dct:description/,
    );
    expect(stdout).toContain('The national portal can harvest this.');
    expect(stdout).toContain('1 mandatory missing · 0 errors');
  });

  it('exits 1 for a feed that the portal cannot read', async () => {
    const bad = feed('<dct:relation rdf:resource="https://k.example/två ord"/>');
    const { code, stdout } = await runCli('validate', write('bad.rdf', bad), '--lang', 'sv');
    expect(code).toBe(1);
    expect(stdout).toContain('Nationella dataportalen kan inte skörda det här.');
  });

  it('gives one JSON object with levels, clauses and sentences in both languages', async () => {
    const { code, stdout } = await runCli('validate', write('lacking.rdf', feed('')), '--json');
    expect(code).toBe(0);
    const { harvestable, levels, problems } = JSON.parse(stdout) as Verdict;
    expect(harvestable).toBe(true);
    expect(levels['mandatory-missing']).toBe(1);
    expect(problems.find(({ level }) => level === 'mandatory-missing')).toMatchObject({
      code: 'quality.mandatory-missing',
      subject: 'https://k.example/dataset',
      property: 'dct:description',
      sv: { clause: 'https://docs.dataportal.se/dcat/sv/#dcat_Dataset-dcterms_description' },
      en: { remedy: expect.stringContaining('Give dct:description') },
    });
  });

  it('judges an address as it is delivered', async () => {
    server.answers.set('/dcat', { type: 'text/plain', body: feed('') });
    const { code, stdout } = await runCli('validate', `${server.origin}/dcat`);
    expect(code).toBe(0);
    expect(stdout).toContain('is served as text/plain');
  });

  it('judges by a shapes file as well, without changing the exit code', async () => {
    const shapes = write(
      'shapes.ttl',
      '@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix dcat: <http://www.w3.org/ns/dcat#> .\n' +
        '<urn:s> a sh:NodeShape ; sh:targetClass dcat:Dataset ; sh:property [ sh:path dcat:theme ; sh:minCount 1 ] .\n',
    );
    const file = write('lacking.rdf', feed(''));
    const { code, stdout } = await runCli('validate', file, '--shapes', shapes, '--json');
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as Verdict).shapeProblems).toMatchObject([{ property: 'dcat:theme' }]);
  });

  it('exits 2 for a file that is not there, and for shapes that cannot be read', async () => {
    expect(await runCli('validate', join(directory, 'none.rdf'))).toMatchObject({ code: 2 });
    const file = write('lacking.rdf', feed(''));
    const { code, stderr } = await runCli('validate', file, '--shapes', write('bad.ttl', '<a> <b>'));
    expect(code).toBe(2);
    expect(stderr).toContain('The shapes cannot be read as Turtle');
  });
});
