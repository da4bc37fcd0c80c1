import type { PublishedFile } from '../datasets/published-dataset.ts';
import type { CountyMunicipality } from '../municipalities.ts';
import { randomFor } from '../random.ts';
import { commonFirms } from './firms.ts';
import { delimited } from './table-lines.ts';
import { refusedTruth } from './truth.ts';

const header = [
  'Avtalsnummer',
  'Leverantör',
  'Organisationsnummer',
  'Avtalsområde',
  'Giltig från',
  'Giltig till',
  'Optionsår',
  'Avtalsvärde',
];
const areas = ['Livsmedel', 'Städ', 'Måleri', 'Konsulttjänster', 'Fordon'];

/** A register of contracts: suppliers and amounts, and yet no spending. */
export function contractRegister(dataset: string, { code }: CountyMunicipality, seed: number): PublishedFile {
  const random = randomFor(seed, code, dataset);
  const contracts = commonFirms.map(({ name, orgnr }, index) => [
    `A${2022 + (index % 4)}-${index + 10}`,
    name,
    orgnr,
    random.pick(areas),
    `${2022 + (index % 4)}-01-01`,
    `${2025 + (index % 4)}-12-31`,
    String(index % 3),
    String(random.whole(50, 4000) * 1000),
  ]);
  const name = `${dataset}.csv`;
  const writer = delimited({ delimiter: ';' });
  return {
    name,
    mediaType: writer.mediaType,
    content: () => writer.write([{ cells: header }, ...contracts.map((cells) => ({ cells }))]),
    truth: () => [
      refusedTruth({ table: 'ledger', municipality: code, dataset, file: name, dialect: 'contracts' }),
    ],
  };
}
