/**
 * One measured judgement of datasets: prints a JSON object of figures, in milliseconds of processor time. Arguments: `graph` or
 * `stream`, number of datasets.
 */
import { loadProfileData, loadQualityData } from '@lanskatalog/config';
import type { Entity, Value } from '@lanskatalog/core';
import {
  conformsToProfile,
  createCatalogueScorer,
  openValidation,
  scoreDataset,
  validateGraph,
} from '@lanskatalog/quality';
import { parseRdf } from '@lanskatalog/sources';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import { createBenchFeed } from './bench-feed.ts';

const profileData = loadProfileData();
const qualityData = loadQualityData();
const [mode, count] = process.argv.slice(2);
const datasets = Number(count);

/** A feed as it stands: the bare parser, then our reading, then validating the graph. */
async function judgeGraph(): Promise<object> {
  const { body } = createBenchFeed(datasets);
  const bareMs = await timed(() => bareParser(body));
  const parsed = await parseRdf(body, { mediaType: '', baseIri: 'https://kommun.example/' });
  if (parsed.kind !== 'graph') throw new Error('the bench feed is not RDF');
  let findings = 0;
  const validateMs = await timed(() => {
    for (const _ of validateGraph(parsed.graph, profileData)) findings += 1;
  });
  return { bareMs, validateMs, findings };
}

/** Records as they leave the normaliser, one at a time: validated and scored, and the catalogue scored at the end. */
function judgeStream(): object {
  const validation = openValidation(profileData);
  const scorer = createCatalogueScorer();
  const start = process.cpuUsage();
  let findings = 0;
  for (let n = 0; n < datasets; n += 1) {
    const entity = dataset(n);
    const problems = [...validation.add(entity)];
    findings += problems.length;
    const conforms = conformsToProfile(problems);
    scorer.add(scoreDataset({ uri: entity.id, kind: 'dataset', entity }, { qualityData, links, conforms }));
  }
  for (const _ of validation.finish()) findings += 1;
  return { judgeMs: msSince(start), findings, points: scorer.result().mqa.eu.points };
}

const links = () => 'works' as const;
const iri = (value: string): Value[] => [{ iri: value }];
const text = (value: string): Value[] => [{ text: value, lang: 'sv' }];
const authority = 'http://publications.europa.eu/resource/authority';

function dataset(n: number): Entity {
  const id = `https://kommun.example/dataset/${n}`;
  const distribution = (format: string): Value => ({
    node: {
      id: `${id}/${format}`,
      types: ['dcat:Distribution'],
      properties: {
        'dct:title': text(`Område ${n} som ${format}`),
        'dcat:accessURL': iri(`https://kommun.example/filer/${n}.${format}`),
        'dct:format': [{ literal: `text/${format}` }],
        'dct:license': iri('http://creativecommons.org/licenses/by/4.0/'),
      },
    },
  });
  return {
    id,
    types: ['dcat:Dataset'],
    properties: {
      'dct:title': text(`Kommunens badplatser, område ${n}`),
      'dct:description': text(`Här finns badplatser i område ${n} med läge, namn och skötselansvarig.`),
      'dct:identifier': [{ literal: `${n}-bad` }],
      'dcat:keyword': [...text('bad'), ...text('kommun')],
      'dcat:theme': iri(`${authority}/data-theme/GOVE`),
      'dct:publisher': iri('http://dataportal.se/organisation/SE2120001967'),
      'dcat:contactPoint': iri('https://kommun.example/kontakt'),
      'dct:issued': [{ literal: `2024-0${(n % 9) + 1}-11`, type: 'xsd:date' }],
      'dct:accrualPeriodicity': iri(`${authority}/frequency/MONTHLY`),
      'dct:accessRights': iri(`${authority}/access-right/PUBLIC`),
      'dct:spatial': iri('http://sws.geonames.org/2686655'),
      'dcat:distribution': [distribution('csv'), distribution('html')],
    },
  };
}

function bareParser(body: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const parser = new RdfXmlParser();
    parser.on('data', () => {});
    parser.on('end', resolve);
    parser.on('error', reject);
    for (let at = 0; at < body.length; at += 65_536) parser.write(body.subarray(at, at + 65_536));
    parser.end();
  });
}

async function timed(work: () => void | Promise<void>): Promise<number> {
  const start = process.cpuUsage();
  await work();
  return msSince(start);
}

function msSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

const figures = mode === 'graph' ? await judgeGraph() : judgeStream();
const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(JSON.stringify({ ...figures, peakMb }));
