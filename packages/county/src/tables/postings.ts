import type { CountyMunicipality } from '../municipalities.ts';
import { randomFor, type Random } from '../random.ts';
import { accounts, sensitiveUnit, units, type Account } from './accounts.ts';
import { commonFirms, localFirms, lookalikes, spellings, type Firm, type Spelling } from './firms.ts';
import { plantPostings } from './plant-postings.ts';
import type { PlantKind } from './truth.ts';

/** One row of a supplier ledger before it is written in anyone's manner. */
export interface Posting {
  readonly voucher: string;
  readonly invoice: string;
  /** As written by the municipality. */
  readonly supplier: string;
  /** As written; ten digits for a firm, empty for a foreign one. */
  readonly supplierId: string;
  /** The firm that it really is; none for persons. */
  readonly firm: Firm | undefined;
  readonly account: Account;
  /** Amount without VAT, in öre. */
  readonly ore: number;
  /** `2026-01-15` */
  readonly date: string;
  readonly unit: string;
  readonly basis: string;
  readonly plant?: { readonly kind: PlantKind; readonly secrets: readonly string[] };
}

/** What decides a municipality's postings. */
export interface LedgerOptions {
  readonly municipality: CountyMunicipality;
  readonly seed: number;
  readonly rowsPerMonth: number;
  /** How it writes the names of firms. */
  readonly spelling: Spelling;
  readonly plants: readonly PlantKind[];
}

/** The postings of a month (`2026-01`), in the order of their dates. */
export function postingsOf(month: string, options: LedgerOptions): Posting[] {
  const { municipality, rowsPerMonth, seed } = options;
  const random = randomFor(seed, municipality.code, 'ledger', month);
  const firms = firmsOf(options);
  const ordinary = Array.from({ length: rowsPerMonth }, () =>
    ordinaryPosting(month, firms, { random, options }),
  );
  const planted = plantPostings(ordinary, { month, random, options });
  return planted
    .toSorted((one, other) => one.date.slice(8).localeCompare(other.date.slice(8)))
    .map((posting, index) => ({ ...posting, voucher: posting.voucher || voucherOf(month, index) }));
}

/** The firms a municipality buys from, the same every month. */
function firmsOf({ municipality, seed }: LedgerOptions): Firm[] {
  const random = randomFor(seed, municipality.code, 'firms');
  return [...commonFirms, ...random.shuffle(localFirms).slice(0, 14), ...lookalikes.flat()];
}

const voucherOf = (month: string, index: number): string =>
  `${month.slice(2, 4)}${month.slice(5)}${String(index + 1).padStart(5, '0')}`;

export interface PostingSource {
  readonly random: Random;
  readonly options: LedgerOptions;
}

function ordinaryPosting(month: string, firms: readonly Firm[], { random, options }: PostingSource): Posting {
  const firm = random.pick(firms);
  const supplier = spellings[options.spelling](firm);
  return {
    voucher: '',
    invoice: String(random.whole(10_000, 9_999_999)),
    supplier,
    // Some rows lack the number: they are to be joined by name, whose legal form shows that it is no person's.
    supplierId: random.chance(0.03) && / (?:AB|Aktiebolag)\s*$/i.test(supplier) ? '' : firm.orgnr,
    firm,
    account: random.pick(accounts),
    ore: amount(random),
    date: `${month}-${String(random.whole(1, 28)).padStart(2, '0')}`,
    unit: random.chance(0.08) ? sensitiveUnit : random.pick(units),
    basis: random.pick(['Ramavtal', 'Direktupphandling', 'Upphandling', '']),
  };
}

/** Mostly some thousand kronor, a few large, some credited, few in whole kronor. */
function amount(random: Random): number {
  const size = 10 ** random.whole(3, 6);
  const ore = random.whole(size / 10, size * 10);
  const whole = random.chance(0.15) ? ore - (ore % 100) : ore;
  return random.chance(0.06) ? -whole : whole;
}
