import { withCheckDigit } from '../municipalities.ts';
import type { Random } from '../random.ts';
import { units } from './accounts.ts';
import { commonFirms } from './firms.ts';
import { foreignPersons, hyphened, personFor, vatNumber, type Person } from './persons.ts';
import type { Posting, PostingSource } from './postings.ts';
import type { PlantKind } from './truth.ts';

interface Planting extends PostingSource {
  readonly month: string;
}

interface PlantingHand {
  readonly random: Random;
  readonly person: Person;
  readonly coordinated: Person;
}

type Part = Partial<Posting>;

/** The ordinary postings with one of each wanted plant among them; a plant takes over the row it falls on. */
export function plantPostings(ordinary: readonly Posting[], { month, random, options }: Planting): Posting[] {
  const { municipality, plants, seed } = options;
  const postings = [...ordinary];
  for (const [index, kind] of plants.entries()) {
    const key = [seed, municipality.code, month, kind];
    const hand = { random, person: personFor(key), coordinated: personFor(key, true) };
    // Every plant has its own place, away from the others.
    const at = Math.floor(((index + 0.5) / plants.length) * ordinary.length);
    const row = postings[at]!;
    postings.splice(at, 1, ...planted(kind, row, hand));
  }
  return postings;
}

function planted(kind: PlantKind, row: Posting, hand: PlantingHand): Posting[] {
  const part = plantings[kind](row, hand);
  const rows = Array.isArray(part) ? part : [part];
  // Never in the sensitive unit, whose rows nobody may see one by one.
  return rows.map(({ secrets = [], ...changes }) => ({
    ...row,
    unit: units[0],
    ...changes,
    plant: { kind, secrets },
  }));
}

type Planted = Part & { readonly secrets?: readonly string[] };

/** A row that is no firm's. */
const nobodys = (supplier: string, supplierId: string, secrets: readonly string[]): Planted => ({
  supplier,
  supplierId,
  firm: undefined,
  secrets,
});

const plantings: Readonly<Record<PlantKind, (row: Posting, hand: PlantingHand) => Planted | Planted[]>> = {
  'sole-trader': (_row, { person }) => {
    const trade = `${person.name} Måleri`;
    return nobodys(trade, hyphened(person), [person.name, hyphened(person), person.identityNumber.slice(2)]);
  },
  'sole-trader-vat': (_row, { person }) =>
    nobodys(`${person.surname}s Trädvård`, vatNumber(person), [
      `${person.surname}s Trädvård`,
      vatNumber(person),
      person.identityNumber.slice(2),
    ]),
  'coordination-number': (_row, { coordinated }) =>
    nobodys(coordinated.name, coordinated.identityNumber, [
      coordinated.name,
      coordinated.identityNumber.slice(2),
    ]),
  'private-person': (_row, { person, random }) => {
    const { name, surname } = person;
    const given = name.slice(0, -surname.length - 1);
    const written = random.pick([name, `${surname} ${given}`, `${surname}, ${given}`, name.toUpperCase()]);
    return nobodys(written, '', [written]);
  },
  'foreign-person': (_row, { random }) => {
    const name = random.pick(foreignPersons);
    return nobodys(name, '', [name]);
  },
  'published-mask': (_row, { random }) =>
    nobodys(
      random.pick(['*', '****', 'ANONYMERAD', '[innehåller personuppgifter]']),
      random.pick(['', '*', '000000-0000']),
      [],
    ),
  'care-of': (row, { person }) => ({
    supplier: `${row.supplier.trim()} C/O ${person.name}`,
    secrets: [person.name],
  }),
  'identity-number-in-invoice': (_row, { person }) => ({
    invoice: person.identityNumber,
    secrets: [person.identityNumber, person.identityNumber.slice(2)],
  }),
  'identity-number-in-text': (_row, { person }) => ({
    basis: `Ersättning ${hyphened(person)}`,
    secrets: [hyphened(person), person.identityNumber.slice(2)],
  }),
  'invalid-number': (row) => ({ supplierId: wrongCheckDigit(row.supplierId || '5599900010') }),
  'several-names': (row) => {
    const { name, orgnr } = commonFirms[0]!;
    const names = [name, 'Bergslagens Kontorsmtrl AB', 'BKM Kontor', 'Bergslagens Kontorsmateriel, Kumla'];
    return names.map((supplier, index) => ({
      supplier,
      supplierId: orgnr,
      firm: commonFirms[0]!,
      invoice: `${row.invoice}${index}`,
    }));
  },
  'several-numbers': () => {
    const [, firm, other] = commonFirms;
    return [firm!.orgnr, other!.orgnr].map((supplierId) => ({
      supplier: firm!.name,
      supplierId,
      firm: undefined,
    }));
  },
  'date-outside-period': (row) => ({ date: `${Number(row.date.slice(0, 4)) - 2}${row.date.slice(4)}` }),
  'duplicate-row': (row) => [{ voucher: `D${row.invoice}` }, { voucher: `D${row.invoice}` }],
};

/** The number with another check digit, so that it is nobody's. */
function wrongCheckDigit(orgnr: string): string {
  const nine = orgnr.slice(0, 9);
  const right = Number(withCheckDigit(nine).at(-1));
  return nine + String((right + 1) % 10);
}
