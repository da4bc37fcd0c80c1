import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DuckDb } from '../src/duckdb.ts';
import { openDuckDb } from '../src/duckdb.ts';
import type { ScreenContext } from '../src/screen.ts';
import { screenStaged } from '../src/screen.ts';
import { lexicon } from './screen-config.ts';
import { stageRows } from './stage-rows.ts';

const municipality = { code: '1881', officialName: 'Kumla kommun', orgnr: '2120001975' };
const ledger: ScreenContext = { table: 'ledger', municipality, source: 'kumla', lexicon, kommunBas: true };

let db: DuckDb;
beforeEach(async () => {
  db = await openDuckDb({ threads: 1 }, new AbortController().signal);
});
afterEach(() => db.close());

const posting = (cells: Record<string, string>) => ({
  leverantor: 'Kvarn AB',
  leverantor_id: '5560000019',
  konto_nr: '64510',
  belopp: '100.00',
  datum: '2024-03-05',
  ...cells,
});

const published = (columns: string) => db.rows(`SELECT ${columns} FROM screened`);

describe('screening a ledger', () => {
  it('masks persons and keeps their rows with the amount', async () => {
    await stageRows(db, 'ledger', [
      posting({}),
      posting({
        leverantor: 'Anna Ek',
        leverantor_id: '850709-9805',
        belopp: '12.34',
        grund: 'Ersättning Anna',
      }),
      posting({ leverantor: 'Brf Solen c/o Anna Ek', leverantor_id: '7696000004' }),
    ]);
    const report = await screenStaged(db, ledger);
    expect(await published('leverantor, leverantor_id, belopp, grund, maskerad, juridisk_person')).toEqual([
      {
        leverantor: 'Kvarn AB',
        leverantor_id: '5560000019',
        belopp: '100.00',
        grund: null,
        maskerad: null,
        juridisk_person: true,
      },
      {
        leverantor: null,
        leverantor_id: null,
        belopp: '12.34',
        grund: null,
        maskerad: 'leverantor: personnummer',
        juridisk_person: false,
      },
      {
        leverantor: 'Brf Solen',
        leverantor_id: '7696000004',
        belopp: '100.00',
        grund: null,
        maskerad: 'leverantor: c-o',
        juridisk_person: true,
      },
    ]);
    expect(report).toMatchObject({ rows: 3, maskedRows: 1, numberKind: 'organisation-numbers' });
    expect(report.decisions).toContainEqual({
      column: 'leverantor',
      rule: 'personnummer',
      masked: true,
      values: 1,
      rows: 1,
    });
  });

  it('masks single cells that hold an identity number, a contact or a name', async () => {
    await stageRows(db, 'ledger', [
      posting({ fakturanummer: 'F8507099805', verifikationsnummer: '20240305001' }),
      posting({ avtal: 'Enligt Anna Svensson 2023', grund: 'Ring 070-123 45 67' }),
      posting({ konto_text: 'Bidrag 850709-9805', forvaltning: 'Teknik, e-post anna.ek@kumla.se' }),
    ]);
    await screenStaged(db, ledger);
    expect(await published('fakturanummer, verifikationsnummer, maskerad')).toEqual([
      { fakturanummer: null, verifikationsnummer: '20240305001', maskerad: 'fakturanummer: personnummer' },
      {
        fakturanummer: null,
        verifikationsnummer: null,
        maskerad: 'grund: kontaktuppgift; avtal: personnamn',
      },
      {
        fakturanummer: null,
        verifikationsnummer: null,
        maskerad: 'konto_text: personnummer; forvaltning: kontaktuppgift',
      },
    ]);
    expect(await db.rows('SELECT DISTINCT avtal, grund, konto_text, forvaltning FROM screened')).toEqual([
      { avtal: null, grund: null, konto_text: null, forvaltning: null },
    ]);
  });

  it('publishes sensitive units as sums that say how many rows they stand for', async () => {
    await stageRows(db, 'ledger', [
      posting({ forvaltning: 'Socialnämnden', belopp: '10.10' }),
      posting({
        forvaltning: 'Socialnämnden',
        belopp: '20.20',
        leverantor: 'Anna Ek',
        leverantor_id: '850709-9805',
      }),
      posting({ forvaltning: 'Socialnämnden', belopp: '-5.00', konto_nr: '45100' }),
      posting({ forvaltning: 'Tekniska nämnden' }),
    ]);
    const report = await screenStaged(db, ledger);
    const rows = await db.rows(
      'SELECT forvaltning, manad, kontogrupp, belopp, antal, leverantor, konto_nr, maskerad FROM screened ORDER BY belopp',
    );
    expect(rows).toEqual([
      {
        forvaltning: 'Socialnämnden',
        manad: '2024-03',
        kontogrupp: '45',
        belopp: '-5.00',
        antal: '1',
        leverantor: null,
        konto_nr: null,
        maskerad: 'rad: kanslig-enhet',
      },
      {
        forvaltning: 'Socialnämnden',
        manad: '2024-03',
        kontogrupp: '64',
        belopp: '30.30',
        antal: '2',
        leverantor: null,
        konto_nr: null,
        maskerad: 'rad: kanslig-enhet',
      },
      {
        forvaltning: 'Tekniska nämnden',
        manad: '2024-03',
        kontogrupp: '64',
        belopp: '100.00',
        antal: '1',
        leverantor: 'Kvarn AB',
        konto_nr: '64510',
        maskerad: null,
      },
    ]);
    expect(report.aggregatedRows).toBe(3);
  });

  it('publishes sensitive units row by row where the configuration says so', async () => {
    await stageRows(db, 'ledger', [posting({ forvaltning: 'Socialnämnden' })]);
    const rowByRow = { ...lexicon, sensitiveUnits: { ...lexicon.sensitiveUnits, publish: 'rows' as const } };
    await screenStaged(db, { ...ledger, lexicon: rowByRow });
    expect(await published('leverantor, maskerad')).toEqual([{ leverantor: 'Kvarn AB', maskerad: null }]);
  });

  it('keeps and flags exact duplicates, and fills in whose ledger it is', async () => {
    await stageRows(db, 'ledger', [posting({}), posting({}), posting({ belopp: '1.00' })]);
    const report = await screenStaged(db, ledger);
    expect(await published('dubblett, kommun_id, kopare, kopare_id')).toEqual(
      [true, true, false].map((dubblett) => ({
        dubblett,
        kommun_id: '1881',
        kopare: 'Kumla kommun',
        kopare_id: '2120001975',
      })),
    );
    expect(report.registration.duplicateRows).toBe(1);
  });

  it('reports wrong registrations without naming persons', async () => {
    await stageRows(db, 'ledger', [
      posting({}),
      posting({ leverantor: 'KVARN AKTIEBOLAG' }),
      posting({ leverantor: 'Kvarnen i Kumla' }),
      posting({ leverantor: 'Kvarn AB', leverantor_id: '5560000027' }),
      posting({ leverantor: 'Sågen AB', leverantor_id: '5560000020' }),
      posting({ leverantor: 'Anna Ek', leverantor_id: '5560000021', anm: 'date-outside-period' }),
    ]);
    const { registration } = await screenStaged(db, ledger);
    expect(registration).toMatchObject({
      invalidNumbers: 2,
      numbersWithSeveralNames: 1,
      namesWithSeveralNumbers: 1,
      notes: { 'date-outside-period': 1 },
    });
    expect(JSON.stringify(registration.examples)).not.toContain('Anna');
  });

  it('tells serial numbers from identity numbers among them', async () => {
    const serials = Array.from({ length: 40 }, (_, n) => posting({ fakturanummer: `51057888${10 + n}` }));
    await stageRows(db, 'ledger', [...serials, posting({ fakturanummer: '8507099805' })]);
    const report = await screenStaged(db, ledger);
    expect(report.decisions.filter(({ column }) => column === 'fakturanummer')).toEqual([
      { column: 'fakturanummer', rule: 'personnummer', masked: true, values: 1, rows: 0 },
    ]);
  });

  it('does not map accounts that follow another plan', async () => {
    await stageRows(db, 'ledger', [posting({})]);
    await screenStaged(db, { ...ledger, kommunBas: false });
    expect(await published('kontoklass, kontogrupp')).toEqual([{ kontoklass: null, kontogrupp: null }]);
  });
});

