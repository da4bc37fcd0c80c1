import type { DatasetSummary, PublishedDataset } from '@lanskatalog/catalogue';
import type { Entity, Problem } from '@lanskatalog/core';
import { nodesOf } from '@lanskatalog/core';
import type { OpenRelease } from './current-release.ts';
import { readPart } from './read-lines.ts';
import type { RegionIndex } from './region-index.ts';

/** All that is published of a dataset. The file is our own, checked by hash when it was published. */
export async function readDataset(release: OpenRelease, { line }: DatasetSummary): Promise<PublishedDataset> {
  const path = await release.localPath('datasets.ndjson');
  if (path === undefined) throw new Error(`release ${release.pointer.number} has no datasets.ndjson`);
  return JSON.parse(await readPart(path, line)) as PublishedDataset;
}

/** What is known to be wrong with a dataset and its parts. */
export const problemsOf = (index: RegionIndex, { entity }: PublishedDataset): Promise<readonly Problem[]> =>
  index.problems.about(namesIn(entity));

const namesIn = (entity: Entity): string[] => [
  entity.id,
  ...Object.keys(entity.properties).flatMap((property) => nodesOf(entity, property).flatMap(namesIn)),
];
