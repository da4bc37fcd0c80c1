/** One measured harvest: prints a JSON object of figures. Arguments: feed address, empty directory. */
import { performance } from 'node:perf_hooks';
import { parseRegionConfig } from '@lanskatalog/config';
import { harvestRegion } from '@lanskatalog/harvest';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import { openEmbedded } from '@lanskatalog/runtime';

const [url = '', directory = ''] = process.argv.slice(2);

const loaded = parseRegionConfig(
  `region:
  id: bench
  baseUri: https://data.example.org/
  title: Bench
  publisher: { name: Region Örebro län, orgnr: "2321000164", type: RegionalAuthority }
http: { allowHosts: ["127.0.0.1"], contact: bench@example.org, perHostDelayMs: 0, respectRobots: false }
sources: [{ id: kumla, municipality: "1881", kind: dcat, url: "${url}" }]
`,
  'bench.yaml',
);
if (loaded.kind === 'invalid') throw new Error(loaded.problems.map(({ text }) => text).join('\n'));

const { signal } = new AbortController();
const round = async (): Promise<number> => {
  const embedded = await openEmbedded({ dataDir: directory, config: loaded.config });
  const start = performance.now();
  await harvestRegion(embedded.deps, { onProgress: () => {} }, signal);
  const ms = performance.now() - start;
  await embedded.close();
  return ms;
};

const coldMs = await round();
const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
const unchangedMs = await round();
const parserMs = await bareParser();
process.stdout.write(JSON.stringify({ coldMs, unchangedMs, parserMs, peakMb }));

/** The baseline: the fastest RDF/XML parser there is, reading the same bytes and keeping nothing. */
async function bareParser(): Promise<number> {
  const body = Buffer.from(await (await fetch(url)).arrayBuffer());
  const start = performance.now();
  await new Promise<void>((resolve, reject) => {
    const parser = new RdfXmlParser();
    parser.on('data', () => {});
    parser.on('end', resolve);
    parser.on('error', reject);
    for (let at = 0; at < body.length; at += 65_536) parser.write(body.subarray(at, at + 65_536));
    parser.end();
  });
  return performance.now() - start;
}
