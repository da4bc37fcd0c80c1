import type { Source } from '@lanskatalog/core';
import type { PartitionKey } from '@lanskatalog/tables';

/** Partitions of a source have its id, with a number where several of its files have the same period. */
export const isPartitionOf = (
  { id, municipality }: Pick<Source, 'id' | 'municipality'>,
  key: PartitionKey,
): boolean =>
  key.municipality === municipality &&
  (key.source === id || (key.source.startsWith(`${id}-`) && /^\d+$/.test(key.source.slice(id.length + 1))));
