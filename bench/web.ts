/**
 * Search over 30,000 datasets, against the same server answering a static file of the same size.
 *
 *   npx tsx --conditions=development bench/web.ts [datasets]
 *
 * The server runs in a process of its own; this one asks it over a few connections at once. Words are drawn from those
 * in the titles, forms and slips included.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { Agent, request } from 'node:http';

interface Load {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Of an answer. */
  readonly bytes: number;
}

const datasets = Number(process.argv[2] ?? 30_000);
const atOnce = 8;
const seconds = 8;
const words = [
  'badplats',
  'skolor',
  'detaljplan',
  'luftkvalitet',
  'lekpltser',
  'cykelvägar',
  'avfall',
  'folkmängd',
];

/** What one of many asks: more questions than answers are kept, most of them with thousands of hits. */
function question(i: number): string {
  const word = words[i % words.length] ?? '';
  const query = new URLSearchParams({ q: word.slice(0, 5 + (i % 7)) });
  if (i % 5 > 0) query.append('uppdaterad', ['manad', 'halvar', 'ar', 'aldre'][(i % 5) - 1] ?? '');
  if (i % 11 > 5) query.append('kommun', i % 2 === 0 ? '1880' : '1881');
  return query.toString();
}

const { child, address, built } = await startServer();
const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
const searches = (i: number): string => `/api/v1/datasets?${question(i)}`;
const pages = (i: number): string => `/?${question(i)}`;

await load(searches, 2);
const api = await load(searches, seconds);
const apiFile = await load(() => `/static/${api.bytes}`, seconds);
const page = await load(pages, seconds);
const pageFile = await load(() => `/static/${page.bytes}`, seconds);

console.log(
  `${datasets} datasets; index built in ${(built.indexMs / 1000).toFixed(2)} s, longest pause of the event loop ${Math.round(built.longestPauseMs)} ms, ${built.heapMb} MB of memory`,
);
report('search, JSON', api, apiFile);
report('search, page', page, pageFile);
agent.destroy();
child.kill();

function report(what: string, measured: Load, file: Load): void {
  console.log(
    `${what} (${(measured.bytes / 1000).toFixed(1)} kB): ${Math.round(measured.perSecond)} requests/s, ` +
      `p50 ${measured.p50.toFixed(1)} ms, p99 ${measured.p99.toFixed(1)} ms; static file ${Math.round(file.perSecond)} requests/s, ` +
      `p99 ${file.p99.toFixed(1)} ms; ratio ${(measured.perSecond / file.perSecond).toFixed(3)}`,
  );
}

async function load(addressOf: (i: number) => string, duration: number): Promise<Load> {
  const times: number[] = [];
  let bytes = 0;
  let asked = 0;
  const started = performance.now();
  const end = started + duration * 1000;
  const worker = async (): Promise<void> => {
    while (performance.now() < end) {
      const from = performance.now();
      asked += 1;
      const received = await get(addressOf(asked));
      bytes += received;
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const elapsed = performance.now() - started;
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? 0;
  return {
    perSecond: (1000 * times.length) / elapsed,
    p50: at(0.5),
    p99: at(0.99),
    bytes: Math.round(bytes / times.length),
  };
}

function get(path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(address + path, { agent }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${path}: ${response.statusCode}`));
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('end', () => resolve(bytes));
    })
      .on('error', reject)
      .end();
  });
}

interface Built {
  readonly address: string;
  readonly indexMs: number;
  readonly longestPauseMs: number;
  readonly heapMb: number;
}

function startServer(): Promise<{ child: ChildProcess; address: string; built: Built }> {
  const script = new URL('support/web-child.ts', import.meta.url).pathname;
  const started = spawn(
    process.execPath,
    ['--conditions=development', '--import', 'tsx', script, String(datasets)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  return new Promise((resolve, reject) => {
    started.stdout.once('data', (line: Buffer) => {
      const answer = JSON.parse(line.toString()) as Built;
      resolve({ child: started, address: answer.address, built: answer });
    });
    started.once('close', (code) => reject(new Error(`the server exited with ${code}`)));
  });
}
