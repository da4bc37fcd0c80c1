import { loadProfileData } from '@lanskatalog/config';
import { describe, expect } from '@jest/globals';
import type { ProfileProperty } from '@lanskatalog/core';
import { compact } from '@lanskatalog/core';
import { itWithFeeds } from './support/shared-feeds.ts';
import type { TemplateProperty } from './support/template-bundle.ts';
import { templateClasses, templateProperties } from './support/template-bundle.ts';

const { profile, vocabularies } = loadProfileData();

/** What the profile says otherwise than the templates, and why. */
const known: Readonly<Record<string, string>> = {
  'dcat:Distribution dct:format is recommended, not mandatory':
    'the official mandatory example and the national processor do without',
  'dcat:DataService dct:format is recommended, not mandatory':
    'the official mandatory example and the national processor do without',
  'vcard:Kind rdf:type is not in the profile': 'the class says of which types its things may be',
};

/** The templates call it deprecated; it is still read and passed on. */
const deprecated = 'owl:versionInfo';

/** Value types that say what a node type of the templates says. */
const saying: Readonly<Record<string, readonly string[]>> = {
  LANGUAGE_LITERAL: ['text'],
  ONLY_LITERAL: ['string', 'media-type'],
  LITERAL: ['string', 'media-type'],
  URI: ['iri', 'entity'],
  RESOURCE: ['entity', 'iri'],
};

const datatypeOf: Readonly<Record<string, string>> = {
  date: 'date',
  dateTime: 'date',
  gYear: 'date',
  decimal: 'decimal',
  nonNegativeInteger: 'integer',
  duration: 'duration',
  wktLiteral: 'wkt',
};

function differences(template: TemplateProperty, ours: ProfileProperty | undefined): string[] {
  if (ours === undefined) return ['is not in the profile'];
  const found: string[] = [];
  if (ours.level !== template.level) found.push(`is ${ours.level}, not ${template.level}`);
  if (ours.max !== template.max) found.push(`may be there ${ours.max} times, not ${template.max}`);
  const types = template.nodeTypes.flatMap((type) =>
    type === 'DATATYPE_LITERAL'
      ? template.datatypes.map((each) => datatypeOf[each] ?? each)
      : (saying[type] ?? type),
  );
  if (types.length > 0 && !types.includes(ours.type))
    found.push(`is of ${ours.type}, not ${types.join(' or ')}`);
  const concepts = vocabularies[ours.vocabulary ?? '']?.concepts ?? [];
  const allowed = new Set(concepts.flatMap(({ iri, code }) => [iri, code]));
  const lacking = ours.fixed === undefined ? template.choices.filter((value) => !allowed.has(value)) : [];
  if (ours.vocabulary !== undefined && lacking.length > 0) found.push(`lacks ${lacking.join(', ')}`);
  return found;
}

describe('the profile as data', () => {
  for (const name of templateClasses) {
    itWithFeeds(`says of ${name} what the official templates say, but for known differences`, () => {
      const of = profile.classes.find((each) => each.name === name);
      const found = templateProperties(name, compact).flatMap((template) =>
        differences(
          template,
          of?.properties.find((each) => each.name === template.name),
        ).map((difference) => `${name} ${template.name} ${difference}`),
      );
      expect(found.filter((each) => known[each] === undefined)).toEqual([]);
      const ofClass = Object.keys(known).filter((each) => each.startsWith(`${name} `));
      expect(ofClass.filter((each) => !found.includes(each))).toEqual([]);
    });

    itWithFeeds(`adds nothing to ${name} but what is passed on to the EU or written in older feeds`, () => {
      const official = new Set(templateProperties(name, compact).map((each) => each.name));
      const of = profile.classes.find((each) => each.name === name);
      const added = of?.properties.filter((each) => !official.has(each.name) && each.passedOn !== true) ?? [];
      expect(added.map((each) => each.name).filter((each) => each !== deprecated)).toEqual([]);
    });
  }
});
