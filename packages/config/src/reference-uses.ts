import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { shippedDirectory } from './shipped-directory.ts';
import { localised, text, webAddress } from './values.ts';

const referenceUse = z.strictObject({
  name: text,
  url: webAddress,
  /** Who made it. */
  by: text,
  description: localised,
  /** URIs of datasets it builds on. */
  datasets: z.array(z.url()).default([]),
  /** Shared tables it builds on. */
  tables: z.array(z.enum(['ledger', 'schools', 'care-homes'])).default([]),
});

/** An app, service, study or story that is built on the region's data. */
export type ReferenceUse = z.infer<typeof referenceUse>;

/** Reads `reference-uses.yaml` of `directory` (the project's `config/` unless given). Throws, naming the key, where it does not fit. */
export function loadReferenceUses(directory: string = shippedDirectory()): readonly ReferenceUse[] {
  const file = join(directory, 'reference-uses.yaml');
  const result = z.array(referenceUse).safeParse(parse(readFileSync(file, 'utf8')));
  if (!result.success) throw new Error(`${file} does not fit: ${z.prettifyError(result.error)}`);
  return result.data;
}
