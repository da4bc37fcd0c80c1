import type { PublishedDataset } from '@lanskatalog/catalogue';
import { linksOf } from '@lanskatalog/quality';
import type { CandidateFile } from '@lanskatalog/tables';
import { candidateFiles } from '@lanskatalog/tables';
import type { Site } from '../site.ts';
import type { SharedRows } from '../tables/shared-rows.ts';
import { sharedRowsOf } from '../tables/shared-rows.ts';
import { safeLink } from './readable.ts';
import type { FileFacts } from './file-facts.ts';

export interface DatasetFiles {
  /** What is known of its addresses. */
  readonly facts: ReadonlyMap<string, FileFacts>;
  /** Its tables as files, the easiest to use first. */
  readonly files: readonly CandidateFile[];
  /** Its rows in a shared table, where it has some. */
  readonly sharedRows: SharedRows | undefined;
}

/** In the order in which people can use them. */
const tabular = ['csv', 'xlsx', 'json'];

/** What can be shown of a dataset's files without asking anybody outside. */
export async function filesOf({ files, tables }: Site, published: PublishedDataset): Promise<DatasetFiles> {
  const open = await tables.get();
  return {
    facts: await files.of(linksOf(published)),
    files: candidateFiles(published)
      .filter(({ format, url }) => tabular.includes(format) && safeLink(url) !== undefined)
      .toSorted((a, b) => tabular.indexOf(a.format) - tabular.indexOf(b.format)),
    sharedRows: open && (await sharedRowsOf(open, published)),
  };
}
