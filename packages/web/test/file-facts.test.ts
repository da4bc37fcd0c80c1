import { describe, expect, it } from '@jest/globals';
import type { Documents, Log } from '@lanskatalog/core';
import { knownFiles } from '../src/release/file-facts.ts';

const log = { warn: () => undefined } as unknown as Log;

describe('what is known of files', () => {
  it('is nothing while the store does not answer, and nobody waits for it twice', async () => {
    let asked = 0;
    const silent = {
      collection: () => {
        asked += 1;
        return new Promise(() => undefined);
      },
    } as unknown as Documents;
    const files = knownFiles(silent, log);
    expect(await files.of(['https://kommun.example/a.csv'])).toEqual(new Map());
    const before = asked;
    expect(await files.of(['https://kommun.example/a.csv'])).toEqual(new Map());
    expect(asked).toBe(before);
  });

  it('is nothing where the store refuses', async () => {
    const refusing = {
      collection: () => Promise.reject(new Error('away')),
    } as unknown as Documents;
    expect(await knownFiles(refusing, log).of(['https://kommun.example/a.csv'])).toEqual(new Map());
  });
});
