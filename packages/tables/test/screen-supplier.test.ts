import { describe, expect, it } from '@jest/globals';
import type { NumberKind } from '../src/screen-supplier.ts';
import { classifySupplier, numberKind } from '../src/screen-supplier.ts';
import { lexicon } from './screen-config.ts';

const judge = (name: string | null, id: string | null = null, kind: NumberKind = 'organisation-numbers') =>
  classifySupplier({ id, name }, kind, lexicon);

describe('screening suppliers', () => {
  it.each([
    'Anna Andersson',
    'Andersson, Anna',
    'ANDERSSON ANNA MARIA',
    'A Andersson',
    'Andersson A B',
    'Mohammed Al-Hassan',
    'Nguyen Thi Lan',
    'Oyelaran Adebayo',
    'Björn Borg',
    'Asa Berg',
    'ASA ANDERSSON AS',
    'Mrs J Dadd',
    'DR K M COATS',
    'Erik & Lisa Svensson',
    'B & K Passmore',
    'Anna Andersson Bygg',
    'Lena Ek Städservice',
    'Fotograf Viveka Ek',
    'FREDRIK PERSSON FOTOGRAF',
    'Yusra Kanaan Consultancy Services',
    'G Lodge',
    'D V Glasgow',
    'Charlotte Church',
    'Familjehem Andersson',
    'Deborah Sanderson T/A Urban Angels',
    'Siv Larsson i Kumla',
    'Karl Hand',
    'anna.andersson@example.se',
  ])('masks a person without number whatever the source: %s', (name) => {
    expect(judge(name).kind).toBe('masked');
    expect(judge(name, null, 'none').kind).toBe('masked');
    expect(judge(name, '4711', 'own-numbers').kind).toBe('masked');
  });

  it.each([
    ['Anna Andersson', '850709-9805', 'personnummer'],
    ['Anna Andersson Bygg AB', 'SE850709980501', 'personnummer'],
    ['Anna Andersson 850709-9805', null, 'personnummer'],
    ['Enskild firma Anna Ek', null, 'enskild-firma'],
    ['Ek Bygg ensk. firma', null, 'enskild-firma'],
    ['Firma Anna Ek', null, 'enskild-firma'],
    ['Dödsboet efter Nils Ek', null, 'dodsbo'],
    ['Nils Ek', '1032001008', 'dodsbo'],
    ['C/O Anna Ek', null, 'c-o'],
    ['REDACTED  PERSONAL DATA', null, 'befintlig-mask'],
    ['*', '*', 'befintlig-mask'],
    ['[innehåller personuppgifter]', '5560360793', 'befintlig-mask'],
    [null, null, 'leverantor-saknas'],
    ['Anna Ek', null, 'privatperson'],
    ['Kvarn AB anna@kvarn.se', null, 'kontaktuppgift'],
    ['Taxi Kumla AB 070-123 45 67', null, 'kontaktuppgift'],
  ])('masks %s with number %s by the rule %s', (name, id, rule) =>
    expect(judge(name, id)).toEqual({ kind: 'masked', rule }),
  );

  it.each([
    'Kvarn & Bageri i Kumla AB',
    'AB Örebro Plåt',
    'Sjöbloms Åkeri Aktiebo',
    'Fastighetsbolaget Rönnen i Örebro Hand',
    'Brf Solen',
    'Stiftelsen Hannaskolan',
    'Lekebergs kommun',
    'Region Örebro län',
    'Örebro universitet',
    'Skatteverket',
    'Hallsbergs Hembygdsförening',
    'Schulz Pumpen GmbH',
    'Pumps A/S',
    'Norsk Rør AS',
    'Leeds City Council',
    'Acme Widgets Ltd.',
    'Ison Harrison Solicitors',
    'Oakhurst Nursing Home',
  ])('shows an organisation by its name alone: %s', (name) => expect(judge(name).kind).toBe('shown'));

  it.each(['Forge Recycling', 'Marlow & Finch', 'lastminute.com', 'Sunny Carpets', 'Qoventra', 'Life Links'])(
    'lets trade words count only where the source has no organisation numbers: %s',
    (name) => {
      expect(judge(name, null, 'none').kind).toBe('shown');
      expect(judge(name).kind).toBe('masked');
    },
  );

  it('cuts a person at the address out of a firm, and says so', () => {
    expect(judge('Brf Solen C/O Anna Ek', '7696000004')).toMatchObject({ name: 'Brf Solen', cut: 'c-o' });
    expect(judge('Bygg AB att: Anna Ek')).toMatchObject({ name: 'Bygg AB', cut: 'c-o' });
    expect(judge('Bygg AB (Anna Ek)')).toMatchObject({ name: 'Bygg AB', cut: 'personnamn' });
    expect(judge('Anna Ek / Bygg AB')).toMatchObject({ name: 'Bygg AB', cut: 'personnamn' });
  });

  it('leaves a firm alone that is named after a person or lives at another firm', () => {
    expect(judge('William Thompson (York) Ltd')).toMatchObject({ name: 'William Thompson (York) Ltd' });
    expect(judge('Anna Andersson Bygg AB')).toMatchObject({ name: 'Anna Andersson Bygg AB' });
    expect(judge('Haga AB c/o Fastum AB')).toMatchObject({ name: 'Haga AB c/o Fastum AB' });
  });

  it('shows the number and not the name where a legal number stands beside a person', () =>
    expect(judge('Anna Andersson', '556036-0793')).toEqual({
      kind: 'shown',
      orgnr: '5560360793',
      name: null,
      basis: 'organisation-number',
      cut: 'personnamn',
    }));

  it('does not take an own number that happens to be valid for an organisation number', () =>
    expect(judge('Oyelaran Adebayo', '5560360793', 'own-numbers').kind).toBe('masked'));
});

describe('the kind of a source’s supplier numbers', () => {
  it('is decided from all of them', () => {
    expect(numberKind(['5560360793', '212000-1967', '850709-9805', '12', null])).toBe('organisation-numbers');
    expect(numberKind(['10001', '10002', '5560360793', '10004'])).toBe('own-numbers');
    expect(numberKind([null, '', '*'])).toBe('none');
  });
});
