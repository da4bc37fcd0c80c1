import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { QualityData } from '@lanskatalog/core';
import { z } from 'zod';
import { readDataFile } from './read-data-file.ts';

const code = z.string().regex(/^[A-Z0-9_]+$/, 'a code of an EU table');

const formats = z.strictObject({
  formats: z.array(
    z.strictObject({
      code,
      mediaTypes: z.array(z.string().includes('/')).default([]),
      machineReadable: z.boolean().default(false),
      nonProprietary: z.boolean().default(false),
      linked: z.boolean().default(false),
    }),
  ),
  others: z.array(code),
});

const beginning = z.string().regex(/^(?!https?:|www\.)\S+$/, 'an address without scheme and www.');

const licences = z.strictObject({
  licences: z.array(
    z.strictObject({
      name: z.string().min(1),
      open: z.boolean(),
      addresses: z.array(beginning),
      codes: z.array(code),
    }),
  ),
  codeAddresses: z.array(beginning),
});

const frequencies = z.strictObject({ days: z.record(code, z.int().positive()) });

/**
 * Reads the facts that scores rest on from `directory` (the project's `config/quality` unless given). Throws where a file is
 * missing or does not fit: they are part of the program, so that is a fault of ours.
 */
export function loadQualityData(directory: string = shippedDirectory()): QualityData {
  const format = readDataFile(join(directory, 'formats.yaml'), formats);
  const licence = readDataFile(join(directory, 'licences.yaml'), licences);
  return {
    formats: format.formats,
    otherFormats: format.others,
    licences: licence.licences,
    licenceCodeAddresses: licence.codeAddresses,
    updateDays: readDataFile(join(directory, 'frequencies.yaml'), frequencies).days,
  };
}

const shippedDirectory = (): string => fileURLToPath(new URL('../../../config/quality', import.meta.url));
