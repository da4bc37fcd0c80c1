import { mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openDirectoryBlobs } from '@lanskatalog/store';
import { blobsContract } from './blobs-contract.ts';

blobsContract('DirectoryBlobs', async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'blobs-'));
  return {
    connect: async () => openDirectoryBlobs(path.join(directory, 'blobs')),
    dispose: async () => rm(directory, { recursive: true }),
  };
});

describe('openDirectoryBlobs', () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'blobs-'));
  });

  afterEach(async () => rm(directory, { recursive: true }));

  it('sweeps what a killed process left more than a day ago, and nothing younger', async () => {
    const unfinished = path.join(directory, '.unfinished');
    await mkdir(unfinished);
    await writeFile(path.join(unfinished, 'old'), 'x');
    await writeFile(path.join(unfinished, 'young'), 'x');
    const longAgo = new Date(Date.now() - 25 * 60 * 60 * 1000);
    await utimes(path.join(unfinished, 'old'), longAgo, longAgo);
    await openDirectoryBlobs(directory);
    expect(await readdir(unfinished)).toEqual(['young']);
  });

  it('leaves no empty directories behind a deleted blob', async () => {
    const blobs = await openDirectoryBlobs(directory);
    await blobs.write('releases/0001/catalog.ttl', new Uint8Array([1]));
    await blobs.write('releases/0002/catalog.ttl', new Uint8Array([1]));
    await blobs.delete('releases/0001/catalog.ttl');
    expect(await readdir(path.join(directory, 'releases'))).toEqual(['0002']);
  });

  it('survives writers and deleters of the same directory at once', async () => {
    const blobs = await openDirectoryBlobs(directory);
    const churn = async (key: string): Promise<void> => {
      for (let round = 0; round < 30; round += 1) {
        await blobs.write(key, new Uint8Array([round]));
        await blobs.delete(key);
      }
    };
    await Promise.all([churn('a/b/one'), churn('a/b/two'), churn('a/three')]);
    expect(await readdir(directory)).toEqual(['.unfinished']);
  });

  it('says which file system error stopped a write, and cleans up', async () => {
    const blobs = await openDirectoryBlobs(directory);
    await blobs.write('a', new Uint8Array([1]));
    await expect(blobs.write('a/b', new Uint8Array([1]))).rejects.toThrow(/EEXIST|ENOTDIR/);
    expect(await readdir(path.join(directory, '.unfinished'))).toEqual([]);
    expect(await blobs.stat('a/b')).toBeUndefined();
  });

  it('does not list what is no file', async () => {
    const blobs = await openDirectoryBlobs(directory);
    await symlink('/nowhere', path.join(directory, 'dangling'));
    const keys: string[] = [];
    for await (const { key } of blobs.list('')) keys.push(key);
    expect(keys).toEqual([]);
  });
});
