import type { DatasetSummary, PublishedDataset } from '@lanskatalog/catalogue';
import type { Entity, Problem } from '@lanskatalog/core';
import { nodesOf } from '@lanskatalog/core';
import type { OpenRelease } from './current-release.ts';
import { readParts } from './read-lines.ts';
import type { RegionIndex } from './region-index.ts';

/** All that is published of some datasets. The file is our own, checked by hash when it was published. */
export async function readDatasets(
  release: OpenRelease,
  summaries: readonly DatasetSummary[],
): Promise<readonly PublishedDataset[]> {
  const path = await release.localPath('datasets.ndjson');
  if (path === undefined) throw new Error(`release ${release.pointer.number} has no datasets.ndjson`);
  const texts = await readParts(
    path,
    summaries.map(({ line }) => line),
  );
  return texts.map((text) => JSON.parse(text) as PublishedDataset);
}

export async function readDataset(release: OpenRelease, summary: DatasetSummary): Promise<PublishedDataset> {
  const [published] = await readDatasets(release, [summary]);
  if (published === undefined) throw new Error(`${summary.uri} is not in datasets.ndjson`);
  return published;
}

/** What is known to be wrong with a dataset and its parts. */
export const problemsOf = (index: RegionIndex, { entity }: PublishedDataset): Promise<readonly Problem[]> =>
  index.problems.about(namesIn(entity));

const namesIn = (entity: Entity): string[] => [
  entity.id,
  ...Object.keys(entity.properties).flatMap((property) => nodesOf(entity, property).flatMap(namesIn)),
];
