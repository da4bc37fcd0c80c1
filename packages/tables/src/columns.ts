/** The three sources that the region shares as rows, not only as metadata. */
export const tableKinds = ['ledger', 'schools', 'care-homes'] as const;
export type TableKind = (typeof tableKinds)[number];

/**
 * What a column holds once cleaned, and the type it has in DuckDB.
 *
 * - `text`: VARCHAR, trimmed, runs of white space as one blank
 * - `code`: VARCHAR, an identifier whose leading zeros count
 * - `orgnr`: VARCHAR; ten digits where the value is the number of a legal person, else the text as it came (an internal
 *   supplier number, a mask, or an identity number that the screen must see)
 * - `municipality`: VARCHAR, four digits
 * - `decimal`: DECIMAL(18,2), exact to the öre
 * - `integer`: INTEGER
 * - `date`: DATE
 * - `coordinate`: DOUBLE, degrees of WGS 84
 * - `postcode`: VARCHAR, five digits · `phone`: VARCHAR · `url`: VARCHAR, absolute http(s)
 */
export type ColumnType =
  | 'text'
  | 'code'
  | 'orgnr'
  | 'municipality'
  | 'decimal'
  | 'integer'
  | 'date'
  | 'coordinate'
  | 'postcode'
  | 'phone'
  | 'url';

export interface CanonicalColumn {
  /** The national name: what published files call it. */
  readonly name: string;
  readonly type: ColumnType;
  /** A row lacking it is not usable, or the specification demands it. Cells may still be empty at a real source. */
  readonly mandatory: boolean;
  readonly label: { readonly sv: string; readonly en: string };
}

const column = (
  name: string,
  type: ColumnType,
  { sv, en, mandatory = false }: { sv: string; en: string; mandatory?: boolean },
): CanonicalColumn => ({ name, type, mandatory, label: { sv, en } });

/** lankadedata.se/spec/leverantorsreskontra 1.1, in its order; the first nine are mandatory. */
const ledgerColumns: readonly CanonicalColumn[] = [
  column('kopare_id', 'orgnr', { sv: 'Köparens organisationsnummer', en: 'Buyer number', mandatory: true }),
  column('kopare', 'text', { sv: 'Köpare', en: 'Buyer', mandatory: true }),
  column('verifikationsnummer', 'code', { sv: 'Verifikationsnummer', en: 'Voucher number', mandatory: true }),
  column('leverantor', 'text', { sv: 'Leverantör', en: 'Supplier', mandatory: true }),
  column('leverantor_id', 'orgnr', {
    sv: 'Leverantörens organisationsnummer',
    en: 'Supplier number',
    mandatory: true,
  }),
  column('konto_nr', 'code', { sv: 'Kontonummer', en: 'Account number', mandatory: true }),
  column('konto_text', 'text', { sv: 'Kontotext', en: 'Account text', mandatory: true }),
  column('belopp', 'decimal', { sv: 'Belopp exkl. moms', en: 'Amount excl. VAT', mandatory: true }),
  column('datum', 'date', { sv: 'Datum', en: 'Date', mandatory: true }),
  column('forvaltning', 'text', { sv: 'Förvaltning', en: 'Department' }),
  column('fakturanummer', 'code', { sv: 'Fakturanummer', en: 'Invoice number' }),
  column('grund', 'text', { sv: 'Grund för köpet', en: 'Basis of the purchase' }),
  column('avtal', 'text', { sv: 'Avtal', en: 'Contract' }),
  column('kommun_id', 'municipality', { sv: 'Kommunkod', en: 'Municipality code' }),
  column('s_kod_nr', 'code', { sv: 'S-kod', en: 'S code' }),
];

/** What both unit lists share; no national specification exists for either (domain 7 and 8). */
const unitColumns = (
  key: readonly CanonicalColumn[],
  kind: readonly CanonicalColumn[],
): readonly CanonicalColumn[] => [
  ...key,
  column('namn', 'text', { sv: 'Namn', en: 'Name', mandatory: true }),
  column('kommun_id', 'municipality', { sv: 'Kommunkod', en: 'Municipality code' }),
  column('huvudman_typ', 'text', { sv: 'Huvudmannatyp (kommunal, enskild)', en: 'Operator type' }),
  column('huvudman', 'text', { sv: 'Huvudman', en: 'Operator' }),
  column('huvudman_id', 'orgnr', { sv: 'Huvudmannens organisationsnummer', en: 'Operator number' }),
  ...kind,
  column('adress', 'text', { sv: 'Gatuadress', en: 'Street address' }),
  column('postnummer', 'postcode', { sv: 'Postnummer', en: 'Postcode' }),
  column('ort', 'text', { sv: 'Ort', en: 'Locality' }),
  column('lat', 'coordinate', { sv: 'Latitud (WGS 84)', en: 'Latitude (WGS 84)' }),
  column('lon', 'coordinate', { sv: 'Longitud (WGS 84)', en: 'Longitude (WGS 84)' }),
  column('telefon', 'phone', { sv: 'Enhetens telefon', en: 'Phone of the unit' }),
  column('webb', 'url', { sv: 'Webbplats', en: 'Web' }),
  column('uppdaterad', 'date', { sv: 'Uppdaterad', en: 'Updated' }),
];

