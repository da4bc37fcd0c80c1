import { z } from 'zod';
import { texts, text } from '../reading/lenient.ts';

/** A level of the tree of PxWeb's API 1: databases, then folders (`l`) and tables (`t`). */
export const levelSchema = z
  .array(z.object({ dbid: text, id: text, type: text, text, updated: text }))
  .refine(
    (items) => items.every(({ dbid, id }) => dbid !== undefined || id !== undefined),
    'neither databases nor tables',
  );

/** All tables of a database by search, which newer versions offer. */
export const searchSchema = z.array(z.object({ id: z.string(), path: text, title: text, published: text }));

const table = z.object({
  id: z.string(),
  label: text,
  description: text,
  updated: text,
  firstPeriod: text,
  lastPeriod: text,
  variableNames: texts,
  source: text,
});
/** A page of tables of API 2. */
export const tablesSchema = z.object({
  tables: z.array(z.unknown()),
  page: z.object({ pageNumber: z.number(), totalElements: z.number(), totalPages: z.number() }),
});
export const tableSchema = table;
