import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWith, type Service, startMongodb } from '../support/services.ts';

const root = new URL('../../', import.meta.url).pathname;
const dockerfile = readFileSync(`${root}Dockerfile`, 'utf8');
const ignored = /(^|\/)(node_modules|dist|test|\.git)(\/|$)|\.tsbuildinfo$/;

describeWith('mongodb', 'the image', (found) => {
  let directory: string;
  let mongodb: Service;

  beforeAll(async () => {
    directory = mkdtempSync(path.join(tmpdir(), 'lanskatalog-image-'));
    mongodb = await startMongodb(found);
  });

  afterAll(async () => {
    await mongodb.stop();
    rmSync(directory, { recursive: true });
  });

  it('is built by its steps from what the Dockerfile copies, and serves from what they leave', async () => {
    for (const [, files = ''] of dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)) {
      for (const file of files.split(' ')) {
        const filter = (from: string): boolean => !ignored.test(path.relative(root, from));
        cpSync(root + file, path.join(directory, file), { recursive: true, filter });
      }
    }
    for (const [, steps = ''] of dockerfile.matchAll(/^RUN scripts\/build-image-steps\.sh (.+)$/gm)) {
      const { status, stderr } = spawnSync('scripts/build-image-steps.sh', steps.split(' '), {
        cwd: directory,
        encoding: 'utf8',
      });
      expect([status, status === 0 ? '' : stderr]).toEqual([0, '']);
    }
    expect(existsSync(path.join(directory, 'node_modules/typescript'))).toBe(false);
    const child = spawn(process.execPath, ['workers/web/dist/main.js'], {
      cwd: directory,
      env: {
        NODE_ENV: 'production',
        MONGODB_URL: `${mongodb.url}/image`,
        REPLICA_DIR: path.join(directory, 'replica'),
        CACHE_DIR: path.join(directory, 'cache'),
        PORT: '0',
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const ended = once(child, 'exit');
    const address = await addressIn(child.stderr);
    expect(await (await fetch(`${address}/healthz`)).json()).toEqual({ status: 'ok' });
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  }, 300_000);
});

/** Where the worker says that it serves. */
async function addressIn(output: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const chunk of output) {
    text += String(chunk);
    const [, address] = /"address":"([^"]+)"/.exec(text) ?? [];
    if (address !== undefined) return address;
  }
  throw new Error(`the web worker ended: ${text}`);
}
