import type { PublishedFile } from '../datasets/published-dataset.ts';
import type { CountyMunicipality } from '../municipalities.ts';
import { sensitiveUnit } from './accounts.ts';
import type { LedgerDialect } from './ledger-dialect.ts';
import { postingsOf, type Posting } from './postings.ts';
import { remaining, whole, type TableRemains } from './table-remains.ts';
import type { TableLine } from './table-lines.ts';
import { mustMask, type FileTruth, type PlantedRow } from './truth.ts';

/** A municipality's ledger as its dialect has it. */
export interface LedgerBook {
  readonly municipality: CountyMunicipality;
  readonly seed: number;
  readonly dialect: LedgerDialect;
  /** What a change has left of it. */
  readonly remains?: TableRemains;
}

/** The postings of a month or year as the municipality writes them: ids in its form, persons behind its masks. */
export function writtenPostings(period: string, book: LedgerBook): Posting[] {
  const { dialect, municipality, remains = whole, seed } = book;
  const { months, plants, rowsPerMonth, spelling } = dialect;
  return months
    .filter((month) => month.startsWith(period))
    .flatMap((month) => {
      const postings = postingsOf(month, { municipality, seed, rowsPerMonth, spelling, plants });
      return remaining(postings, remains.rows).map((posting, index, kept) =>
        index < kept.length * remains.ids
          ? asWritten(posting, dialect)
          : { ...asWritten(posting, dialect), supplierId: '' },
      );
    });
}

function asWritten(posting: Posting, { mask, writeId }: LedgerDialect): Posting {
  const { plant, supplierId } = posting;
  if (mask !== undefined && plant !== undefined && mustMask(plant.kind)) {
    return { ...posting, ...mask, plant: { kind: 'published-mask', secrets: [] } };
  }
  return { ...posting, supplierId: writeId?.(supplierId, posting.supplier) ?? supplierId };
}

export function ledgerLines(
  postings: readonly Posting[],
  period: string,
  { dialect, municipality }: LedgerBook,
): TableLine<Posting>[] {
  const header: TableLine<Posting> = { cells: dialect.columns.map((column) => column.header) };
  const rows = postings.map((row): TableLine<Posting> => ({
    row,
    cells: dialect.columns.map(({ cell }) => cell(row, municipality)),
  }));
  return dialect.frame?.(header, rows, period) ?? [header, ...rows];
}

/** A file of a period with the truth about it. */
export function ledgerFile(period: string, dataset: string, book: LedgerBook): PublishedFile {
  const { fileName, write } = book.dialect;
  const name = `${fileName(period)}.${write.extension}`;
  const lines = (): TableLine<Posting>[] => ledgerLines(writtenPostings(period, book), period, book);
  return {
    name,
    mediaType: write.mediaType,
    content: () => write.write(lines()),
    truth: () => [ledgerTruth(lines(), { file: name, dataset, period }, book)],
  };
}

interface TruthPlace {
  readonly file: string;
  readonly dataset: string;
  readonly period: string;
}

/** What a file of these lines holds. */
function ledgerTruth(lines: readonly TableLine<Posting>[], place: TruthPlace, book: LedgerBook): FileTruth {
  const { dialect, municipality } = book;
  const rows = lines.flatMap(({ row }, index) => (row === undefined ? [] : [{ row, line: index + 1 }]));
  return {
    table: 'ledger',
    municipality: municipality.code,
    dialect: dialect.name,
    use: 'rows',
    ...place,
    rows: rows.length,
    ore: rows.reduce((sum, { row }) => sum + row.ore, 0),
    planted: rows.flatMap(({ row: { invoice, ore, plant, voucher }, line }, index): PlantedRow[] => {
      if (plant === undefined) return [];
      const { kind, secrets } = plant;
      const counted = dialect.write.rowsOnly ? index + 1 : line;
      const key = { voucher, invoice, ore };
      return [{ row: index + 1, line: counted, key, plant: kind, mask: mustMask(kind), secrets }];
    }),
    sensitiveRows: rows.flatMap(({ row }, index) => (row.unit === sensitiveUnit ? [index + 1] : [])),
  };
}
