/**
 * Validating and scoring 3,000, 10,000 and 30,000 datasets: a whole feed as it stands, and records one at a time as they leave
 * the normaliser.
 *
 *   npx tsx --conditions=development bench/quality.ts [datasets…]
 *
 * Each runs in a process of its own, so that peak memory is that run's; times are of the processor. The baseline is rdfxml-streaming-parser reading the
 * same datasets and doing nothing with them.
 */
import { spawn } from 'node:child_process';

interface GraphFigures {
  readonly bareMs: number;
  readonly validateMs: number;
  readonly findings: number;
  readonly peakMb: number;
}

interface StreamFigures {
  readonly judgeMs: number;
  readonly findings: number;
  readonly peakMb: number;
}

const sizes = process.argv.slice(2).map(Number);

for (const datasets of sizes.length > 0 ? sizes : [3000, 10_000, 30_000]) {
  const graph = await run<GraphFigures>('graph', datasets);
  const stream = await run<StreamFigures>('stream', datasets);
  const perSecond = (ms: number): number => Math.round((1000 * datasets) / ms);
  const ratio = (ms: number): string => (ms / graph.bareMs).toFixed(2);
  console.log(
    `${datasets} datasets: bare parser ${Math.round(graph.bareMs)} ms; ` +
      `validate a feed ${Math.round(graph.validateMs)} ms (${perSecond(graph.validateMs)}/s, ratio ${ratio(graph.validateMs)}, ` +
      `peak ${graph.peakMb} MB with the graph); ` +
      `validate and score records ${Math.round(stream.judgeMs)} ms (${perSecond(stream.judgeMs)}/s, ` +
      `ratio ${ratio(stream.judgeMs)}, peak ${stream.peakMb} MB)`,
  );
}

function run<T>(mode: 'graph' | 'stream', datasets: number): Promise<T> {
  const script = new URL('support/quality-child.ts', import.meta.url).pathname;
  const args = ['--conditions=development', '--import', 'tsx', script, mode, String(datasets)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('close', (code) => {
      if (code === 0) resolve(JSON.parse(Buffer.concat(chunks).toString()) as T);
      else reject(new Error(`the measured judgement exited with ${code}`));
    });
  });
}
