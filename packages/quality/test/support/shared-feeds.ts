import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { it } from '@jest/globals';
import type { Graph, Problem } from '@lanskatalog/core';
import { parseRdf } from '@lanskatalog/sources';

const root = fileURLToPath(new URL('../../../../../shared/data/feeds/', import.meta.url));

/** `it` for tests on the collected feeds; skipped, and said to be, where the collection is absent. */
export const itWithFeeds = (name: string, test: () => void | Promise<void>): void => {
  if (existsSync(root)) it(name, test);
  else it.skip(`${name} (skipped: ../shared/data is absent)`, () => {});
};

export const readFeed = (path: string): Buffer => readFileSync(root + path);

export async function parseFeed(path: string): Promise<{ graph: Graph; problems: readonly Problem[] }> {
  const baseIri = 'https://kommun.example/datasets/dcat';
  const parsed = await parseRdf(readFeed(path), { mediaType: '', baseIri });
  if (parsed.kind !== 'graph') throw new Error(`${path} is ${parsed.looksLike}`);
  return parsed;
}
