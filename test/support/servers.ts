import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

export type ServiceName = 'redis' | 'mongodb';

/** Where a server is, how it is started, or why there is none. */
export interface Found {
  readonly url?: string;
  readonly command?: string;
  readonly reason?: string;
}

/** A server for one test file. */
export interface Service {
  readonly url: string;
  /** The process, where the test started it. */
  readonly pid: number | undefined;
  /** Kills the server; `restart` brings it back. Not for one that was running before the test. */
  kill(): Promise<void>;
  /** Kills the server and starts it again on its data and address; not for one that was running before the test. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const script = new URL('../../scripts/ensure-services.mjs', import.meta.url).pathname;

export function findService(service: ServiceName): Found {
  const found = execFileSync(process.execPath, [script, '--find'], { encoding: 'utf8' });
  return (JSON.parse(found) as Record<ServiceName, Found>)[service];
}

export const startRedis = async (found: Found): Promise<Service> =>
  start(found, (port, directory) => ({
    args: `--port ${port} --bind 127.0.0.1 --dir ${directory} --appendonly yes --appendfsync always --save --daemonize no`.split(
      ' ',
    ),
    url: `redis://127.0.0.1:${port}`,
  }));

export const startMongodb = async (found: Found): Promise<Service> =>
  start(found, (port, directory) => {
    const ferretdb = `--listen-addr=127.0.0.1:${port} --debug-addr=- --handler=sqlite --sqlite-url=file:${directory}/?_pragma=synchronous(off)
      --state-dir=${directory} --telemetry=disable --log-level=error`;
    const mongod = `--port ${port} --bind_ip 127.0.0.1 --dbpath ${directory} --quiet`;
    const isMongod = path.basename(found.command ?? '') === 'mongod';
    return { args: (isMongod ? mongod : ferretdb).split(/\s+/), url: `mongodb://127.0.0.1:${port}` };
  });

type CommandLine = (
  port: number,
  directory: string,
) => { readonly args: readonly string[]; readonly url: string };

async function start({ url, command = '' }: Found, commandLine: CommandLine): Promise<Service> {
  if (url !== undefined) {
    const notOurs = async (): Promise<void> =>
      Promise.reject(new Error(`${url} was not started by this test`));
    return { url, pid: undefined, kill: notOurs, restart: notOurs, stop: async () => undefined };
  }
  const directory = await mkdtemp(path.join(tmpdir(), 'service-'));
  const port = await freePort();
  const line = commandLine(port, directory);
  let child = await launch(command, line.args, port);
  return {
    url: line.url,
    get pid() {
      return child.pid;
    },
    kill: async () => end(child),
    restart: async () => {
      await end(child);
      child = await launch(command, line.args, port);
    },
    stop: async () => {
      await end(child);
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** A test run that is interrupted must not leave servers behind. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

async function launch(command: string, args: readonly string[], port: number): Promise<ChildProcess> {
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const deadline = Date.now() + 20_000;
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`${command} ended with ${child.exitCode}`);
    if (Date.now() > deadline) throw new Error(`${command} does not answer on port ${port}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

async function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
