import { describe, expect, it } from '@jest/globals';
import type { Entity, Problem } from '@lanskatalog/core';
import { problem } from '@lanskatalog/core';
import type { PublishedDataset, RdfFormat, ReleaseInput, ReleaseSummary } from '../src/index.ts';
import { mergeRelease, rdfFormats, verifyRelease, writeRelease } from '../src/index.ts';
import { hostileEntity, randomFrom } from './support/hostile-entity.ts';
import { createMemoryBlobs } from './support/memory-blobs.ts';
import { graphForm, parseRdf } from './support/parse-rdf.ts';
import { datasetEntity, noraIri, releaseInput, source, storedRecord } from './support/region.ts';

const prefix = 'releases/000001-test';
const { signal } = new AbortController();

async function release(input: ReleaseInput) {
  const blobs = createMemoryBlobs();
  const merged = await mergeRelease(input, signal);
  const manifest = await writeRelease({ input, merged, blobs, prefix }, signal);
  const file = (name: string): string => blobs.text(`${prefix}/${name}`);
  return {
    blobs,
    merged,
    manifest,
    file,
    lines: <T>(name: string): T[] =>
      file(name)
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as T),
    summary: JSON.parse(file('summary.json')) as ReleaseSummary,
    graph: async (format: RdfFormat = 'nquads') =>
      graphForm(await parseRdf(file(`catalog.${rdfFormats[format].extension}`), format)),
    verify: () => verifyRelease({ blobs, prefix, manifest }, signal),
  };
}

const twoSources = releaseInput({
  records: {
    nora: [
      storedRecord(datasetEntity('https://nora.se/d/1')),
      storedRecord(datasetEntity('https://nora.se/d/2')),
    ],
    kumla: [storedRecord(datasetEntity('https://kumla.se/d/1'))],
  },
});

const subjectsOfType = (graph: readonly string[], type: string): string[] =>
  graph
    .filter((line) => line.endsWith(`#type <http://www.w3.org/ns/dcat#${type}>`))
    .map((line) => line.split(' ')[0] ?? '');
const about = (graph: readonly string[], subject: string): string[] =>
  graph.filter((line) => line.startsWith(`${subject} `)).map((line) => line.slice(subject.length + 1));

const inputsOf = async (input: ReleaseInput): Promise<string> => (await mergeRelease(input, signal)).inputs;
const one = (options: Parameters<typeof storedRecord>[1], properties: Entity['properties'] = {}) =>
  releaseInput({
    records: { nora: [storedRecord(datasetEntity('https://nora.se/d/1', properties), options)] },
  });

const agentSaying = (properties: Entity['properties']): Entity => ({
  id: noraIri,
  types: ['foaf:Agent'],
  properties,
});

const contact = (name: string) => ({
  'dcat:contactPoint': [
    {
      node: {
        id: 'https://nora.se/kontakt',
        types: ['vcard:Organization'],
        properties: { 'vcard:fn': [{ literal: name }] },
      },
    },
  ],
});

const dated = (...dates: string[]) =>
  releaseInput({
    records: {
      nora: dates.map((literal, index) =>
        storedRecord(
          datasetEntity(`https://nora.se/d/${index}`, { 'dct:modified': [{ literal, type: 'xsd:date' }] }),
        ),
      ),
    },
  });
const modified = async (input: ReleaseInput): Promise<string[]> =>
  about(await (await release(input)).graph(), 'https://data.testlan.se/catalog').filter((line) =>
    line.includes('modified'),
  );

const damaged = async (damage: (rdf: string) => string): Promise<string[]> => {
  const { blobs, manifest } = await release(twoSources);
  const key = `${prefix}/catalog.rdf`;
  blobs.contents.set(key, Buffer.from(damage(blobs.text(key))));
  const found = await verifyRelease({ blobs, prefix, manifest }, signal);
  return found.map(({ params }) => String(params?.['fault']));
};

