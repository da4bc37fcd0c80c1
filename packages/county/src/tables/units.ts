import { exampleHost, type CountyMunicipality } from '../municipalities.ts';
import { hashOf, randomFor, type Random } from '../random.ts';
import { streets } from '../topics/field.ts';
import { commonFirms } from './firms.ts';
import { personFor, type Person } from './persons.ts';
import type { UnitTruth } from './truth.ts';

/** A school or home as a municipality lists it. */
export interface Unit {
  readonly name: string;
  /** Code of the municipality where it is, which may be another than the one that lists it. */
  readonly municipalityCode: string;
  /** Eight digits; schools only. */
  readonly schoolUnitCode: string;
  /** Type of school or of home, in the municipality's own word. */
  readonly kind: string;
  readonly independent: boolean;
  readonly owner: string;
  readonly ownerOrgnr: string;
  readonly places: number;
  readonly street: string;
  readonly postcode: string;
  readonly locality: string;
  /** WGS 84; none where the list has no position. */
  readonly point: { readonly latitude: number; readonly longitude: number } | undefined;
  /** Of the unit, from the series kept for fiction. */
  readonly phone: string;
  readonly web: string;
  /** Head teacher or manager: a person, to be left out of anything published. */
  readonly chief: Person;
  readonly chiefMail: string;
  readonly chiefPhone: string;
  readonly fault?: NonNullable<UnitTruth['fault']>;
}

export interface UnitOptions {
  readonly municipality: CountyMunicipality;
  readonly seed: number;
  readonly name: string;
  readonly kind: string;
  /** Owner where it is not the municipality. */
  readonly owner?: { readonly name: string; readonly orgnr: string };
  readonly places: readonly [from: number, to: number];
  /** Two digits of the school unit code, unique in the municipality; schools only. */
  readonly schoolNumber?: number;
}

const round = (value: number): number => Math.round(value * 1e6) / 1e6;

/** A unit somewhere in its municipality. Everything about it follows from its name and the seed. */
export function unitOf(options: UnitOptions): Unit {
  const { kind, municipality, name, owner, places, schoolNumber, seed } = options;
  const key = [seed, municipality.code, 'unit', name] as const;
  const random = randomFor(...key);
  const chief = personFor(key);
  const mailbox = `${chief.name.split(' ')[0]}.${chief.surname}`.toLowerCase();
  return {
    name,
    municipalityCode: municipality.code,
    schoolUnitCode:
      schoolNumber === undefined ? '' : `99${municipality.code}${String(schoolNumber).padStart(2, '0')}`,
    kind,
    independent: owner !== undefined,
    owner: owner?.name ?? municipality.officialName,
    ownerOrgnr: owner?.orgnr ?? municipality.orgnr,
    places: random.whole(...places),
    street: `${random.pick(streets)} ${random.whole(1, 80)}`,
    postcode: `${municipality.postalArea} ${random.whole(30, 98)}`,
    locality: random.pick(municipality.localities),
    point: pointIn(municipality, random),
    phone: `0980-31 92 ${String(random.whole(0, 99)).padStart(2, '0')}`,
    web: `https://www.${exampleHost(municipality)}/enheter/${hashOf(name) % 10_000}`,
    chief,
    chiefMail: `${mailbox}@${exampleHost(municipality)}`,
    chiefPhone: `070-174 06 ${String(random.whole(5, 99)).padStart(2, '0')}`,
  };
}

const pointIn = (municipality: CountyMunicipality, random: Random): NonNullable<Unit['point']> => ({
  latitude: round(municipality.latitude + (random.next() - 0.5) * 0.05),
  longitude: round(municipality.longitude + (random.next() - 0.5) * 0.08),
});

/** Central Stockholm, where owners have their head offices. */
export const headOffice = { latitude: 59.332_58, longitude: 18.064_9 };

export const independentOwners = {
  school: commonFirms.filter(({ name }) => /skolan$|Lärandet/.test(name)),
  home: commonFirms.filter(({ name }) => name.startsWith('Omsorgshuset')),
};
