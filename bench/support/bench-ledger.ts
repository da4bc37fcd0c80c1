import type { DuckDb } from '@lanskatalog/tables';

/** Ten digits with the right check digit. */
function withCheckDigit(nineDigits: string): string {
  let sum = 0;
  for (const [place, digit] of Array.from(nineDigits).entries()) {
    const product = Number(digit) * (place % 2 === 0 ? 2 : 1);
    sum += product > 9 ? product - 9 : product;
  }
  return nineDigits + String((10 - (sum % 10)) % 10);
}

const trades = ['Bygg', 'El', 'Plåt', 'Måleri', 'Omsorg', 'Transport', 'Konsult', 'Data'];
const places = ['Kumla', 'Örebro', 'Laxå', 'Nora', 'Hallsberg', 'Lindesberg'];
const given = ['Anna', 'Erik', 'Maria', 'Lars', 'Karin', 'Nils', 'Eva', 'Olof'];
const surnames = ['Ek', 'Lind', 'Berg', 'Andersson', 'Nilsson', 'Holm', 'Ström', 'Dahl'];

const pick = (list: readonly string[], n: number): string => list[n % list.length] ?? '';

/** Every thirtieth supplier is an invented person; the others are firms with valid numbers. */
function supplier(n: number): readonly [string, string, string] {
  if (n % 30 === 7) {
    const month = String((n % 12) + 1).padStart(2, '0');
    const number = withCheckDigit(
      `${String(40 + (n % 60))
        .padStart(2, '0')
        .slice(-2)}${month}15${String(n % 1000).padStart(3, '0')}`,
    );
    return [
      String(n),
      `${pick(given, n)} ${pick(surnames, n >> 3)}`,
      `${number.slice(0, 6)}-${number.slice(6)}`,
    ];
  }
  const number = withCheckDigit(`556${String(n).padStart(6, '0')}`);
  const form = n % 3 === 0 ? 'Aktiebolag' : 'AB';
  return [
    String(n),
    `${pick(trades, n)} & ${pick(trades, n >> 2)} ${n} i ${pick(places, n)} ${form}`.slice(0, 35),
    `${number.slice(0, 6)}-${number.slice(6)}`,
  ];
}

/** Writes a ledger as Swedish systems do: semicolons, decimal comma, blank as thousands, hyphen in the number. */
export async function writeLedger(db: DuckDb, file: string, rows: number): Promise<void> {
  const suppliers = 20_000;
  await db.run('CREATE OR REPLACE TABLE bench_suppliers (n VARCHAR, name VARCHAR, number VARCHAR)');
  await db.append(
    'bench_suppliers',
    Array.from({ length: suppliers }, (_, n) => supplier(n)),
  );
  await db.run(`COPY (
    SELECT strftime(DATE '2024-01-01' + (hash(i, 1) % 28)::INTEGER, '%Y-%m-%d') AS "Bokföringsdatum",
      'Nämnd ' || (hash(i, 2) % 12) AS "Förvaltning", s.name AS "Leverantör", s.number AS "Organisationsnummer",
      (4000 + hash(i, 3) % 4000)::VARCHAR AS "Konto", 'Kontotext ' || (hash(i, 3) % 300) AS "Kontotext",
      replace(format('{:,.2f}', (hash(i, 4) % 20000000)::DOUBLE / 100 - 5000), ',', ' ').replace('.', ',') AS "Belopp exkl. moms",
      (100000000 + i)::VARCHAR AS "Verifikationsnummer", 'F' || (hash(i, 5) % 100000000) AS "Fakturanummer"
    FROM range(${rows}) AS r(i) JOIN bench_suppliers AS s ON s.n = (hash(i, 6) % ${suppliers})::VARCHAR
  ) TO '${file}' (FORMAT csv, HEADER, DELIMITER ';')`);
  await db.run('DROP TABLE bench_suppliers');
}
