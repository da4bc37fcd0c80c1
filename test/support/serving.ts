import type { ChildProcess } from 'node:child_process';
import { runCli, startCli } from './cli.ts';
import type { Answer } from './stub-server.ts';
import { startStubServer } from './stub-server.ts';
import { createWorkspace } from './workspace.ts';

export interface Serving {
  readonly address: string;
  stop(): Promise<void>;
}

interface Further {
  /** What the source answers besides its feed, by path. After the harvest all of it is looked at. */
  readonly files: Readonly<Record<string, Answer>>;
}

/**
 * `lanskatalog serve` on a free port, with one source whose Turtle feed has been harvested. `SOURCE` in the feed becomes the
 * address of the source.
 */
export async function startServing(
  feed: string,
  further?: Further,
): Promise<Serving & { readonly data: string }> {
  const source = await startStubServer();
  for (const [path, answer] of Object.entries(further?.files ?? {})) source.answers.set(path, answer);
  source.answers.set('/feed', { type: 'text/turtle', body: feed.replaceAll('SOURCE', source.origin) });
  const workspace = createWorkspace([{ id: 'kumla', municipality: '1881', url: `${source.origin}/feed` }]);
  await workspace.harvest();
  if (further !== undefined)
    await runCli('check-links', '--config', workspace.config, '--data', workspace.data);
  const child = startCli('serve', '--config', workspace.config, '--data', workspace.data, '--port', '0');
  return {
    address: await addressOf(child),
    data: workspace.data,
    async stop() {
      await stopped(child);
      await source.close();
      workspace.remove();
    },
  };
}

/** `lanskatalog demo`: the simulated county, harvested and served, its shared tables included. */
export async function startServingCounty(): Promise<Serving> {
  const child = startCli('demo', '--port', '0');
  return { address: await addressOf(child), stop: () => stopped(child) };
}

async function stopped(child: ChildProcess): Promise<void> {
  const closed = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  await closed;
}

const addressOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    const errors: Buffer[] = [];
    child.stderr?.on('data', (chunk: Buffer) => errors.push(chunk));
    child.stdout?.on('data', (chunk: Buffer) => {
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(chunk.toString())?.[0];
      if (found !== undefined) resolve(found);
    });
    child.once('close', (code) =>
      reject(new Error(`serve exited ${code}: ${Buffer.concat(errors).toString()}`)),
    );
  });
