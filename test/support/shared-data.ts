import { existsSync, readFileSync } from 'node:fs';
import { it } from '@jest/globals';

const directory = new URL('../../../shared/data/', import.meta.url).pathname;

/** Real files live beside the project, never in it; without them the tests that read them are skipped, visibly. */
export const haveSharedData = existsSync(`${directory}INDEX.md`);

export const sharedPath = (name: string): string => directory + name;
export const sharedFile = (name: string): Buffer => readFileSync(sharedPath(name));

/** `it`, or a skip that says why, where the real data is absent. */
export const itWithSharedData = haveSharedData
  ? it
  : (name: string, ...rest: Parameters<typeof it> extends [unknown, ...infer R] ? R : never) =>
      it.skip(`${name} (skipped: ../shared/data is absent)`, ...rest);
