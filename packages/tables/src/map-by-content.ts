import type { TableKind } from './columns.ts';
import type { ColumnContent } from './map-content.ts';

interface OpenColumn {
  readonly index: number;
  readonly header: string;
  readonly content: ColumnContent;
}

interface Finder {
  readonly target: string;
  /** Other targets that make this one needless. */
  readonly unless?: readonly string[];
  /** Found only where a single open column is so. */
  readonly only?: (content: ColumnContent) => boolean;
  /** 0 = no; the highest column wins. */
  readonly score: (content: ColumnContent, column: OpenColumn) => number;
}

const sure = (share: number, least = 0.8): number => (share >= least ? share : 0);
/** Nearly every row has its own value. */
const isOwn = ({ distinct, filled }: ColumnContent): boolean => filled > 0 && distinct / filled > 0.9;

const isAmount = ({ amount, date }: ColumnContent): boolean => amount >= 0.9 && date < 0.9;

/** In order: what is recognised most safely comes first, so that it is out of the way of the rest. */
const finders: Readonly<Record<TableKind, readonly Finder[]>> = {
  ledger: [
    { target: 'leverantor_id', score: (content) => (content.distinct > 1 ? sure(content.orgnr, 0.5) : 0) },
    { target: 'kopare_id', score: (content) => (content.distinct === 1 ? sure(content.orgnr, 1) : 0) },
    { target: 'konto_nr', score: (content) => sure(content.accountText, 0.7) },
    {
      target: 'datum',
      unless: ['period', 'manad'],
      // Whole numbers may be read as serial days; alone they are no evidence.
      score: (content) =>
        content.amount > 0.9 && content.digits > 0.9 && content.distinct > 60 ? 0 : sure(content.date, 0.9),
    },
    // Several columns of amounts are a table of something else, or a person must say which.
    { target: 'belopp', only: isAmount, score: (content) => (isAmount(content) ? content.fraction : 0) },
    { target: 'leverantor', score: (content) => (content.letters > 0.7 ? sure(content.legalForm, 0.1) : 0) },
  ],
  schools: [
    { target: 'skolenhetskod', score: (content) => (isOwn(content) ? sure(content.schoolCode, 0.9) : 0) },
    { target: 'postnummer', score: (content) => sure(content.postcode, 0.9) },
    { target: 'webb', score: (content) => sure(content.url, 0.9) },
    {
      target: 'namn',
      score: (content) => (isOwn(content) && content.url === 0 ? sure(content.letters, 0.9) : 0),
    },
  ],
  'care-homes': [
    { target: 'postnummer', score: (content) => sure(content.postcode, 0.9) },
    { target: 'webb', score: (content) => sure(content.url, 0.9) },
    {
      target: 'namn',
      score: (content) => (isOwn(content) && content.url === 0 ? sure(content.letters, 0.9) : 0),
    },
  ],
};

/** Fills targets that no name found, from columns that no name explained. Ties go to the leftmost column. */
export function mapByContent(
  table: TableKind,
  open: readonly OpenColumn[],
  taken: ReadonlySet<string>,
): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const { target, unless = [], only, score } of finders[table]) {
    if ([target, ...unless].some((name) => taken.has(name))) continue;
    if (only !== undefined && open.filter(({ content }) => only(content)).length > 1) continue;
    let best: { index: number; score: number } | undefined;
    for (const column of open) {
      if (found.has(column.index)) continue;
      const points = score(column.content, column);
      if (points > (best?.score ?? 0)) best = { index: column.index, score: points };
    }
    if (best !== undefined) found.set(best.index, target);
  }
  return found;
}