describe('screening lists of units', () => {
  it('drops mobile phones and operators who are persons, and keeps the units', async () => {
    await stageRows(db, 'schools', [
      {
        skolenhetskod: '10017830',
        namn: 'Viktor Rydberg gymnasium',
        huvudman: 'Kumla kommun',
        telefon: '019-58 80 00',
      },
      {
        skolenhetskod: '10017831',
        namn: 'Solens förskola',
        huvudman: 'Anna Ek',
        huvudman_id: '850709-9805',
        telefon: '070-123 45 67',
      },
      { skolenhetskod: '10017832', namn: 'Anna Svensson', adress: 'c/o Ek, Storgatan 1' },
    ]);
    await screenStaged(db, { ...ledger, table: 'schools' });
    expect(await published('namn, huvudman, telefon, adress, maskerad')).toEqual([
      {
        namn: 'Viktor Rydberg gymnasium',
        huvudman: 'Kumla kommun',
        telefon: '019-58 80 00',
        adress: null,
        maskerad: null,
      },
      {
        namn: 'Solens förskola',
        huvudman: null,
        telefon: null,
        adress: null,
        maskerad: 'huvudman: personnummer; telefon: kontaktuppgift',
      },
      { namn: null, huvudman: null, telefon: null, adress: null, maskerad: 'namn: personnamn; adress: c-o' },
    ]);
  });
});