const releasedWithContacts = (...names: string[]) =>
  release(
    releaseInput({
      records: {
        nora: names.map((name, index) =>
          storedRecord(datasetEntity(`https://nora.se/d/${index}`, contact(name)), { agents: [] }),
        ),
      },
    }),
  );

describe('a release', () => {
  it('says the same in all four serialisations, with the catalogue first and every dataset listed', async () => {
    const made = await release(twoSources);
    const graph = await made.graph();
    for (const format of Object.keys(rdfFormats) as RdfFormat[])
      expect(await made.graph(format)).toEqual(graph);
    expect(subjectsOfType(graph, 'Dataset')).toEqual([
      'https://kumla.se/d/1',
      'https://nora.se/d/1',
      'https://nora.se/d/2',
    ]);
    const catalogue = about(graph, 'https://data.testlan.se/catalog');
    for (const uri of ['https://nora.se/d/1', 'https://nora.se/d/2', 'https://kumla.se/d/1']) {
      expect(catalogue).toContain(`http://www.w3.org/ns/dcat#dataset <${uri}>`);
    }
    expect(catalogue).toContain(
      'http://purl.org/dc/terms/license <http://creativecommons.org/publicdomain/zero/1.0/>',
    );
    expect(made.file('catalog.rdf').indexOf('<dcat:Catalog ')).toBeLessThan(
      made.file('catalog.rdf').indexOf('<dcat:Dataset '),
    );
    expect(await made.verify()).toEqual([]);
  });

  it('is the same to the byte when it is made again', async () => {
    const [first, second] = [await release(twoSources), await release(twoSources)];
    expect([...second.blobs.contents]).toEqual([...first.blobs.contents]);
    expect(second.manifest.contentHash).toBe(first.manifest.contentHash);
  });

  it('lists size and hash of each file in its manifest, which is written last', async () => {
    const { blobs, manifest } = await release(twoSources);
    expect([...blobs.contents.keys()].at(-1)).toBe(`${prefix}/manifest.json`);
    expect(manifest.files.map(({ name, size }) => [name, size])).toEqual(
      [...blobs.contents]
        .slice(0, -1)
        .map(([key, bytes]) => [key.slice(prefix.length + 1), bytes.length])
        .sort(
          (a, b) =>
            manifest.files.findIndex(({ name }) => name === a[0]) -
            manifest.files.findIndex(({ name }) => name === b[0]),
        ),
    );
  });

  it('says nothing of when it was harvested but in its provenance', async () => {
    const { blobs } = await release(twoSources);
    const files = [...blobs.contents].filter(([key]) => !key.endsWith('provenance.ttl'));
    expect(files.length).toBeGreaterThan(8);
    for (const [, bytes] of files) expect(bytes.toString()).not.toContain('02:00:00');
  });

  it('tells in its datasets file where each line stands', async () => {
    const { file, summary, lines } = await release(twoSources);
    const bytes = Buffer.from(file('datasets.ndjson'));
    const read = summary.datasets.map(
      ({ line: [start, length] }) =>
        JSON.parse(bytes.subarray(start, start + length).toString()) as PublishedDataset,
    );
    expect(read).toEqual(lines('datasets.ndjson'));
    expect(read.map(({ uri }) => uri)).toEqual(summary.datasets.map(({ uri }) => uri));
  });

  it('sums up what lists and search need', async () => {
    const entity = datasetEntity('https://nora.se/d/1', {
      'dct:title': [
        { text: 'Skolor', lang: 'sv' },
        { text: 'Schools', lang: 'en' },
      ],
      'dcat:keyword': [{ text: 'skola', lang: 'sv' }],
      'dcat:theme': [{ iri: 'http://publications.europa.eu/resource/authority/data-theme/EDUC' }],
      'dct:modified': [{ literal: '2026-01-02', type: 'xsd:date' }],
    });
    const { summary } = await release(
      releaseInput({ records: { nora: [storedRecord(entity, { state: 'missing' })] } }),
    );
    expect(summary.datasets[0]).toEqual({
      uri: 'https://nora.se/d/1',
      kind: 'dataset',
      title: { sv: 'Skolor', en: 'Schools' },
      description: { sv: 'Beskrivning' },
      source: 'nora',
      municipality: '1884',
      publisher: { iri: noraIri, name: 'Nora kommun' },
      keywords: ['skola'],
      themes: ['http://publications.europa.eu/resource/authority/data-theme/EDUC'],
      formats: ['text/csv'],
      licences: ['http://creativecommons.org/publicdomain/zero/1.0/'],
      modified: '2026-01-02',
      distributions: 1,
      series: [],
      alternates: [],
      replaces: [],
      missing: true,
      forwarded: true,
      line: [0, expect.any(Number)],
    });
    expect(summary.municipalities.map(({ code, counts }) => [code, counts.dataset])).toEqual([
      ['1884', 1],
      ['1881', 0],
    ]);
    expect(summary.sources[0]).toMatchObject({ id: 'nora', missing: 1 });
  });

  it('carries the problems of the sources and those of its own', async () => {
    const known = problem('merge.all-invalid', { source: 'nora' });
    const bad = datasetEntity('https://nora.se/d/1', { 'foaf:page': [{ iri: 'not an iri' }] });
    const { lines, manifest } = await release(
      releaseInput({ records: { nora: [storedRecord(bad)] }, problems: [known] }),
    );
    expect(lines<Problem>('problems.ndjson')).toMatchObject([
      { code: 'merge.all-invalid' },
      { code: 'merge.agent-differs', subject: noraIri },
      { code: 'merge.iri-unwritable', source: 'nora', subject: 'https://nora.se/d/1' },
    ]);
    expect(manifest.problems).toEqual({ error: 1, warning: 1, info: 1 });
  });

  it('keeps the owners for the release after it', async () => {
    const { file, merged } = await release(twoSources);
    expect(new Map(JSON.parse(file('owners.json')) as [string, string][])).toEqual(merged.owners);
  });
});

