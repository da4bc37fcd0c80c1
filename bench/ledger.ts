/**
 * A supplier ledger from the municipality's CSV to the region's Parquet and CSV with every step on, against DuckDB alone
 * and against csv-parse merely reading the file; then the ten largest suppliers against DuckDB on one plain file.
 *
 *   npx tsx --conditions=development bench/ledger.ts [rows]
 *
 * 1,000,000 rows where none are said; 10,000,000 show that memory does not grow. Each way runs in a process of its own.
 * Aims: at most 4 × DuckDB alone, faster than csv-parse, peak below 1,500 MB, the query at most 1.5 × DuckDB.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDuckDb } from '@lanskatalog/tables';
import { writeLedger } from './support/bench-ledger.ts';

interface Measured {
  readonly steps: Readonly<Record<string, { readonly wallMs: number; readonly cpuMs: number }>>;
  readonly peakMb: number;
}

const rows = Number(process.argv[2] ?? 1_000_000);
const directory = await mkdtemp(join(tmpdir(), 'lanskatalog-bench-'));
const file = join(directory, 'ledger-2024-01.csv');
try {
  const db = await openDuckDb({ memoryLimitMb: 700, scratchRoot: directory }, new AbortController().signal);
  await writeLedger(db, file, rows);
  await db.close();
  console.log(`${rows} rows, ${((await stat(file)).size / 1e6).toFixed(0)} MB`);
  const ours = await measure('all');
  // The baseline before and after, so that a busy machine weighs on both sides.
  const plain = [await measure('duckDb'), await measure('duckDb')];
  const reading = await measure('csvParse');
  report('every step', ours);
  for (const [name, { wallMs, cpuMs }] of Object.entries(ours.steps)) {
    console.log(`  ${name}: ${Math.round(wallMs)} ms, processor ${Math.round(cpuMs)} ms`);
  }
  for (const one of plain) report('DuckDB alone', one);
  report('csv-parse reading', reading);
  const best = plain.toSorted((a, b) => total(a, 'wallMs') - total(b, 'wallMs'))[0] ?? ours;
  console.log(`ratio to DuckDB alone: ${ratio(ours, best)} (aim: 4)`);
  console.log(`ratio to csv-parse reading: ${ratio(ours, reading)} (aim: below 1)`);
  console.log(`peak memory: ${ours.peakMb} MB (aim: below 1500)`);
  const query = await measure('query');
  const [top, bare] = [fastest(query, 'ours'), fastest(query, 'plain')];
  console.log(`top suppliers: ${top.toFixed(0)} ms, one plain file ${bare.toFixed(0)} ms`);
  console.log(`ratio of the query: ${(top / bare).toFixed(2)} (aim: 1.5)`);
} finally {
  await rm(directory, { recursive: true, force: true });
}

function measure(way: string): Promise<Measured> {
  const script = new URL('support/ledger-child.ts', import.meta.url).pathname;
  const args = ['--conditions=development', '--import', 'tsx', script, way, file, directory];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('close', (code) => {
      if (code === 0) resolve(JSON.parse(Buffer.concat(chunks).toString()) as Measured);
      else reject(new Error(`the measured way ${way} exited with ${code}`));
    });
  });
}

function total({ steps }: Measured, unit: 'wallMs' | 'cpuMs'): number {
  return Object.values(steps).reduce((sum, measured) => sum + measured[unit], 0);
}

function fastest({ steps }: Measured, name: string): number {
  return Math.min(
    ...Object.entries(steps).flatMap(([step, { wallMs }]) => (step.startsWith(name) ? [wallMs] : [])),
  );
}

function ratio(a: Measured, b: Measured): string {
  return `${(total(a, 'wallMs') / total(b, 'wallMs')).toFixed(2)} by the clock, ${(total(a, 'cpuMs') / total(b, 'cpuMs')).toFixed(2)} by processor time`;
}

function report(name: string, measured: Measured): void {
  const [wall, cpu] = [total(measured, 'wallMs'), total(measured, 'cpuMs')];
  console.log(`${name}: ${Math.round(wall)} ms, processor ${Math.round(cpu)} ms, peak ${measured.peakMb} MB`);
}
