/**
 * Bytes to normalised records: about 90,000 statements as RDF/XML and as Turtle through our parse and normalise, as a
 * ratio to rdfxml-streaming-parser and N3.js parsing the same bytes and doing nothing with them, and to Python's rdflib
 * parsing alone where it is installed.
 *
 *   npx tsx --conditions=development bench/parse.ts
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadProfileData, loadRegionConfig } from '@lanskatalog/config';
import type { NormaliseContext } from '@lanskatalog/core';
import { normaliseGraph } from '@lanskatalog/normalise';
import { parseRdf } from '@lanskatalog/sources';
import { Parser, Writer } from 'n3';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import { createBenchFeed } from './support/bench-feed.ts';

const rounds = 5;
const datasets = 3333;
const baseIri = 'https://kommun.example/katalog';

/** Best of some rounds, in milliseconds: the machine is shared. */
async function best(run: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}

async function drain(body: Buffer): Promise<number> {
  const parser = new RdfXmlParser({ baseIRI: baseIri });
  parser.end(body);
  let statements = 0;
  for await (const _ of parser) statements += 1;
  return statements;
}

/** The same statements as Turtle, by the library that is the baseline. */
async function asTurtle(body: Buffer): Promise<Buffer> {
  const parser = new RdfXmlParser({ baseIRI: baseIri });
  parser.end(body);
  const writer = new Writer({
    prefixes: { dcat: 'http://www.w3.org/ns/dcat#', dct: 'http://purl.org/dc/terms/' },
  });
  for await (const quad of parser) writer.addQuad(quad);
  return new Promise((resolve, reject) =>
    writer.end((error, text: string) => (error ? reject(error) : resolve(Buffer.from(text)))),
  );
}

/** The configuration that ships with the product gives the region and a source. */
async function normaliseContext(): Promise<NormaliseContext> {
  const loaded = await loadRegionConfig(new URL('../config/orebro-lan.yaml', import.meta.url).pathname);
  if (loaded.kind !== 'ok') throw new Error(loaded.problems.map(({ text }) => text).join('\n'));
  const { region, sources, municipalities } = loaded.config;
  const [source] = sources;
  const municipality = municipalities.find(({ code }) => code === source?.municipality);
  if (source === undefined || municipality === undefined) throw new Error('the configuration has no source');
  return { region, source, municipality, profileData: loadProfileData() };
}

async function ours(body: Buffer, context: NormaliseContext): Promise<number> {
  const parsed = await parseRdf(body, { mediaType: '', baseIri });
  if (parsed.kind !== 'graph') throw new Error(`read as ${parsed.looksLike}`);
  let records = 0;
  for (const item of normaliseGraph(parsed.graph, context)) if (item.record !== undefined) records += 1;
  if (records !== datasets) throw new Error(`${records} records of ${datasets}`);
  return records;
}

/** Milliseconds that rdflib takes to parse, without starting Python; undefined where it is not installed. */
function rdflib(body: Buffer, format: 'xml' | 'turtle'): number | undefined {
  const directory = mkdtempSync(join(tmpdir(), 'lanskatalog-bench-'));
  const file = join(directory, 'feed');
  writeFileSync(file, body);
  const script = `import sys, time, rdflib\nt = time.perf_counter()\nrdflib.Graph().parse(sys.argv[1], format=sys.argv[2])\nprint((time.perf_counter() - t) * 1000)`;
  const { status, stdout } = spawnSync('python3', ['-c', script, file, format], { encoding: 'utf8' });
  rmSync(directory, { recursive: true });
  return status === 0 ? Number(stdout) : undefined;
}

const { body: rdfXml, triples } = createBenchFeed(datasets);
const turtle = await asTurtle(rdfXml);
const context = await normaliseContext();
const cases = [
  {
    name: 'RDF/XML',
    body: rdfXml,
    format: 'xml',
    baseline: 'rdfxml-streaming-parser',
    bare: () => drain(rdfXml),
  },
  {
    name: 'Turtle',
    body: turtle,
    format: 'turtle',
    baseline: 'N3.js',
    bare: () => new Parser().parse(turtle.toString()),
  },
] as const;
for (const { name, body, format, baseline, bare } of cases) {
  const bareMs = await best(bare);
  const parseMs = await best(() => parseRdf(body, { mediaType: '', baseIri }));
  const oursMs = await best(() => ours(body, context));
  const pythonMs = rdflib(body, format);
  const python =
    pythonMs === undefined
      ? 'rdflib not installed'
      : `rdflib ${Math.round(pythonMs)} ms, ${(pythonMs / oursMs).toFixed(1)} times ours`;
  console.log(
    `${name}, ${triples} statements: parse and normalise ${Math.round(oursMs)} ms (parse ${Math.round(parseMs)} ms); ` +
      `${baseline} alone ${Math.round(bareMs)} ms, ratio ${(oursMs / bareMs).toFixed(2)}; ${python}`,
  );
}
