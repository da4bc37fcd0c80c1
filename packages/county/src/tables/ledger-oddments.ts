import {
  oneFile,
  type PublishedDataset,
  type PublishedDistribution,
  type PublishedFile,
} from '../datasets/published-dataset.ts';
import { uuidFor } from '../random.ts';
import { contractRegister } from './contract-register.ts';
import type { LedgerBook } from './ledger-file.ts';
import { ledgerFile, ledgerLines, writtenPostings } from './ledger-file.ts';
import { rowstorePage } from './rowstore-page.ts';
import { objectsOf, rowsAsXml } from './table-lines.ts';
import { refusedTruth, type FileTruth } from './truth.ts';
import { writeZip } from './write-zip.ts';

/** What catalogues do to ledgers beside writing them: twins, archives, several addresses, files that are no files. */
export function ledgerOddments(dataset: PublishedDataset, book: LedgerBook): PublishedDataset[] {
  const changed = oddments[book.municipality.code]?.(dataset, book) ?? dataset;
  return Array.isArray(changed) ? changed : [changed];
}

type Oddment = (dataset: PublishedDataset, book: LedgerBook) => PublishedDataset | PublishedDataset[];

const oddments: Readonly<Record<string, Oddment>> = {
  1881: withXmlTwins,
  1860: asRowstore,
  1861: asArchive,
  1862: withMonthThrice,
  1863: withSeveralAddresses,
  1864: withContractRegister,
};

const asTwin = (file: PublishedFile, name: string): PublishedFile => ({
  ...file,
  name,
  truth: () => (file.truth?.() ?? []).map((truth): FileTruth => ({ ...truth, file: name, use: 'twin' })),
});

/** The same months as CSV and as XML. */
function withXmlTwins(dataset: PublishedDataset, book: LedgerBook): PublishedDataset {
  const write = rowsAsXml('leverantorsreskontra', 'rad');
  const twins = book.dialect.months
    .filter((month) => dataset.key.endsWith(month.slice(0, 4)))
    .map((month): PublishedDistribution => {
      const file = ledgerFile(month, dataset.key, { ...book, dialect: { ...book.dialect, write } });
      return oneFile(`${dataset.title.sv}, XML ${month}`, asTwin(file, file.name));
    });
  return { ...dataset, distributions: [...dataset.distributions, ...twins] };
}

/** An API that gives a hundred rows at a time and the address of the next. */
function asRowstore(dataset: PublishedDataset, book: LedgerBook): PublishedDataset {
  const period = dataset.key.slice(-4);
  const [distribution] = dataset.distributions;
  const rows = (): Record<string, string>[] =>
    objectsOf(ledgerLines(writtenPostings(period, book), period, book));
  const file: PublishedFile = {
    ...distribution!.files[0],
    content: (request) => JSON.stringify(rowstorePage(rows(), request)),
  };
  return { ...dataset, distributions: [oneFile('API', file)] };
}

/** All months of a year in one ZIP file. */
function asArchive(dataset: PublishedDataset): PublishedDataset {
  const files = dataset.distributions.flatMap((distribution) => distribution.files);
  const name = `${dataset.key}.zip`;
  const archive: PublishedFile = {
    name,
    mediaType: 'application/zip',
    content: async (request) => {
      const contents = await Promise.all(
        files.map(async (file) => [file.name, await file.content(request)] as const),
      );
      return writeZip({ 'LÄS MIG.txt': 'En fil per månad.', ...Object.fromEntries(contents) });
    },
    truth: () =>
      files
        .flatMap((file) => file.truth?.() ?? [])
        .map((truth) => ({ ...truth, file: `${name}#${truth.file}` })),
  };
  return { ...dataset, distributions: [oneFile('Alla månader', archive)] };
}

/** The last month uploaded again and again under other names. */
function withMonthThrice(dataset: PublishedDataset): PublishedDataset {
  const last = dataset.distributions.at(-1)!;
  const [file] = last.files;
  const again = [' (2)', '_ny'].map((suffix) =>
    oneFile(`${last.title}${suffix}`, asTwin(file, file.name.replace('.', `${suffix}.`))),
  );
  return { ...dataset, distributions: [...dataset.distributions, ...again] };
}

/** All months as download addresses of one distribution; beside it an address that is empty and one that gives RDF. */
function withSeveralAddresses(dataset: PublishedDataset, { municipality }: LedgerBook): PublishedDataset {
  const [first, ...others] = dataset.distributions.flatMap((distribution) => distribution.files);
  const refused = (name: string, rest: Partial<PublishedFile>): PublishedFile => ({
    name,
    mediaType: 'text/csv',
    content: () => '',
    truth: () => [
      refusedTruth({
        table: 'ledger',
        municipality: municipality.code,
        dataset: dataset.key,
        file: name,
        dialect: 'not the file',
      }),
    ],
    ...rest,
  });
  const rdf = `<https://oppnadata.hellefors.example/rad/1> <http://purl.org/dc/terms/title> "Rad 1" .\n`;
  return {
    ...dataset,
    distributions: [
      { title: 'Alla månader', mediaType: 'application/xml', files: [first!, ...others] },
      oneFile('Som CSV', refused(`${dataset.key}.csv`, { status: 204 })),
      oneFile(
        'Som CSV, alternativ',
        refused(`${dataset.key}-2.csv`, { mediaType: 'text/turtle', content: () => rdf }),
      ),
    ],
  };
}

/** Beside the ledger a register of contracts under a title that promises spending. */
function withContractRegister(
  dataset: PublishedDataset,
  { municipality, seed }: LedgerBook,
): PublishedDataset[] {
  const key = dataset.key.replace('leverantorer', 'inkop');
  const register: PublishedDataset = {
    ...dataset,
    key,
    title: { sv: `Inköp och leverantörer ${key.slice(-4)}`, en: `Purchases and suppliers ${key.slice(-4)}` },
    identifier: uuidFor(seed, municipality.code, key),
    distributions: [oneFile('Inköp', contractRegister(key, municipality, seed))],
  };
  return [dataset, register];
}
