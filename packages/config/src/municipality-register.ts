import type { Municipality, Region } from '@lanskatalog/core';
import type { WrittenConfig } from './config-schema.ts';
import { knownMunicipalities, officialName } from './known-municipalities.ts';
import { slug } from './slug.ts';

type WrittenMunicipality = NonNullable<WrittenConfig['municipalities']>[number] | Municipality;

/** The municipalities of a configuration, and those its sources bring with them. */
export class MunicipalityRegister {
  readonly #municipalities: Municipality[];
  /** A file that lists its municipalities means that list; without one, sources may name whom they like. */
  readonly open: boolean;

  constructor(written: readonly WrittenMunicipality[], { open }: { readonly open: boolean }) {
    this.#municipalities = written.map(completeMunicipality);
    this.open = open;
  }

  all(): readonly Municipality[] {
    return this.#municipalities;
  }

  /** By code or name, in any spelling of case and diacritics; undefined if the list is closed and it isn't there. */
  named(text: string): Municipality | undefined {
    const listed = find(this.#municipalities, text);
    if (listed !== undefined || !this.open) return listed;
    return this.#add(find(knownMunicipalities, text) ?? stranger(text));
  }

  /** Stands in for the municipality of sources that belong to the whole region. */
  region(region: Region): Municipality {
    const { id: code, publisher, contact } = region;
    return (
      find(this.#municipalities, code) ??
      this.#add({
        code,
        name: publisher.name,
        officialName: publisher.name,
        orgnr: publisher.orgnr,
        ...(contact === undefined ? {} : { contact }),
        ...(region.spatial === undefined ? {} : { spatial: region.spatial }),
      })
    );
  }

  #add(municipality: Municipality): Municipality {
    this.#municipalities.push(municipality);
    return municipality;
  }
}

function completeMunicipality(written: WrittenMunicipality): Municipality {
  const known = find(knownMunicipalities, written.code);
  const name = written.name ?? known?.name ?? written.code;
  return { officialName: officialName(name), ...known, ...written, name };
}

const stranger = (text: string): Municipality =>
  /^\d{4}$/.test(text)
    ? { code: text, name: text, officialName: text }
    : { code: slug(text), name: text, officialName: officialName(text) };

const find = (municipalities: readonly Municipality[], text: string): Municipality | undefined =>
  municipalities.find((candidate) =>
    [candidate.code, candidate.name, candidate.officialName].some((name) => slug(name) === slug(text)),
  );
