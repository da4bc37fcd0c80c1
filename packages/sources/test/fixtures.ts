import { readFileSync } from 'node:fs';

/** A file of ours beside the tests. */
export const fixture = (path: string): string =>
  readFileSync(new URL(`fixtures/${path}`, import.meta.url), 'utf8');
