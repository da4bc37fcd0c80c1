/**
 * From HTTP to release: one RDF/XML feed of 200, 2,000 and 10,000 datasets, cold and then identical again.
 *
 *   npx tsx --conditions=development bench/harvest.ts [datasets…]
 *
 * Each size runs in a process of its own, so that peak memory is that harvest's. The baseline of the same run is
 * rdfxml-streaming-parser reading the same bytes and doing nothing with them.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBenchFeed, serveFeed } from './support/bench-feed.ts';

interface Measured {
  readonly parserMs: number;
  readonly coldMs: number;
  readonly unchangedMs: number;
  /** Megabytes, of the whole process. */
  readonly peakMb: number;
}

const sizes = process.argv.slice(2).map(Number);

for (const datasets of sizes.length > 0 ? sizes : [200, 2000, 10_000]) {
  const { body, triples } = createBenchFeed(datasets);
  const server = await serveFeed(body);
  const directory = await mkdtemp(join(tmpdir(), 'lanskatalog-bench-'));
  const measured = await measure(server.url, directory);
  const { parserMs, coldMs, unchangedMs, peakMb } = measured;
  console.log(
    `${datasets} datasets (${triples} triples, ${(body.length / 1e6).toFixed(1)} MB): ` +
      `${Math.round((1000 * datasets) / coldMs)} datasets/s, cold ${Math.round(coldMs)} ms, peak ${peakMb} MB; ` +
      `unchanged ${unchangedMs.toFixed(1)} ms = ${((100 * unchangedMs) / coldMs).toFixed(2)} % of cold; ` +
      `ratio to the bare parser (${Math.round(parserMs)} ms): ${(coldMs / parserMs).toFixed(2)}`,
  );
  await server.close();
  await rm(directory, { recursive: true });
}

function measure(url: string, directory: string): Promise<Measured> {
  const script = new URL('support/harvest-child.ts', import.meta.url).pathname;
  const args = ['--conditions=development', '--import', 'tsx', script, url, directory];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('close', (code) => {
      if (code === 0) resolve(JSON.parse(Buffer.concat(chunks).toString()) as Measured);
      else reject(new Error(`the measured harvest exited with ${code}`));
    });
  });
}
