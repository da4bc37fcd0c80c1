import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

/** Reads a data file that is part of the program. Throws, naming the key, where it does not fit: that is a fault of ours. */
export function readDataFile<T>(file: string, schema: z.ZodType<T>): T {
  const result = schema.safeParse(parse(readFileSync(file, 'utf8')));
  if (!result.success) throw new Error(`${file} does not fit: ${z.prettifyError(result.error)}`);
  return result.data;
}
