import type { Municipality, Region } from '@lanskatalog/core';
import type { WrittenSource } from './complete-source.ts';
import type { Fault } from './fault.ts';
import { isKnownMunicipality } from './known-municipalities.ts';
import type { MunicipalityRegister } from './municipality-register.ts';
import { nearest } from './suggestion.ts';
import { swedishMunicipalities } from './swedish-municipalities.ts';

/** Whom a source belongs to; call it only for one without faults. */
export function municipalityOf(
  { municipality }: WrittenSource,
  { region, register }: { readonly region: Region; readonly register: MunicipalityRegister },
): Municipality {
  const found = municipality === undefined ? register.region(region) : register.named(municipality);
  if (found === undefined) throw new Error(`no municipality ${municipality}`);
  return found;
}

/** A municipality that a closed list does not have. Paths begin within the source, as with all faults here. */
export function municipalityFaults({ municipality }: WrittenSource, register: MunicipalityRegister): Fault[] {
  if (municipality === undefined || register.named(municipality) !== undefined) return [];
  const path = ['municipality'];
  const names = register.all().map(({ name }) => name);
  const suggestion = nearest(municipality, names);
  if (suggestion !== undefined)
    return [{ code: 'config.misspelt-municipality', path, params: { suggestion } }];
  return [{ code: 'config.unknown-municipality', path, params: { allowed: names.join(', ') } }];
}

/** In an open list every name goes: one that nearly is a municipality's is most likely meant to be that. */
export function nameOddities({ municipality }: WrittenSource, register: MunicipalityRegister): Fault[] {
  if (municipality === undefined || !register.open || isKnownMunicipality(municipality)) return [];
  const suggestion = nearest(municipality, swedishMunicipalities);
  if (suggestion === undefined) return [];
  return [{ code: 'config.odd-municipality', path: ['municipality'], params: { suggestion } }];
}

/** The same address in two sources gives every dataset twice. `others` are names of sources, by their plain address. */
export function urlOddities({ url }: WrittenSource, others: ReadonlyMap<string, string>): Fault[] {
  const earlier = others.get(plainUrl(url));
  return earlier === undefined ? [] : [{ code: 'config.repeated-url', path: ['url'], params: { earlier } }];
}

/** The address without what makes no other of it. */
export const plainUrl = (url: string): string => new URL(url).href.replace(/#.*$/s, '').replace(/\/$/, '');
