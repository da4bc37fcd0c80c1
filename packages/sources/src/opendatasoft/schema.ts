import { z } from 'zod';
import { object, objects, text, texts } from '../reading/lenient.ts';

const defaults = z.object({
  title: text,
  description: text,
  keyword: texts,
  theme: texts,
  publisher: text,
  license: text,
  license_url: text,
  language: text,
  modified: text,
  data_processed: text,
  references: text,
  attributions: texts,
  bbox: z.unknown().optional(),
  territory: texts,
});
const dcat = z.object({
  created: text,
  issued: text,
  creator: text,
  contact_name: text,
  contact_email: text,
  accrualperiodicity: text,
  spatial: text,
  temporal_coverage_start_date: text,
  temporal_coverage_end_date: text,
  version: text,
});
const metas = object(z.object({ default: object(defaults), dcat: object(dcat) }));
const attachment = z.object({ id: text, title: text, url: text, mimetype: text });

/** A dataset of the Explore API 2.1. https://help.opendatasoft.com/apis/ods-explore-v2/ */
export const odsDatasetSchema = z.object({
  dataset_id: z.string().min(1),
  has_records: z.boolean().optional(),
  features: texts,
  metas,
  attachments: objects(attachment),
});
export type OdsDataset = z.infer<typeof odsDatasetSchema>;

export const odsPageSchema = z.object({
  total_count: z.number().int().nonnegative(),
  results: z.array(z.unknown()),
});
