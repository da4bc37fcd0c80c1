/** What was planted in a row on purpose. The first group must not show a person; the second is wrong registration. */
export const personalPlants = [
  'sole-trader',
  'sole-trader-vat',
  'coordination-number',
  'private-person',
  'foreign-person',
  'published-mask',
  'care-of',
  'identity-number-in-invoice',
  'identity-number-in-text',
] as const;
export const registrationPlants = [
  'invalid-number',
  'several-names',
  'several-numbers',
  'date-outside-period',
  'duplicate-row',
] as const;
export type PlantKind = (typeof personalPlants)[number] | (typeof registrationPlants)[number];

/** Plants whose supplier must be masked whole; of the other personal ones only the secret must not show. */
const maskedWhole: readonly PlantKind[] = [
  'sole-trader',
  'sole-trader-vat',
  'coordination-number',
  'private-person',
  'foreign-person',
  'published-mask',
];
export const mustMask = (kind: PlantKind): boolean => maskedWhole.includes(kind);

/** A row in which something was planted. */
export interface PlantedRow {
  /** Counted from 1 over the rows of data. */
  readonly row: number;
  /** Line of a text file, row of a sheet, or position in JSON and XML; counted from 1. */
  readonly line: number;
  /** What finds the row again once line numbers are gone. */
  readonly key: { readonly voucher: string; readonly invoice: string; readonly ore: number };
  readonly plant: PlantKind;
  /** The supplier, name and id, must be masked. */
  readonly mask: boolean;
  /** What must not show anywhere in what is published. */
  readonly secrets: readonly string[];
}

export type TableName = 'ledger' | 'schools' | 'care-homes';

/** What a file of a shared table really holds. */
export interface FileTruth {
  readonly table: TableName;
  /** Municipality code. */
  readonly municipality: string;
  /** Key of the dataset. */
  readonly dataset: string;
  /** File name; with `#` and the entry's name for a part of an archive. */
  readonly file: string;
  /** Which manner of writing the file has. */
  readonly dialect: string;
  /**
   * `rows`: to be read. `twin`: the same rows as another file; to be read only if that one isn't. `refused`: not what its
   * title says; no rows may come of it.
   */
  readonly use: 'rows' | 'twin' | 'refused';
  /** Rows of data, masked ones included. */
  readonly rows: number;
  /** Exact sum in öre; ledgers only. */
  readonly ore?: number;
  /** `2026-01`, or `2026` for a file of a year; ledgers only. */
  readonly period?: string;
  readonly planted: readonly PlantedRow[];
  /** Data rows of the sensitive unit, which may be published only in sum. Counted from 1. */
  readonly sensitiveRows: readonly number[];
}

/** The truth of a file that is not what its title says. */
export const refusedTruth = (
  place: Pick<FileTruth, 'table' | 'municipality' | 'dataset' | 'file' | 'dialect'>,
): FileTruth => ({ ...place, use: 'refused', rows: 0, planted: [], sensitiveRows: [] });

/** A supplier by its one true number, and every way in which the ledgers write it. */
export interface FirmTruth {
  readonly orgnr: string;
  readonly name: string;
  readonly written: readonly {
    readonly municipality: string;
    readonly name: string;
    /** As written; empty where the row lacks it. */
    readonly id: string;
  }[];
}

/** A school or home: what should come of all lists that name it. */
export interface UnitTruth {
  readonly table: 'schools' | 'care-homes';
  /** Code of the municipality where it is. */
  readonly municipality: string;
  readonly name: string;
  /** Schools only. */
  readonly schoolUnitCode?: string;
  readonly ownerOrgnr?: string;
  /** WGS 84; absent where no list states a right one. */
  readonly latitude?: number;
  readonly longitude?: number;
  /** Codes of the municipalities whose lists name it. */
  readonly listedBy: readonly string[];
  /** Why it must be left out, or what is wrong with it. */
  readonly fault?: 'not-a-home' | 'not-a-unit' | 'point-outside' | 'sources-disagree';
}

/** Everything that the county knows about its shared tables, to measure a reading of them against. */
export interface CountyTruth {
  readonly files: readonly FileTruth[];
  readonly firms: readonly FirmTruth[];
  /** Pairs of numbers of firms that look alike and must stay apart. */
  readonly different: readonly (readonly [string, string])[];
  readonly units: readonly UnitTruth[];
  /** All invented persons' names, numbers and addresses that appear in some file. */
  readonly secrets: readonly string[];
}
