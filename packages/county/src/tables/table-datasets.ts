import type { PublishedDataset } from '../datasets/published-dataset.ts';
import type { CountyMunicipality } from '../municipalities.ts';
import { ledgerDatasets } from './ledger-datasets.ts';
import { ledgerDialects } from './ledger-dialects.ts';
import type { RemainsByDataset } from './table-remains.ts';
import { unitDatasets } from './unit-datasets.ts';

/** The three shared tables as a municipality publishes them; invented municipalities have none. */
export function tableDatasets(
  municipality: CountyMunicipality,
  seed: number,
  remains: RemainsByDataset = {},
): PublishedDataset[] {
  const dialect = ledgerDialects[municipality.code];
  const ledgers = dialect === undefined ? [] : ledgerDatasets({ municipality, seed, dialect }, remains);
  return [...ledgers, ...unitDatasets(municipality, seed, remains)];
}