describe('the inputs of a release', () => {
  it('are equal when nothing that is published differs', async () => {
    expect(await inputsOf(one({ state: 'kept' }))).toBe(await inputsOf(one({ state: 'live' })));
  });

  it.each([
    ['a dataset changed', one({}, { 'dct:title': [{ text: 'Ny', lang: 'sv' }] })],
    ['a dataset is missing', one({ state: 'missing' })],
    ['a dataset is removed', one({ state: 'removed' })],
    [
      'the region is called something else',
      { ...one({}), region: { ...one({}).region, title: { sv: 'Ny' } } },
    ],
    ['a source is no longer forwarded', { ...one({}), sources: [source('nora', { forward: false })] }],
  ])('differ when %s', async (_, changed) => {
    expect(await inputsOf(changed)).not.toBe(await inputsOf(one({})));
  });
});

describe('an agent', () => {
  it('is described once, by the configuration first, then by the first source that states a property', async () => {
    const first = agentSaying({
      'foaf:name': [{ text: 'Nora', lang: 'sv' }],
      'owl:sameAs': [{ iri: 'https://a.se' }],
    });
    const second = agentSaying({
      'foaf:mbox': [{ iri: 'mailto:a@nora.se' }],
      'owl:sameAs': [{ iri: 'https://b.se' }, { iri: 'https://a.se' }],
    });
    const third = agentSaying({ 'foaf:mbox': [{ iri: 'mailto:b@nora.se' }] });
    const records = [first, second, third].map((described, index) =>
      storedRecord(datasetEntity(`https://nora.se/d/${index}`), { agents: [described] }),
    );
    const { graph, lines } = await release(releaseInput({ records: { nora: records } }));
    expect(about(await graph(), noraIri)).toEqual([
      'http://purl.org/dc/terms/identifier "2120002007"^^http://www.w3.org/2001/XMLSchema#string',
      'http://purl.org/dc/terms/type <http://purl.org/adms/publishertype/LocalAuthority>',
      'http://www.w3.org/1999/02/22-rdf-syntax-ns#type <http://xmlns.com/foaf/0.1/Agent>',
      'http://www.w3.org/2002/07/owl#sameAs <https://a.se>',
      'http://www.w3.org/2002/07/owl#sameAs <https://b.se>',
      'http://xmlns.com/foaf/0.1/mbox <mailto:a@nora.se>',
      'http://xmlns.com/foaf/0.1/name "Nora kommun"@sv',
    ]);
    // Told once, not for every dataset.
    expect(lines<Problem>('problems.ndjson')).toMatchObject([
      { code: 'merge.agent-differs', property: 'foaf:name' },
    ]);
  });
});

