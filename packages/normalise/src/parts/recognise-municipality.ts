import type { Municipality } from '@lanskatalog/core';

/** How an agent's name or address relates to the municipality that the source belongs to. */
export type Kinship = 'municipality' | 'unit' | 'other';

const unit =
  /(?:enhet|enheten|förvaltning|förvaltningen|kontor|kontoret|avdelning|avdelningen|nämnd|nämnden|staben|sektionen|byrån|kansliet|biblioteket|stadsarkivet|kommunarkivet|näringslivscenter|räddningstjänsten|it-avdelning(?:en)?)$/i;
/** Whoever has one of these in the name answers for itself. */
const independent =
  /\b(?:ab|aktiebolag|hb|kb|region|länsstyrelsen?|landsting|verket|myndigheten|kommunförbund|sveriges|statens|universitet|högskola)\b|(?<=\p{L}{2})(?:verket|myndigheten)$/iu;

/** Tells the municipality itself, one of its departments and others apart by name. */
export function kinshipOf(name: string, municipality: Municipality): Kinship {
  const plain = plainName(name);
  if (plain === '') return 'other';
  const names = namesOf(municipality);
  if (names.some((own) => own === plain)) return 'municipality';
  if (independent.test(name)) return 'other';
  const whole = names.filter((own) => own.includes(' '));
  if (whole.some((own) => ` ${plain} `.includes(` ${own} `) || ` ${plain} `.includes(` ${own}s `)))
    return 'unit';
  return unit.test(name.trim()) && !/\bkommuns?\b/i.test(name) ? 'unit' : 'other';
}

const known = new WeakMap<Municipality, readonly string[]>();

function namesOf(municipality: Municipality): readonly string[] {
  const seen = known.get(municipality);
  if (seen !== undefined) return seen;
  const name = plainName(municipality.name);
  const names = [
    plainName(municipality.officialName),
    name,
    `${name} kommun`,
    `${name}s kommun`,
    `kommunen i ${name}`,
    `${name} municipality`,
    `municipality of ${name}`,
    `city of ${name}`,
  ];
  known.set(municipality, names);
  return names;
}

const plainName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();

/** Whether an IRI stands on the municipality's own website, or is the site. */
export function isOnSiteOf(iri: string, municipality: Municipality): boolean {
  const host = hostOf(iri);
  const site = hostOf(municipality.site ?? '');
  return host !== '' && site !== '' && (host === site || host.endsWith(`.${site}`));
}

const hostOf = (iri: string): string =>
  (/^https?:\/\/([^/?#:]+)/i.exec(iri)?.[1] ?? '').toLowerCase().replace(/^www\./, '');

/** The host, for naming what has no other name. */
export const hostName = (iri: string): string => hostOf(iri);
