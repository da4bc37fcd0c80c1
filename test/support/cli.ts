import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

const root = new URL('../..', import.meta.url).pathname;
const bin = `${root}packages/cli/bin/lanskatalog.js`;

/** Compiles what is stale, so that the command under test is the code under test. */
export function buildCli(): void {
  const { status, stdout } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the project does not compile:\n${stdout}`);
}

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export const startCli = (...args: string[]): ChildProcess =>
  spawn(process.execPath, [bin, ...args], { cwd: root });

export function runCli(...args: string[]): Promise<CliResult> {
  const child = startCli(...args);
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => err.push(chunk));
  return new Promise((resolve) => {
    child.once('close', (code) =>
      resolve({ code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
    );
  });
}