describe('a part that several datasets have in common', () => {
  it('is described once and linked from each', async () => {
    const { graph, lines, verify } = await releasedWithContacts('Öppna data', 'Öppna data');
    expect(about(await graph(), 'https://nora.se/kontakt')).toHaveLength(2);
    expect(
      (await graph()).filter((line) => line.endsWith('#contactPoint <https://nora.se/kontakt>')),
    ).toHaveLength(2);
    expect(lines('problems.ndjson')).toEqual([]);
    expect(await verify()).toEqual([]);
  });

  it('keeps its first description when they differ, and the second dataset is told', async () => {
    const { graph, lines } = await releasedWithContacts('Öppna data', 'Kansliet');
    expect(about(await graph(), 'https://nora.se/kontakt')).toContain(
      'http://www.w3.org/2006/vcard/ns#fn "Öppna data"^^http://www.w3.org/2001/XMLSchema#string',
    );
    expect(lines<Problem>('problems.ndjson')).toMatchObject([
      { code: 'merge.described-twice', subject: 'https://nora.se/d/1', before: 'https://nora.se/kontakt' },
    ]);
  });

  it('is no second description when it bears the IRI of a published dataset', async () => {
    const impostor = datasetEntity('https://nora.se/d/1', {
      'dct:relation': [
        { node: datasetEntity('https://nora.se/d/2', { 'dct:title': [{ text: 'Falsk', lang: 'sv' }] }) },
      ],
    });
    const { graph, verify } = await release(
      releaseInput({
        records: { nora: [storedRecord(impostor), storedRecord(datasetEntity('https://nora.se/d/2'))] },
      }),
    );
    expect(about(await graph(), 'https://nora.se/d/2').filter((line) => line.includes('title'))).toHaveLength(
      1,
    );
    expect(await verify()).toEqual([]);
  });
});

describe('a source that is not forwarded', () => {
  it('is in the summary and not in the catalogue for the portal', async () => {
    const { graph, summary, lines } = await release(
      releaseInput({
        records: {
          nora: [storedRecord(datasetEntity('https://nora.se/d/1'))],
          kumla: [storedRecord(datasetEntity('https://kumla.se/d/1'))],
        },
        sources: [source('nora', { forward: false }), source('kumla')],
      }),
    );
    expect(subjectsOfType(await graph(), 'Dataset')).toEqual(['https://kumla.se/d/1']);
    expect(summary.datasets.map(({ uri, forwarded }) => [uri, forwarded])).toEqual([
      ['https://nora.se/d/1', false],
      ['https://kumla.se/d/1', true],
    ]);
    expect(lines('datasets.ndjson')).toHaveLength(2);
  });
});

