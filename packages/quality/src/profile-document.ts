import type { Level, ProfileClass, ProfileData, ProfileProperty } from '@lanskatalog/core';
import { indexProfile } from './profile-index.ts';
import { wantedForm } from './validate/wanted-form.ts';

/** The profile in the words of one language, for pages and documents: classes, and a line for each property. */
export interface DocumentedClass {
  /** Prefixed name. */
  readonly name: string;
  readonly label: string;
  readonly properties: readonly DocumentedProperty[];
}

export interface DocumentedProperty {
  readonly name: string;
  readonly label: string;
  readonly level: Level;
  /** `1`, `0..1`, `1..n`. */
  readonly cardinality: string;
  /** What a value is, and of which list. */
  readonly value: string;
  /** An example of a value, in the notation of Turtle. */
  readonly example: string;
  /** What holds besides, such as older names that are read as this one; '' where nothing does. */
  readonly note: string;
  /** Address of the clause in the specification. */
  readonly clause: string;
}

export function documentProfile(profileData: ProfileData, lang: 'sv' | 'en'): DocumentedClass[] {
  const { classes, specification } = profileData.profile;
  const index = indexProfile(profileData);
  const line = (property: ProfileProperty): DocumentedProperty => ({
    name: property.name,
    label: property.label[lang],
    level: property.requires === undefined ? property.level : 'optional',
    cardinality: cardinality(property),
    value: valueWords(property, lang),
    example: wantedForm(property, index),
    note: notes(property, lang),
    clause: `${specification}#${property.clause}`,
  });
  return classes.map(({ name, label, properties }: ProfileClass) => ({
    name,
    label: label[lang],
    properties: properties.map(line),
  }));
}

function cardinality({ level, max, requires }: ProfileProperty): string {
  const least = level === 'mandatory' && requires === undefined ? 1 : 0;
  if (max === least) return String(max);
  return `${least}..${max ?? 'n'}`;
}

const types = {
  sv: {
    text: 'text med språk',
    string: 'text',
    date: 'datum, tidpunkt eller år',
    decimal: 'decimaltal',
    integer: 'heltal, minst 0',
    duration: 'varaktighet',
    'media-type': 'medietyp som text',
    wkt: 'geometri',
    iri: 'adress',
    entity: 'beskriven resurs',
  },
  en: {
    text: 'text with a language',
    string: 'text',
    date: 'date, time or year',
    decimal: 'decimal number',
    integer: 'whole number, at least 0',
    duration: 'duration',
    'media-type': 'media type as text',
    wkt: 'geometry',
    iri: 'address',
    entity: 'described thing',
  },
} as const;

function valueWords({ type, range, vocabulary, closed }: ProfileProperty, lang: 'sv' | 'en'): string {
  const of = range === undefined ? '' : ` (${range.join(', ')})`;
  if (vocabulary === undefined) return `${types[lang][type]}${of}`;
  const list = {
    sv: closed === true ? `ur listan ${vocabulary}` : `helst ur listan ${vocabulary}`,
    en: closed === true ? `of the list ${vocabulary}` : `preferably of the list ${vocabulary}`,
  };
  return `${types[lang][type]}, ${list[lang]}`;
}

function notes(property: ProfileProperty, lang: 'sv' | 'en'): string {
  const { requires, requiresValue, formerly = [], passedOn } = property;
  const condition = `${requires ?? ''}${requiresValue === undefined ? '' : ` <${requiresValue}>`}`;
  const words = {
    sv: [
      requires === undefined ? '' : `anges när, och bara när, ${condition} finns`,
      formerly.length === 0 ? '' : `läses också som ${formerly.join(', ')}`,
      passedOn === true ? 'inte i den svenska profilen; skickas vidare till EU' : '',
    ],
    en: [
      requires === undefined ? '' : `given when, and only when, ${condition} is there`,
      formerly.length === 0 ? '' : `also read as ${formerly.join(', ')}`,
      passedOn === true ? 'not in the Swedish profile; passed on to the EU' : '',
    ],
  };
  return words[lang].filter((each) => each !== '').join('; ');
}
