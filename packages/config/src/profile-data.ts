import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Concept, Profile, ProfileData, Vocabulary } from '@lanskatalog/core';
import { z } from 'zod';
import { readDataFile } from './read-data-file.ts';

const name = z.string().regex(/^[a-z]+:[\w-]+$/, 'a prefixed name such as dct:title');
const label = z.strictObject({ sv: z.string().min(1), en: z.string().min(1) });

const property = z.strictObject({
  name,
  level: z.enum(['mandatory', 'recommended', 'optional']),
  type: z.enum([
    'text',
    'string',
    'date',
    'decimal',
    'integer',
    'duration',
    'media-type',
    'wkt',
    'iri',
    'entity',
  ]),
  max: z.int().positive().exactOptional(),
  range: z.array(name).exactOptional(),
  vocabulary: z.string().exactOptional(),
  closed: z.boolean().exactOptional(),
  pattern: z.string().refine(isPattern, 'a regular expression').exactOptional(),
  fixed: z.string().exactOptional(),
  requires: name.exactOptional(),
  requiresValue: z.url().exactOptional(),
  formerly: z.array(name).exactOptional(),
  substitutes: z.array(name).exactOptional(),
  passedOn: z.boolean().exactOptional(),
  label,
  clause: z.string().exactOptional(),
});

const profile = z.strictObject({
  id: z.string(),
  version: z.string(),
  title: z.string(),
  specification: z.url(),
  classes: z.array(
    z.strictObject({
      name,
      alternatives: z.array(name).default([]),
      typedAs: z.array(name).exactOptional(),
      label,
      named: z.boolean().default(false),
      properties: z.array(property).min(1),
    }),
  ),
});

const vocabulary = z.strictObject({
  id: z.string(),
  namespace: z.url(),
  scheme: z.url().exactOptional(),
  types: z.array(z.string().min(1)).exactOptional(),
  otherNamespaces: z.array(z.url()).default([]),
  concepts: z
    .array(
      z.strictObject({
        code: z.string().min(1),
        iri: z.url().exactOptional(),
        label,
        aliases: z.array(z.string().min(1)).default([]),
        registered: z.boolean().exactOptional(),
      }),
    )
    .min(1),
});

const loaded = new Map<string, ProfileData>();

/**
 * Reads the profile and its vocabularies from `directory` (the project's `config/` unless given), once per process.
 * Throws where a file is missing or does not fit: they are part of the program, so that is a fault of ours.
 */
export function loadProfileData(directory: string = shippedDirectory()): ProfileData {
  const known = loaded.get(directory);
  if (known !== undefined) return known;
  const vocabularies = Object.fromEntries(
    yamlFiles(join(directory, 'vocabularies')).map((file) => {
      const read = readVocabulary(file);
      return [read.id, read];
    }),
  );
  const [profileFile] = yamlFiles(join(directory, 'profile')).slice(-1);
  if (profileFile === undefined) throw new Error(`no profile in ${join(directory, 'profile')}`);
  const data = { profile: readProfile(profileFile, vocabularies), vocabularies };
  loaded.set(directory, data);
  return data;
}

const shippedDirectory = (): string => fileURLToPath(new URL('../../../config', import.meta.url));

const yamlFiles = (directory: string): string[] =>
  readdirSync(directory)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => join(directory, file));

function readProfile(file: string, vocabularies: ProfileData['vocabularies']): Profile {
  const read = readDataFile(file, profile);
  const classes = read.classes.map((one) => ({
    ...one,
    properties: one.properties.map((each) => ({ clause: anchor(one.name, each.name), ...each })),
  }));
  const names = new Set(classes.map((one) => one.name));
  for (const each of classes.flatMap((one) => one.properties)) {
    if (each.vocabulary !== undefined && vocabularies[each.vocabulary] === undefined)
      throw new Error(`${file}: ${each.name} names the vocabulary ${each.vocabulary}, which is not there`);
    if (each.type === 'entity' && each.range?.every((range) => names.has(range)) !== true)
      throw new Error(`${file}: ${each.name} needs a range among the classes of the profile`);
  }
  return { ...read, classes };
}

/** The specification names its sections after class and property: `dcat_Dataset-dcterms_title`. */
const anchor = (className: string, propertyName: string): string =>
  [className, propertyName].map((each) => each.replace(/^dct:/, 'dcterms:').replace(':', '_')).join('-');

function readVocabulary(file: string): Vocabulary {
  const { concepts, ...read } = readDataFile(file, vocabulary);
  return {
    ...read,
    concepts: concepts.map((one): Concept => ({ iri: read.namespace + one.code, ...one })),
  };
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'u').source !== '';
  } catch {
    return false;
  }
}