describe('the same dataset in two sources', () => {
  it('is published once, with owl:sameAs to its other URI, and without identifiers that mean nothing', async () => {
    const uuid = '0a3c1d9e-52b4-4b1c-8f0e-6f5d2c1b0a99';
    const named = (uri: string) =>
      storedRecord(datasetEntity(uri, { 'dct:identifier': [{ literal: uuid }, { literal: 'TODO' }] }));
    const { graph, summary } = await release(
      releaseInput({
        records: { nora: [named('https://nora.se/d/1')], kumla: [named('https://kumla.se/d/9')] },
      }),
    );
    expect(subjectsOfType(await graph(), 'Dataset')).toEqual(['https://nora.se/d/1']);
    const lines = about(await graph(), 'https://nora.se/d/1');
    expect(lines).toContain('http://www.w3.org/2002/07/owl#sameAs <https://kumla.se/d/9>');
    expect(lines.filter((line) => line.includes('identifier'))).toEqual([
      `http://purl.org/dc/terms/identifier "${uuid}"^^http://www.w3.org/2001/XMLSchema#string`,
    ]);
    expect(summary.datasets[0]?.alternates).toEqual([{ source: 'kumla', uri: 'https://kumla.se/d/9' }]);
  });
});

const moved = (aliases: [string, string][]) =>
  release(
    releaseInput(
      { records: { nora: [storedRecord(datasetEntity('https://nora.se/d/3'))] } },
      { aliases: new Map(aliases), owners: new Map([['https://nora.se/d/1', 'nora']]) },
    ),
  );

const only = (uri: string) => [storedRecord(datasetEntity(uri))];

describe('a dataset that has moved', () => {
  it('says which URIs it had before, through all its moves, and they lead to it', async () => {
    const { graph, file, summary, merged } = await moved([
      ['https://nora.se/d/1', 'https://nora.se/d/2'],
      ['https://nora.se/d/2', 'https://nora.se/d/3'],
    ]);
    const before = ['https://nora.se/d/1', 'https://nora.se/d/2'];
    expect(about(await graph(), 'https://nora.se/d/3').filter((line) => line.includes('replaces'))).toEqual(
      before.map((uri) => `http://purl.org/dc/terms/replaces <${uri}>`),
    );
    expect(summary.datasets[0]?.replaces).toEqual(before);
    expect(JSON.parse(file('aliases.json'))).toEqual(before.map((uri) => [uri, 'https://nora.se/d/3']));
    expect(merged.owners.get('https://nora.se/d/3')).toBe('nora');
  });

  it('leads nowhere in a circle, to what is not published, or from what is', async () => {
    const { file } = await moved([
      ['https://nora.se/d/1', 'https://nora.se/d/2'],
      ['https://nora.se/d/2', 'https://nora.se/d/1'],
      ['https://nora.se/d/4', 'https://nora.se/d/5'],
      ['https://nora.se/d/3', 'https://nora.se/d/6'],
    ]);
    expect(JSON.parse(file('aliases.json'))).toEqual([]);
  });

  it('keeps its owner, whoever else has the new URI by then', async () => {
    const { merged } = await release(
      releaseInput(
        { records: { kumla: only('https://nora.se/d/2'), nora: only('https://nora.se/d/2') } },
        {
          aliases: new Map([['https://nora.se/d/1', 'https://nora.se/d/2']]),
          owners: new Map([['https://nora.se/d/1', 'nora']]),
        },
      ),
    );
    expect(merged.published.map(({ source: publisher }) => publisher)).toEqual(['nora']);
  });
});

describe('sub-catalogues', () => {
  it('are one for each municipality that has a dataset, described in the same document', async () => {
    const service = { ...datasetEntity('https://kumla.se/api'), types: ['dcat:DataService'] };
    const { graph, verify } = await release({
      ...releaseInput({
        records: {
          nora: [storedRecord(datasetEntity('https://nora.se/d/1'), { agents: [] })],
          kumla: [storedRecord(service, { kind: 'service' })],
        },
      }),
      subCatalogues: true,
    });
    const lines = await graph();
    expect(subjectsOfType(lines, 'Catalog')).toEqual([
      'https://data.testlan.se/catalog',
      'https://data.testlan.se/catalog/1884',
    ]);
    expect(about(lines, 'https://data.testlan.se/catalog')).toEqual(
      expect.arrayContaining([
        'http://purl.org/dc/terms/hasPart <https://data.testlan.se/catalog/1884>',
        'http://www.w3.org/ns/dcat#service <https://kumla.se/api>',
      ]),
    );
    expect(about(lines, 'https://data.testlan.se/catalog/1884')).toContain(
      'http://www.w3.org/ns/dcat#dataset <https://nora.se/d/1>',
    );
    expect(about(lines, noraIri)).not.toEqual([]);
    expect(await verify()).toEqual([]);
  });
});

