import type { TableKind } from './columns.ts';
import { columnsOf } from './columns.ts';
import { quoteLiteral } from './duckdb.ts';
import type { MaskedColumn } from './screen-cells.ts';
import { partyColumns } from './screen-suppliers.ts';

/** What the rows of a file are completed with where the source is silent. */
export interface PublishingMunicipality {
  readonly code: string;
  readonly officialName: string;
  readonly orgnr?: string;
}

/** How one file's screened relation is put together. */
export interface RelationParts {
  readonly table: TableKind;
  readonly municipality: PublishingMunicipality;
  /** Source id, published as `kalla`. */
  readonly source: string;
  /** Columns with masked cells, once for each rule that masked some. */
  readonly masked: readonly MaskedColumn[];
  /** Whether the table `duplicates` holds anything. */
  readonly hasDuplicates: boolean;
  /** Whether account numbers follow the municipalities' common plan; others mean other things (domain 6). */
  readonly kommunBas: boolean;
  /** SQL list of units that are published as sums. */
  readonly sensitiveUnits: string | undefined;
}

/** Columns beside the national ones by which municipalities can be compared. */
const comparableColumns: Readonly<Record<TableKind, readonly string[]>> = {
  ledger: [
    'maskerad',
    'manad',
    'kontoklass',
    'kontogrupp',
    'juridisk_person',
    'antal',
    'dubblett',
    'anm',
    'kalla',
  ],
  schools: ['maskerad', 'juridisk_person', 'dubblett', 'anm', 'kalla'],
  'care-homes': ['maskerad', 'juridisk_person', 'dubblett', 'anm', 'kalla'],
};

/** The published columns of a table, in order. */
export const publishedColumns = (table: TableKind): readonly string[] => [
  ...columnsOf(table).map(({ name }) => name),
  ...comparableColumns[table],
];

/** Hash over all of a row's national columns: rows that share it are exact duplicates. */
export const rowHash = (table: TableKind): string =>
  `hash(${columnsOf(table)
    .map(({ name }) => `s.${name}`)
    .join(', ')})`;

/** A number in the form of a legal person's, else nothing: no other number is published for a buyer. */
const legalForm = (sql: string): string =>
  `CASE WHEN regexp_matches(${sql}, '^[2-9][0-9][2-9][0-9]{7}$') THEN ${sql} END`;

/** Free texts of a posting can repeat the name that was masked beside them. */
const textsAboutSupplier = new Set(['grund', 'avtal']);

function cell(name: string, { table, municipality, masked }: RelationParts): string {
  const party = partyColumns(table);
  const own = `s.${name}`;
  if (name === party.id) return 'p.id';
  if (name === party.name) return 'p.name';
  if (name === 'kommun_id') return quoteLiteral(municipality.code);
  if (name === 'kopare') return `coalesce(${own}, ${quoteLiteral(municipality.officialName)})`;
  if (name === 'kopare_id')
    return municipality.orgnr === undefined ? legalForm(own) : quoteLiteral(municipality.orgnr);
  const conditions = [
    ...masked.filter(({ column }) => column === name).map(isMaskedCell),
    ...(textsAboutSupplier.has(name) ? [`p.name IS NULL`] : []),
  ];
  return conditions.length === 0 ? own : `CASE WHEN ${conditions.join(' OR ')} THEN NULL ELSE ${own} END`;
}

/** Membership, not a join: rows keep their order and none can be doubled. */
const isMaskedCell = ({ column, rule }: MaskedColumn): string =>
  `s.${column} IN (SELECT varde FROM masked_cells WHERE kolumn = '${column}' AND regel = '${rule}')`;

function masks(masked: readonly MaskedColumn[]): string {
  const cells = masked.map(
    (cells) => `CASE WHEN ${isMaskedCell(cells)} THEN '${cells.column}: ${cells.rule}' END`,
  );
  return cells.length === 0 ? 'p.maskerad' : `nullif(concat_ws('; ', p.maskerad, ${cells.join(', ')}), '')`;
}

function from(table: TableKind): string {
  const { id, name } = partyColumns(table);
  return `FROM cleaned AS s
    LEFT JOIN parties AS p ON p.id_in = coalesce(s.${id}, '') AND p.name_in = coalesce(s.${name}, '')`;
}

/** SELECTs of the screened rows, one for one with `cleaned`, and of the sums that stand for some of them. */
export function screenedRows(parts: RelationParts): readonly string[] {
  const national = columnsOf(parts.table).map(({ name }) => `${cell(name, parts)} AS ${name}`);
  const group = parts.kommunBas
    ? `nullif(regexp_extract(s.konto_nr, '^([3-8][0-9])[0-9]', 1), '')`
    : 'NULL::VARCHAR';
  const ledger = [
    // A file of one month says which, whatever its rows do; a file of a year leaves it to them.
    `CASE WHEN length(s.period) = 7 THEN s.period ELSE coalesce(strftime(s.datum, '%Y-%m'), s.period) END AS manad`,
    `left(${group}, 1) AS kontoklass`,
    `${group} AS kontogrupp`,
  ];
  const columns = [
    ...national,
    `${masks(parts.masked)} AS maskerad`,
    ...(parts.table === 'ledger' ? ledger : []),
    'p.juridisk::BOOLEAN AS juridisk_person',
    ...(parts.table === 'ledger' ? ['1::BIGINT AS antal'] : []),
    `${parts.hasDuplicates ? `${rowHash(parts.table)} IN (SELECT h FROM duplicates)` : 'false'} AS dubblett`,
    's.anm AS anm',
    `${quoteLiteral(parts.source)} AS kalla`,
  ];
  const rows = `SELECT ${columns.join(',\n  ')}\n${from(parts.table)}`;
  return parts.sensitiveUnits === undefined ? [rows] : withSums(rows, parts);
}

/** Postings of sensitive units become one row per unit, account group and month, which says how many it stands for. */
function withSums(rows: string, { table, sensitiveUnits }: RelationParts): readonly string[] {
  const sums: Readonly<Record<string, string>> = {
    kopare_id: 'any_value(kopare_id)',
    kopare: 'any_value(kopare)',
    kommun_id: 'any_value(kommun_id)',
    belopp: 'sum(belopp)::DECIMAL(18,2)',
    forvaltning: 'forvaltning',
    maskerad: `'rad: kanslig-enhet'`,
    manad: 'manad',
    kontoklass: 'any_value(kontoklass)',
    kontogrupp: 'kontogrupp',
    antal: 'count(*)',
    dubblett: 'false',
    kalla: 'any_value(kalla)',
  };
  const columns = publishedColumns(table).map((name) => `${sums[name] ?? 'NULL'} AS ${name}`);
  return [
    `SELECT * FROM (${rows}) AS r WHERE forvaltning IS NULL OR forvaltning NOT IN (${sensitiveUnits})`,
    `SELECT ${columns.join(', ')} FROM (${rows}) AS r WHERE forvaltning IN (${sensitiveUnits})
     GROUP BY forvaltning, kontogrupp, manad ORDER BY forvaltning, manad, kontogrupp`,
  ];
}
