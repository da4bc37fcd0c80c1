import type {
  PublishedDataset,
  PublishedDistribution,
  PublishedFile,
} from '../datasets/published-dataset.ts';
import { tableDatasets } from '../tables/table-datasets.ts';
import type { Change } from './change.ts';
import type { SiteIdentity } from './site-state.ts';

/** The dataset with rows or ids gone from the end of its files; unchanged where it is no shared table. */
export function cutTable(
  dataset: PublishedDataset,
  { idsPercent = 0, rowsPercent = 0 }: Extract<Change, { kind: 'cut-table' }>,
  { municipality, seed }: SiteIdentity,
): PublishedDataset {
  const remains = { rows: 1 - rowsPercent / 100, ids: 1 - idsPercent / 100 };
  const cut = tableDatasets(municipality, seed, { [dataset.key]: remains });
  return cut.find(({ key }) => key === dataset.key) ?? dataset;
}

/** The dataset with an error page in place of each file, under the file's name and media type. */
export const withBrokenFiles = (dataset: PublishedDataset): PublishedDataset => ({
  ...dataset,
  distributions: dataset.distributions.map(
    ({ files: [first, ...others], ...rest }): PublishedDistribution => ({
      ...rest,
      files: [broken(first), ...others.map(broken)],
    }),
  ),
});

const broken = ({ mediaType, name }: PublishedFile): PublishedFile => ({
  name,
  mediaType,
  content: () =>
    '<!DOCTYPE html>\n<html lang="sv"><head><title>Tekniskt fel</title></head><body><h1>Tekniskt fel</h1></body></html>\n',
});
