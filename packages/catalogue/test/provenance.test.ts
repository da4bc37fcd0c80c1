import { describe, expect, it } from '@jest/globals';
import type { Problem, SourceRecord } from '@lanskatalog/core';
import { mergeRelease, writeRelease } from '../src/index.ts';
import { createMemoryBlobs } from './support/memory-blobs.ts';
import { graphForm, parseRdf } from './support/parse-rdf.ts';
import { datasetEntity, releaseInput, storedRecord } from './support/region.ts';

const { signal } = new AbortController();
const prov = 'http://www.w3.org/ns/prov#';
const uuid = '0a3c1d9e-52b4-4b1c-8f0e-6f5d2c1b0a99';

const repair = (subject: string, values: { readonly before?: string; readonly after?: string }): Problem => ({
  code: 'merge.tag-unwritable',
  severity: 'info',
  source: 'nora',
  subject,
  property: 'dct:title',
  ...values,
});

const named = (uri: string): SourceRecord =>
  storedRecord(datasetEntity(uri, { 'dct:identifier': [{ literal: uuid }] }));

async function provenanceOf(problems: readonly Problem[] = []): Promise<string[]> {
  const input = releaseInput(
    { records: { nora: [named('https://nora.se/d/1')], kumla: [named('https://kumla.se/d/9')] }, problems },
    {
      provenance: (id) => ({
        confirmed: '2026-03-10T02:00:00.000Z',
        snapshots: [
          { url: `https://${id}.se/feed`, sha256: 'ab'.repeat(32), retrieved: '2026-03-09T02:00:00.000Z' },
        ],
      }),
    },
  );
  const blobs = createMemoryBlobs();
  const merged = await mergeRelease(input, signal);
  await writeRelease({ input, merged, blobs, prefix: 'releases/1' }, signal);
  return graphForm(await parseRdf(blobs.text('releases/1/provenance.ttl'), 'turtle'));
}

const about = (graph: readonly string[], predicate: string): string[] =>
  graph
    .filter((line) => line.includes(` ${predicate} `))
    .map((line) => line.split(` ${predicate} `)[1] ?? '');

describe('provenance', () => {
  it('gives each dataset a catalogue record with its source, the answer it was read from, and when', async () => {
    const graph = await provenanceOf();
    expect(about(graph, 'http://xmlns.com/foaf/0.1/primaryTopic')).toContain('<https://nora.se/d/1>');
    const record =
      graph.find((line) => line.endsWith('primaryTopic <https://nora.se/d/1>'))?.split(' ')[0] ?? '';
    const said = graph
      .filter((line) => line.startsWith(`${record} `))
      .map((line) => line.slice(record.length + 1));
    expect(said).toEqual(
      expect.arrayContaining([
        'http://www.w3.org/1999/02/22-rdf-syntax-ns#type <http://www.w3.org/ns/dcat#CatalogRecord>',
        'http://purl.org/dc/terms/issued "2026-01-01T02:00:00.000Z"^^http://www.w3.org/2001/XMLSchema#dateTime',
        'http://purl.org/dc/terms/modified "2026-02-01T02:00:00.000Z"^^http://www.w3.org/2001/XMLSchema#dateTime',
        `${prov}wasGeneratedBy <https://data.testlan.se/provenance/sources/nora>`,
      ]),
    );
    expect(about(graph, 'http://www.w3.org/ns/dcat#record')).toContain(`<${record}>`);
    expect(about(graph, 'http://purl.org/dc/terms/source')).toContain('<https://nora.se/feed>');
    expect(graph.some((line) => line.includes('ab'.repeat(32)))).toBe(true);
  });

  it('keeps both provenances of a dataset met in two sources', async () => {
    const graph = await provenanceOf();
    const other =
      graph.find((line) => line.endsWith('primaryTopic <https://kumla.se/d/9>'))?.split(' ')[0] ?? '';
    expect(about(graph, `${prov}alternateOf`)).toEqual([`<${other}>`]);
    expect(graph).toContain(
      `${other} ${prov}wasGeneratedBy <https://data.testlan.se/provenance/sources/kumla>`,
    );
    expect(about(graph, `${prov}endedAtTime`)).toHaveLength(2);
  });

  it('tells each repair with before and after, also those of a distribution', async () => {
    const graph = await provenanceOf([
      repair('https://nora.se/d/1', { before: 'sv_SE', after: 'sv' }),
      repair('https://nora.se/d/1/csv', { after: 'inferred' }),
      repair('https://nora.se/d/1', { before: 'only told, not changed' }),
      repair('https://nora.se/d/7', { before: 'a', after: 'b' }),
    ]);
    const activities = about(graph, `${prov}wasInfluencedBy`);
    expect(activities).toHaveLength(2);
    expect(activities[0]).toContain('"merge.tag-unwritable"');
    const both = activities.join('\n');
    expect(both).toContain(
      `${prov}used [http://www.w3.org/1999/02/22-rdf-syntax-ns#type <${prov}Entity>; http://www.w3.org/1999/02/22-rdf-syntax-ns#value "sv_SE"`,
    );
    expect(both).toContain('#value "inferred"');
    expect(both).not.toContain('only told');
  });
});