describe('the date of the catalogue', () => {
  it('is the latest that the data state, leaving out the future and what is no date', async () => {
    expect(
      await modified(
        dated('2025-12-31', '2026-02-01T12:00:00', '2099-01-01', '2026-02-31x', 'igår', '2026-02-45'),
      ),
    ).toEqual(['http://purl.org/dc/terms/modified "2026-02-01"^^http://www.w3.org/2001/XMLSchema#date']);
  });

  it('is absent where the data state none', async () => {
    expect(await modified(dated('okänt'))).toEqual([]);
  });
});

describe('what cannot be written', () => {
  it('is left out everywhere and told, and the rest is published', async () => {
    const broken = {
      id: 'https://nora.se/d/3',
      types: ['dcat:Dataset'],
      properties: { 'dct:title': null },
    } as unknown as Entity;
    const fine = datasetEntity('https://nora.se/d/1');
    const records = [
      storedRecord(fine),
      storedRecord(datasetEntity('https://nora.se/d 2')),
      { ...storedRecord(fine), record: { ...storedRecord(fine).record, uri: broken.id, entity: broken } },
    ];
    const input = {
      ...releaseInput({ records: { nora: records } }),
      async *heads() {
        for (const { record, state } of records) yield { ...record, identifiers: [], state };
      },
    };
    const { graph, summary, lines, manifest, verify } = await release(input);
    expect(subjectsOfType(await graph(), 'Dataset')).toEqual(['https://nora.se/d/1']);
    expect(summary.counts.dataset).toBe(1);
    expect(summary.datasets).toHaveLength(1);
    expect(manifest.published).toBe(1);
    expect(
      lines<Problem>('problems.ndjson')
        .filter(({ code }) => code === 'merge.unwritable')
        .map(({ subject }) => subject),
    ).toEqual(['https://nora.se/d 2', 'https://nora.se/d/3']);
    expect(await verify()).toEqual([]);
  });

  it('does not keep a hundred hostile datasets from a sound release', async () => {
    const random = randomFrom(99);
    const hostile = Array.from({ length: 100 }, (_, index) =>
      storedRecord(hostileEntity(random, `https://nora.se/d/${index}`)),
    );
    const made = await release(releaseInput({ records: { nora: hostile } }));
    const graph = await made.graph();
    for (const format of ['rdfxml', 'turtle', 'jsonld'] as const)
      expect(await made.graph(format)).toEqual(graph);
    expect(subjectsOfType(graph, 'Dataset').filter((uri) => !uri.includes('/part/'))).toHaveLength(100);
    expect(await made.verify()).toEqual([]);
  });
});

