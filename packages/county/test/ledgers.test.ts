import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startCounty, type County, type CountyTruth, type FileTruth } from '../src/index.ts';
import { oreOf, readDelimited, readSheet, unzip } from './support/read-table.ts';

let county: County;
let truth: CountyTruth;
beforeAll(async () => {
  county = await startCounty();
  truth = county.truth();
});
afterAll(async () => county.close());

const filesOf = (code: string): FileTruth[] =>
  truth.files.filter(({ municipality, table }) => table === 'ledger' && municipality === code);

async function download({ municipality, dataset, file }: FileTruth, query = ''): Promise<Response> {
  const { siteUrl } = county.sources.find(({ code }) => code === municipality)!;
  return fetch(`${siteUrl}/filer/${dataset}/${encodeURIComponent(file.split('#')[0] ?? '')}${query}`);
}
const bytesOf = async (file: FileTruth): Promise<Buffer> =>
  Buffer.from(await (await download(file)).arrayBuffer());

/** The amounts of a file, read by somebody who knows the dialect. */
type Reader = (file: FileTruth) => Promise<string[]>;

const column =
  (delimiter: string, encoding: BufferEncoding, name: string): Reader =>
  async (file) => {
    const [header = [], ...rows] = readDelimited((await bytesOf(file)).toString(encoding), delimiter);
    return rows.map((row) => row[header.indexOf(name)] ?? '');
  };

async function rowstoreAmounts(file: FileTruth): Promise<string[]> {
  const amounts: string[] = [];
  for (let query = ''; ;) {
    const page = (await (await download(file, query)).json()) as {
      results: { belopp: string }[];
      next?: string;
    };
    amounts.push(...page.results.map(({ belopp }) => belopp));
    if (page.next === undefined) return amounts;
    query = new URL(page.next).search;
  }
}

const readers: Readonly<Record<string, Reader>> = {
  1880: async (file) =>
    (await readSheet(await bytesOf(file))).slice(1).flatMap(({ G }) => (G === undefined ? [] : [G])),
  1881: async (file) => (file.file.endsWith('xml') ? xmlAmounts(file) : column(',', 'utf8', 'belopp')(file)),
  1882: column(';', 'latin1', 'Belopp exkl. moms'),
  1883: column(';', 'utf8', 'belopp'),
  1884: column(';', 'utf8', 'belopp'),
  1885: async (file) =>
    readDelimited((await bytesOf(file)).toString('latin1'), ';')
      .filter(([first = '']) => /^D?\d+$/.test(first))
      .map((row) => row[8] ?? ''),
  1814: column(',', 'utf8', 'belopp'),
  1860: rowstoreAmounts,
  1861: async (file) => {
    const entry = (await unzip(await bytesOf(file))).get(file.file.split('#')[1] ?? '')!;
    return readDelimited(entry.toString('utf8'), ';')
      .slice(1)
      .map((row) => row[7] ?? '');
  },
  1862: column('\t', 'utf16le', 'Belopp'),
  1863: xmlAmounts,
  1864: async (file) =>
    readDelimited(Buffer.from((await bytesOf(file)).toString('utf8'), 'latin1').toString('utf8'), ';')
      .slice(1)
      .map((row) => row[3] ?? ''),
};
async function xmlAmounts(file: FileTruth): Promise<string[]> {
  return [...(await bytesOf(file)).toString('utf8').matchAll(/<belopp>(.*?)<\/belopp>/g)].map(
    ([, text = '']) => text,
  );
}

const first = <T>(list: readonly T[]): T => list.at(0)!;

