import type { CountyMunicipality } from '../municipalities.ts';
import type { Spelling } from './firms.ts';
import type { Posting } from './postings.ts';
import type { LineWriter, TableCell, TableLine } from './table-lines.ts';
import type { PlantKind } from './truth.ts';

export interface LedgerColumn {
  readonly header: string;
  readonly cell: (posting: Posting, municipality: CountyMunicipality) => TableCell;
}

/** One municipality's manner of publishing its supplier ledger. */
export interface LedgerDialect {
  /** In a few words, for reports of tests. */
  readonly name: string;
  readonly months: readonly string[];
  /** What a dataset and what a file holds. A file of a year names no month. */
  readonly datasetPer: 'month' | 'year';
  readonly filePer: 'month' | 'year';
  /** Title of the dataset of a period, `2026` or `2026-01`. */
  readonly title: (period: string) => string;
  readonly description: string;
  readonly conformsTo?: string;
  readonly fileName: (period: string) => string;
  readonly columns: readonly LedgerColumn[];
  /** Puts header, totals, footnotes and the like around the rows; a header line alone where absent. */
  readonly frame?: (
    header: TableLine<Posting>,
    rows: readonly TableLine<Posting>[],
    period: string,
  ) => TableLine<Posting>[];
  readonly write: LineWriter;
  readonly rowsPerMonth: number;
  readonly spelling: Spelling;
  readonly plants: readonly PlantKind[];
  /** How it writes a supplier's id; as it is where absent. */
  readonly writeId?: (id: string, supplier: string) => string;
  /** What it puts in place of persons. */
  readonly mask?: { readonly supplier: string; readonly supplierId: string };
}
