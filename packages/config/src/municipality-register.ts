import type { Municipality, Region } from '@lanskatalog/core';
import type { WrittenConfig } from './config-schema.ts';
import { knownMunicipalities, officialName } from './known-municipalities.ts';
import { slug } from './slug.ts';

type WrittenMunicipality = NonNullable<WrittenConfig['municipalities']>[number] | Municipality;

/** The municipalities of a configuration, and those its sources bring with them. */
export class MunicipalityRegister {
  readonly #municipalities: Municipality[] = [];
  /** By code and names, in any spelling. */
  readonly #named = new Map<string, Municipality>();
  /** A file that lists its municipalities means that list; without one, sources may name whom they like. */
  readonly open: boolean;

  constructor(written: readonly WrittenMunicipality[], { open }: { readonly open: boolean }) {
    this.open = open;
    for (const municipality of written) this.#add(completeMunicipality(municipality));
  }

  all(): readonly Municipality[] {
    return this.#municipalities;
  }

  /** By code or name, in any spelling of case and diacritics; undefined if the list is closed and it isn't there. */
  named(text: string): Municipality | undefined {
    const listed = this.#named.get(slug(text));
    if (listed !== undefined || !this.open) return listed;
    return this.#add(known.get(slug(text)) ?? stranger(text));
  }

  /** Stands in for the municipality of sources that belong to the whole region. */
  region(region: Region): Municipality {
    const { id: code, publisher, contact } = region;
    return (
      this.#named.get(slug(code)) ??
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
    note(this.#named, municipality);
    return municipality;
  }
}

/** Who was there first keeps a name. */
function note(named: Map<string, Municipality>, municipality: Municipality): void {
  for (const name of [municipality.code, municipality.name, municipality.officialName]) {
    if (!named.has(slug(name))) named.set(slug(name), municipality);
  }
}

const known = new Map<string, Municipality>();
for (const municipality of knownMunicipalities) note(known, municipality);

function completeMunicipality(written: WrittenMunicipality): Municipality {
  const found = known.get(slug(written.code));
  const name = written.name ?? found?.name ?? written.code;
  return { officialName: officialName(name), ...found, ...written, name };
}

const stranger = (text: string): Municipality =>
  /^\d{4}$/.test(text)
    ? { code: text, name: text, officialName: text }
    : { code: slug(text), name: text, officialName: officialName(text) };
