import { describe, expect, it } from '@jest/globals';
import {
  isFunctionalMailbox,
  isPersonalMailbox,
  isPersonName,
  looksLikePerson,
} from '../src/person-names.ts';

describe('looksLikePerson', () => {
  it.each(['Björn Hagström', 'Anna-Karin von Sydow', 'Lars G. Berg', 'Åsa Öberg'])('is so for %s', (name) => {
    expect(looksLikePerson(name)).toBe(true);
  });

  it.each([
    'Kumla kommun',
    'Öppna data',
    'Nobel Media AB',
    'Kundcenter',
    'Kungliga Biblioteket',
    'Umeå Energi',
    'GIS Support',
    '',
  ])('is not so for %s', (name) => {
    expect(looksLikePerson(name)).toBe(false);
  });
});

describe('isPersonName', () => {
  it('asks for a known first name', () => {
    expect(isPersonName('Anna Berg')).toBe(true);
    expect(isPersonName('Visit Kumla')).toBe(false);
  });
});

describe('mailboxes', () => {
  it.each([
    'info@kumla.se',
    'oppnadata@kumla.se',
    'bygg.miljo@kumla.se',
    'it@kumla.se',
    'mailto:kundtjanst@kumla.se',
    'gis.orebro@orebro.se',
  ])('%s is functional', (email) => {
    expect(isFunctionalMailbox(email)).toBe(true);
  });

  it.each([
    ['anna.berg@kumla.se', ''],
    ['anna.stadin@kumla.se', 'Kumla kommun'],
    ['bjorn.hagstrom@orebro.se', 'Björn Hagström'],
    ['andreas@dopter.se', 'Andreas Krohn'],
    ['hagstrom@orebro.se', 'Björn Hagström'],
    ['eva@kumla.se', 'Kumla kommun'],
  ])('%s beside “%s” is a person’s', (email, name) => {
    expect(isPersonalMailbox(email, { name, isOrganisation: true })).toBe(true);
  });

  it.each([
    ['assistenza.sit@comune.example', 'Comune di Alessandria'],
    ['sigevian@evian.example', 'sigevian'],
  ])('%s beside the organisation “%s” is not', (email, name) => {
    expect(isPersonalMailbox(email, { name, isOrganisation: true })).toBe(false);
  });
});
