import { oneFile, type PublishedDataset, type PublishedDistribution } from '../datasets/published-dataset.ts';
import { uuidFor } from '../random.ts';
import { ledgerFile, type LedgerBook } from './ledger-file.ts';
import { ledgerOddments } from './ledger-oddments.ts';
import { whole, type RemainsByDataset } from './table-remains.ts';

/** The supplier ledger of a municipality as the datasets that it publishes. */
export function ledgerDatasets(book: LedgerBook, remains: RemainsByDataset): PublishedDataset[] {
  const { datasetPer, months } = book.dialect;
  const periods = new Set(months.map((month) => (datasetPer === 'year' ? month.slice(0, 4) : month)));
  return [...periods].flatMap((period) => {
    const key = `leverantorer-${period}`;
    const own = { ...book, remains: remains[key] ?? whole };
    return ledgerOddments(ledgerDataset(key, period, own), own);
  });
}

function ledgerDataset(key: string, period: string, book: LedgerBook): PublishedDataset {
  const { dialect, municipality, seed } = book;
  const months = dialect.months.filter((month) => month.startsWith(period));
  const periods = dialect.filePer === 'month' ? months : [period];
  const sv = dialect.title(period);
  const distributions = periods.map((each): PublishedDistribution =>
    oneFile(`${sv}, fil ${each}`, ledgerFile(each, key, book)),
  );
  return {
    key,
    title: { sv, en: `Supplier ledger ${period}` },
    description: {
      sv: `${dialect.description} Avser ${municipality.officialName}.`,
      en: `Invoices from suppliers of ${municipality.officialName}.`,
    },
    keywords: { sv: ['leverantörsreskontra', 'leverantör', 'faktura'], en: ['spending'] },
    theme: 'ECON',
    frequency: 'MONTHLY',
    issued: `${months[0]}-15`,
    modified: `${months.at(-1)}-28`,
    identifier: uuidFor(seed, municipality.code, key),
    ...(dialect.conformsTo === undefined ? {} : { conformsTo: dialect.conformsTo }),
    distributions,
  };
}