const schoolColumns = unitColumns(
  [
    column('skolenhetskod', 'code', { sv: 'Skolenhetskod', en: 'School unit code' }),
    column('enhets_id', 'code', { sv: 'Annan enhetsbeteckning', en: 'Other unit id' }),
  ],
  [
    column('skolform', 'text', { sv: 'Skolform', en: 'Type of school' }),
    column('elever', 'integer', { sv: 'Elever eller platser', en: 'Pupils or places' }),
  ],
);

const careHomeColumns = unitColumns(
  [column('enhets_id', 'code', { sv: 'Enhetsbeteckning', en: 'Unit id' })],
  [
    column('boendeform', 'text', { sv: 'Boendeform', en: 'Type of home' }),
    column('platser', 'integer', { sv: 'Platser', en: 'Places' }),
  ],
);

const columnsByTable: Readonly<Record<TableKind, readonly CanonicalColumn[]>> = {
  ledger: ledgerColumns,
  schools: schoolColumns,
  'care-homes': careHomeColumns,
};

/** The canonical columns of a table in published order. */
export const columnsOf = (table: TableKind): readonly CanonicalColumn[] => columnsByTable[table];

/**
 * Columns of the relation that reading leaves behind, beside the canonical ones of the table.
 *
 * Hand-over between reading (recognise, read, map, clean) and publishing (screen, match, partition): `stageFile` reads
 * one file into the DuckDB table `staged` with every canonical column of the table, typed as `ColumnType` says and NULL
 * where the source has nothing, plus these. Whoever screens asks for DISTINCT (leverantor_id, leverantor), decides in
 * TypeScript and joins back; nothing pulls rows one by one into JavaScript.
 *
 * - `period` VARCHAR: `YYYY-MM` (`YYYY-13` for the adjustment period), `YYYY` where only the year is known, or NULL
 *   (ledger only; NULL for the unit lists)
 * - `rad` BIGINT: line in a text file, row in a sheet, position in a JSON array; counted from 1
 * - `fil` VARCHAR: name of the file, with the entry or sheet after `#` where it has several
 * - `anm` VARCHAR: what was repaired or looks wrong in the row, comma-separated `RowNote`s; NULL for most rows
 */
export const stagedExtras = ['period', 'rad', 'fil', 'anm'] as const;

/**
 * Things worth telling about a row that is kept. `shifted`: cells were moved back into place; `rounded`: the amount had
 * more than two decimals; `outside-municipality`: the point lies outside; `axes-swapped`: lat and lon were exchanged;
 * `date-outside-period`: the date lies outside the period of the file; `value-dropped`: an optional value that couldn't be
 * understood was emptied (it stands in `dropped_values`).
 */
export const rowNotes = [
  'shifted',
  'rounded',
  'outside-municipality',
  'axes-swapped',
  'date-outside-period',
  'value-dropped',
] as const;
export type RowNote = (typeof rowNotes)[number];

/**
 * A row of the relation `quarantined` (fil, kolumn, varde, orsak VARCHAR, rad BIGINT): rows kept out. The relation
 * `dropped_values` has the same columns for optional values that were emptied while their rows stay. `varde` is raw and
 * may be personal: it never leaves the store unscreened.
 */
export interface QuarantinedRow {
  readonly fil: string;
  readonly rad: number;
  /** Canonical column, or the source's header where nothing was mapped. */
  readonly kolumn: string;
  readonly varde: string;
  readonly orsak: QuarantineReason;
}

export const quarantineReasons = [
  'amount-missing',
  'amount-not-understood',
  'date-not-understood',
  'cells-misplaced',
  'name-missing',
  'coordinate-not-understood',
  'value-not-understood',
] as const;
export type QuarantineReason = (typeof quarantineReasons)[number];

/** One cleaned row as inspection shows it and tests compare it: canonical column → text; amounts as decimal strings. */
export interface CleanRow {
  readonly values: Readonly<Record<string, string | null>>;
  readonly period: string | null;
  readonly rad: number;
  readonly fil: string;
  readonly notes: readonly RowNote[];
}