describe('a release that is broken off', () => {
  const many = releaseInput({
    records: {
      nora: Array.from({ length: 3000 }, (_, index) =>
        storedRecord(datasetEntity(`https://nora.se/d/${index}`)),
      ),
    },
  });

  it('leaves no file when the store fails, and says why', async () => {
    const blobs = createMemoryBlobs();
    const failing = {
      ...blobs,
      async write(key: string, content: AsyncIterable<Uint8Array> | Uint8Array) {
        if (!key.endsWith('catalog.ttl')) return blobs.write(key, content);
        for await (const _ of content as AsyncIterable<Uint8Array>) throw new Error('disk full');
        throw new Error('nothing came');
      },
    };
    const merged = await mergeRelease(many, signal);
    await expect(writeRelease({ input: many, merged, blobs: failing, prefix }, signal)).rejects.toThrow(
      'disk full',
    );
    expect([...blobs.contents.keys()]).toEqual([]);
  });

  it('waits for a store that is slower than the writing', async () => {
    const blobs = createMemoryBlobs();
    const slow = {
      ...blobs,
      async write(key: string, content: AsyncIterable<Uint8Array> | Uint8Array) {
        const chunks: Uint8Array[] = [];
        if (content instanceof Uint8Array) return blobs.write(key, content);
        for await (const chunk of content) {
          chunks.push(chunk);
          await new Promise((resolve) => setTimeout(resolve, 2));
        }
        return blobs.write(key, Buffer.concat(chunks));
      },
    };
    const merged = await mergeRelease(many, signal);
    const manifest = await writeRelease({ input: many, merged, blobs: slow, prefix }, signal);
    expect(manifest.published).toBe(3000);
    expect(await verifyRelease({ blobs, prefix, manifest }, signal)).toEqual([]);
  });

  it('leaves no manifest when it is aborted', async () => {
    const blobs = createMemoryBlobs();
    const controller = new AbortController();
    const input: ReleaseInput = {
      ...many,
      async *records(id) {
        let count = 0;
        for await (const record of many.records(id)) {
          count += 1;
          if (count === 2000) controller.abort(new Error('stopped'));
          yield record;
        }
      },
    };
    const merged = await mergeRelease(input, signal);
    await expect(writeRelease({ input, merged, blobs, prefix }, controller.signal)).rejects.toThrow(
      'stopped',
    );
    expect([...blobs.contents.keys()]).toEqual([]);
  });
});

describe('verifying a release', () => {
  it.each([
    ['a file that is cut off', (rdf: string) => rdf.slice(0, -20), /bytes instead of/],
    [
      'bytes that were not written',
      (rdf: string) => rdf.replace('Beskrivning', 'Beskrivninh'),
      /not what was written/,
    ],
    [
      'XML that is not well-formed',
      (rdf: string) => rdf.replace('</dcat:Dataset>', ''),
      /unexpected close|closing/i,
    ],
    [
      'an IRI that is not absolute',
      (rdf: string) => rdf.replace('rdf:about="https://nora.se/d/1"', 'rdf:about="d/1"'),
      /rdf:about="d\/1"/,
    ],
    [
      'a dataset without an IRI',
      (rdf: string) => rdf.replace('<dcat:Dataset rdf:about="https://nora.se/d/1">', '<dcat:Dataset>'),
      /Dataset without an IRI/,
    ],
    [
      'a dataset described twice',
      (rdf: string) => rdf.replaceAll('https://nora.se/d/2"', 'https://nora.se/d/1"'),
      /described twice/,
    ],
    [
      'a dataset listed and not there',
      (rdf: string) =>
        rdf.replace(
          'dcat:dataset rdf:resource="https://nora.se/d/1"',
          'dcat:dataset rdf:resource="https://nora.se/d/7"',
        ),
      /listed and not described/,
    ],
    [
      'a catalogue record',
      (rdf: string) =>
        rdf
          .replace('<dcat:Distribution ', '<dcat:CatalogRecord ')
          .replace('</dcat:Distribution>', '</dcat:CatalogRecord>'),
      /CatalogRecord/,
    ],
    [
      'a catalogue that does not come first',
      (rdf: string) => rdf.replaceAll('dcat:Catalog', 'dcat:Dataset'),
      /does not come first/,
    ],
  ])('finds %s', async (_, damage, expected) => {
    expect((await damaged(damage)).join('\n')).toMatch(expected);
  });

  it('finds a file that is gone', async () => {
    const { blobs, manifest } = await release(twoSources);
    blobs.contents.delete(`${prefix}/summary.json`);
    expect(await verifyRelease({ blobs, prefix, manifest }, signal)).toMatchObject([
      { code: 'merge.release-unfit' },
    ]);
  });
});
