import { sha256Hex } from '@lanskatalog/core';

/** Bytes enough that two of a million datasets share a name less often than once in hundreds of regions. */
const hashLength = 12;

/** What stands for a dataset in the addresses of its pages, whatever its title becomes. */
export const datasetKey = (uri: string): string => sha256Hex(uri).slice(0, hashLength);

/** `badplatser-3f2a90c14b77`: readable, and found by its last part. */
export function datasetName(uri: string, title: string): string {
  const slug = title
    .toLowerCase()
    .replace(/[åä]/g, 'a')
    .replace(/ö/g, 'o')
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  return slug === '' ? datasetKey(uri) : `${slug}-${datasetKey(uri)}`;
}

/** The key in a name; undefined where there is none. */
export const keyInName = (name: string): string | undefined => /(?:^|-)([0-9a-f]{12})$/.exec(name)?.[1];
