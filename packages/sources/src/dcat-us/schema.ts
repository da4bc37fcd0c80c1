import { z } from 'zod';
import { object, objects, text, texts } from '../reading/lenient.ts';

const words = text;

const agent = object(z.object({ '@id': text, name: words, 'foaf:name': words, mbox: text, homepage: text }));
const contact = objects(
  z.object({
    fn: text,
    name: text,
    hasEmail: text,
    email: text,
    hasTelephone: text,
    tel: text,
    hasURL: text,
  }),
);

const distribution = z.object({
  '@id': text,
  title: words,
  description: words,
  accessURL: text,
  downloadURL: text,
  format: text,
  mediaType: text,
  byteSize: text,
  license: text,
  issued: text,
  modified: text,
  conformsTo: texts,
  describedBy: text,
});

/** A dataset of a `data.json`. https://resources.data.gov/resources/dcat-us/ */
export const datasetSchema = z.object({
  '@id': text,
  identifier: text,
  title: words,
  description: words,
  keyword: texts,
  theme: texts,
  publisher: agent,
  contactPoint: contact,
  landingPage: text,
  issued: text,
  modified: text,
  accrualPeriodicity: text,
  language: texts,
  spatial: z.unknown().optional(),
  temporal: text,
  license: text,
  rights: text,
  accessLevel: text,
  conformsTo: texts,
  describedBy: text,
  references: texts,
  version: text,
  distribution: objects(distribution),
});
export type UsDataset = z.infer<typeof datasetSchema>;

/** The file is an object with datasets, or, as some older systems write it, the list alone. */
export const catalogueSchema = z.union([
  z.object({ dataset: z.array(z.unknown()) }).transform(({ dataset }) => dataset),
  z
    .array(z.unknown())
    .refine((items) => items.every((item) => typeof item === 'object'), 'datasets expected'),
]);
