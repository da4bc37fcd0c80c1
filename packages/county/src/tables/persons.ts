import { withCheckDigit } from '../municipalities.ts';
import { randomFor } from '../random.ts';

/** An invented person. The numbers are of the series that the tax agency keeps for tests (238 and 239), so nobody has them. */
export interface Person {
  readonly name: string;
  readonly surname: string;
  /** `199001012385` */
  readonly identityNumber: string;
}

const givenNames = [
  'Anna', 'Karin', 'Lena', 'Maria', 'Eva', 'Sofia', 'Emma', 'Fatima', 'Ingrid', 'Birgitta', 'Erik', 'Lars', 'Johan', 'Anders',
  'Per', 'Mikael', 'Ali', 'Gustav', 'Olof', 'Sven', 'Mats', 'Jonas',
] as const; // prettier-ignore

const surnames = [
  'Lindqvist', 'Bergström', 'Hedlund', 'Nyberg', 'Sandberg', 'Åkerlund', 'Öhman', 'Wikström', 'Forsell', 'Dahlgren', 'Ekström',
  'Sjögren', 'Hassan', 'Kowalska', 'Lundin', 'Engström', 'Norén', 'Hallberg', 'Backlund', 'Rosén',
] as const; // prettier-ignore

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** The person of a key. Coordination numbers have 60 added to the day of birth. */
export function personFor(key: readonly (string | number)[], coordination = false): Person {
  const random = randomFor('person', ...key);
  const surname = random.pick(surnames);
  const year = String(random.whole(1941, 2003));
  const day = random.whole(1, 28) + (coordination ? 60 : 0);
  const ten = withCheckDigit(
    year.slice(2) + twoDigits(random.whole(1, 12)) + twoDigits(day) + random.pick(['238', '239']),
  );
  return { name: `${random.pick(givenNames)} ${surname}`, surname, identityNumber: year.slice(0, 2) + ten };
}

/** `900101-2385` */
export const hyphened = ({ identityNumber }: Person): string =>
  `${identityNumber.slice(2, 8)}-${identityNumber.slice(8)}`;

/** The VAT number of a sole trader, which is the identity number in other clothes. */
export const vatNumber = ({ identityNumber }: Person): string => `SE${identityNumber.slice(2)}01`;

export const foreignPersons = [
  'Jean-Pierre Dubois',
  'Grzegorz Nowak',
  'Hannah Whitfield',
  'Matteo Ricci',
] as const;
