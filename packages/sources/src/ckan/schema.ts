import { z } from 'zod';
import { object, objects, text, texts, translations } from '../reading/lenient.ts';

const period = z.object({ start: text, end: text, start_date: text, end_date: text });

const resource = z.object({
  uri: text,
  id: text,
  name: text,
  name_translated: translations,
  description: text,
  description_translated: translations,
  url: text,
  access_url: text,
  download_url: text,
  format: text,
  mimetype: text,
  size: text,
  license: text,
  rights: z.unknown().optional(),
  created: text,
  issued: text,
  last_modified: text,
  modified: text,
  language: texts,
  conforms_to: texts,
  documentation: texts,
  state: text,
});

const translatedTags = z
  .unknown()
  .optional()
  .transform((value): [string, string[]][] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).map(([language, tags]) => [language, texts.parse(tags)])
      : [],
  );

/** A package as the Action API gives it. Fields of ckanext-dcat stand in it or among its extras. https://docs.ckan.org/en/latest/api/ */
export const packageSchema = z.looseObject({
  id: text,
  name: text,
  type: text,
  state: text,
  private: z.unknown().optional(),
  title: text,
  title_translated: translations,
  notes: text,
  notes_translated: translations,
  url: text,
  version: text,
  tags: objects(z.object({ name: text, display_name: text })),
  tags_translated: translatedTags,
  groups: objects(z.object({ title: text, display_name: text, name: text })),
  organization: object(z.object({ title: text, name: text })),
  author: text,
  author_email: text,
  maintainer: text,
  maintainer_email: text,
  license_url: text,
  license_id: text,
  license_title: text,
  metadata_created: text,
  metadata_modified: text,
  extras: objects(z.object({ key: text, value: z.unknown().optional() })),
  contact: objects(z.object({ name: text, email: text, url: text })),
  publisher: objects(z.object({ uri: text, name: text, email: text, url: text, identifier: text })),
  temporal_coverage: objects(period),
  resources: objects(resource),
});
export type CkanPackage = z.infer<typeof packageSchema>;
export type CkanResource = CkanPackage['resources'][number];

/** A page of `package_search`. */
export const searchSchema = z.object({
  success: z.literal(true),
  result: z.object({ count: z.number().int().nonnegative(), results: z.array(z.unknown()) }),
});