describe('the ledgers of the county', () => {
  it.each(Object.entries(readers))(
    'of %s have the rows and the sum that the truth states',
    async (code, read) => {
      const files = filesOf(code).filter(({ use }) => use !== 'refused');
      expect(files.length).toBeGreaterThan(0);
      for (const file of files) {
        const amounts = await read(file);
        expect([file.file, amounts.length]).toEqual([file.file, file.rows]);
        expect([file.file, amounts.reduce((sum, text) => sum + oreOf(text), 0)]).toEqual([
          file.file,
          file.ore,
        ]);
      }
    },
  );

  it('are written in twelve manners', () => {
    const dialects = new Set(
      truth.files
        .filter(({ table, use }) => table === 'ledger' && use === 'rows')
        .map(({ dialect }) => dialect),
    );
    expect(dialects.size).toBe(12);
  });

  it('contain what the truth calls secret, on the line it names', async () => {
    for (const file of filesOf('1885')) {
      const lines = (await bytesOf(file)).toString('latin1').split('\n');
      for (const { line, secrets } of file.planted)
        for (const secret of secrets.slice(0, 1)) expect(lines[line - 1]).toContain(secret);
    }
    const national = first(filesOf('1881'));
    const lines = (await bytesOf(national)).toString('utf8').split('\n');
    expect(national.planted.filter(({ secrets }) => secrets.length > 0).length).toBeGreaterThan(6);
    for (const { line, secrets } of national.planted)
      for (const secret of secrets.slice(0, 1)) expect(lines[line - 1]).toContain(secret);
  });

  it('have blank rows, an eighth column and dates as serial numbers in the workbook', async () => {
    const rows = await readSheet(await bytesOf(first(filesOf('1880'))));
    expect(rows[0]).toMatchObject({ A: 'Datum', F: 'Konto' });
    expect(rows.some((row) => Object.keys(row).length === 0)).toBe(true);
    expect(Number(rows[1]?.A)).toBeGreaterThan(45_000);
    expect(rows[1]?.F).toMatch(/^\d{5} \p{L}/u);
  });

  it('put masks in place of persons where the municipality does', () => {
    for (const code of ['1883', '1884']) {
      const planted = filesOf(code).flatMap((file) => file.planted);
      expect(planted.filter(({ plant }) => plant === 'published-mask').length).toBeGreaterThan(4);
      expect(planted.filter(({ plant }) => plant === 'private-person')).toEqual([]);
    }
  });

  it('come twice as twins and thrice as one month', () => {
    expect(filesOf('1881').filter(({ use }) => use === 'twin')).toHaveLength(5);
    const again = filesOf('1862').filter(({ use }) => use === 'twin');
    expect(again.map(({ file }) => file)).toContain('leverantorsfakturor 2026-03 (2).txt');
    expect(again).toHaveLength(4);
  });

  it('have files that are none: 204, RDF in place of rows, and a register of contracts', async () => {
    const refused = truth.files.filter(({ use }) => use === 'refused');
    const answers = await Promise.all(refused.map(async (file) => download(file)));
    const kinds = answers.map(({ status, headers }) => `${status} ${headers.get('content-type')}`);
    expect(new Set(kinds)).toEqual(new Set(['204 text/csv', '200 text/turtle', '200 text/csv']));
    expect(await answers.at(-1)!.text()).toContain('Avtalsnummer');
  });

  it('have five addresses on one distribution over two years in Hällefors', async () => {
    const { url } = county.sources.find(({ code }) => code === '1863')!;
    const text = await (await fetch(url)).text();
    const [, distribution = ''] = text.split(
      /distribution\/leverantorer-2026\/leverantorsreskontra-2026-01.xml>\n/,
    );
    expect(distribution.split(' .')[0]?.match(/dcat:downloadURL/g)).toHaveLength(3);
  });
});

describe('the truth about suppliers', () => {
  it('knows firms that several municipalities write in several ways', () => {
    const joined = truth.firms.filter(
      ({ written }) => new Set(written.map(({ municipality }) => municipality)).size >= 11,
    );
    expect(joined.length).toBeGreaterThanOrEqual(14);
    const ways = first(joined).written.map(({ name }) => name);
    expect(new Set(ways).size).toBeGreaterThan(3);
  });

  it('knows rows without number that name alone can join', () => {
    expect(truth.firms.some(({ written }) => written.some(({ id }) => id === ''))).toBe(true);
  });

  it('names pairs that must stay apart, of which one looks the same when cut', () => {
    const cut = truth.different.map((pair) =>
      pair.map((orgnr) => truth.firms.find((firm) => firm.orgnr === orgnr)?.name.slice(0, 35)),
    );
    expect(cut.some(([one, other]) => one !== undefined && one === other)).toBe(true);
  });

  it('plants each kind of personal data and of wrong registration somewhere', () => {
    const kinds = new Set(truth.files.flatMap(({ planted }) => planted.map(({ plant }) => plant)));
    expect([...kinds].sort()).toEqual(
      [
        'care-of', 'coordination-number', 'date-outside-period', 'duplicate-row', 'foreign-person',
        'identity-number-in-invoice', 'identity-number-in-text', 'invalid-number', 'private-person', 'published-mask',
        'several-names', 'several-numbers', 'sole-trader', 'sole-trader-vat',
      ], // prettier-ignore
    );
  });

  it('names no firm as it names a person', () => {
    const names = truth.secrets.filter((secret) => /^\p{L}+ \p{L}+$/u.test(secret));
    expect(names.length).toBeGreaterThan(50);
    const shown = truth.firms.flatMap(({ written }) => written.map(({ name }) => name));
    const owners = shown.filter(
      (name) => !name.includes('C/O') && names.some((person) => name.includes(person)),
    );
    expect(owners).toEqual([]);
  });

  it('keeps planted rows out of the sensitive unit', () => {
    const ledgers = truth.files.filter(({ table, use }) => table === 'ledger' && use === 'rows');
    expect(ledgers.some(({ sensitiveRows }) => sensitiveRows.length > 0)).toBe(true);
    for (const { planted, sensitiveRows } of ledgers) {
      expect(planted.filter(({ row }) => sensitiveRows.includes(row))).toEqual([]);
    }
  });

  it('gives persons only numbers that the tax agency keeps for tests', () => {
    const numbers = truth.secrets.flatMap((secret) => /^(?:19|20)?\d{6}-?(\d{4})$/.exec(secret)?.[1] ?? []);
    expect(numbers.length).toBeGreaterThan(50);
    for (const number of numbers) expect(number).toMatch(/^23[89]/);
  });
});
