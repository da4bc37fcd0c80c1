import type { Municipality } from '@lanskatalog/core';
import { slug } from './slug.ts';
import { swedishMunicipalities } from './swedish-municipalities.ts';

/** The twelve of Örebro county, so that a configuration may name one by code or name alone. */
const rows = [
  ['1814', 'Lekeberg', '2120002981', 'lekeberg.se'],
  ['1860', 'Laxå', '2120001918', 'laxa.se'],
  ['1861', 'Hallsberg', '2120001926', 'hallsberg.se'],
  ['1862', 'Degerfors', '2120001934', 'degerfors.se'],
  ['1863', 'Hällefors', '2120001942', 'hellefors.se'],
  ['1864', 'Ljusnarsberg', '2120001959', 'ljusnarsberg.se'],
  ['1880', 'Örebro', '2120001967', 'orebro.se'],
  ['1881', 'Kumla', '2120001975', 'kumla.se'],
  ['1882', 'Askersund', '2120001983', 'askersund.se'],
  ['1883', 'Karlskoga', '2120001991', 'karlskoga.se'],
  ['1884', 'Nora', '2120002007', 'nora.se'],
  ['1885', 'Lindesberg', '2120002015', 'lindesberg.se'],
] as const;

export const knownMunicipalities: readonly Municipality[] = rows.map(([code, name, orgnr, domain]) => ({
  code,
  name,
  officialName: officialName(name),
  orgnr,
  site: `https://www.${domain}/`,
}));

/** `Kumla kommun`, `Lekebergs kommun`, `Degerfors kommun`: the genitive gets its s after a consonant that isn't one. */
export function officialName(name: string): string {
  return /[aeiouyåäösxz]$/i.test(name) ? `${name} kommun` : `${name}s kommun`;
}

const knownNames = new Set(
  swedishMunicipalities.flatMap((name) => [slug(name), slug(officialName(name)), slug(`${name} stad`)]),
);

/** Whether it is the code of a municipality, or the name of one in Sweden, however it is spelt. */
export const isKnownMunicipality = (text: string): boolean =>
  /^\d{4}$/.test(text) || knownNames.has(slug(text));
