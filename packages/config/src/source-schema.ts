import { sourceKinds } from '@lanskatalog/core';
import { z } from 'zod';
import { isCron } from './cron.ts';
import { quietHours } from './quiet-hours.ts';
import { id, orgnr, text, webAddress } from './values.ts';

/** Codes of http://publications.europa.eu/resource/authority/data-theme/ */
const themeCodes = 'AGRI ECON EDUC ENER ENVI GOVE HEAL INTR JUST REGI SOCI TECH TRAN'.split(' ');

const isHeader = ([name, value]: [string, string]): boolean =>
  /^[A-Za-z0-9-]+$/.test(name) && /^[\u0020-\u007e]*$/.test(value);

const headers = z.record(z.string(), z.string()).superRefine((value, context) => {
  for (const [name] of Object.entries(value).filter((header) => !isHeader(header))) {
    context.addIssue({ code: 'custom', path: [name], params: { code: 'config.bad-header' } });
  }
});

const sharedTable = z.enum(['ledger', 'schools', 'care-homes']);

const tableOverrides = z.strictObject({
  pin: z
    .record(z.string(), sharedTable)
    .exactOptional()
    .describe('Dataset URI or title, where * stands for anything → the shared table that it is.'),
  exclude: z
    .array(text)
    .exactOptional()
    .describe('URIs or titles of datasets that are no shared table, though they look like one.'),
  columns: z
    .partialRecord(sharedTable, z.record(z.string(), text))
    .exactOptional()
    .describe("Table → the source's header → the table's column, or - for none."),
});

const overrides = z.strictObject({
  publisher: orgnr
    .exactOptional()
    .describe("Organisation number of the publisher of all the source's datasets, whatever the feed says."),
  license: webAddress.exactOptional().describe('Licence for distributions that state none.'),
  theme: z.array(z.enum(themeCodes)).exactOptional().describe('Themes for datasets that state none.'),
  include: z
    .array(text)
    .exactOptional()
    .describe(
      'Only datasets whose URI, identifier or title matches one of these patterns, where * stands for anything.',
    ),
  exclude: z.array(text).exactOptional().describe('Not the datasets that match one of these patterns.'),
  maxPages: z.int().min(1).max(100_000).exactOptional().describe('Most pages to read of a paged catalogue.'),
  tables: tableOverrides
    .exactOptional()
    .describe('Which datasets are ledgers, school lists and lists of care homes.'),
  headers: headers.exactOptional().describe('HTTP headers to send to this source.'),
});

const guard = z.strictObject({
  percent: z
    .int()
    .min(0)
    .max(100)
    .default(10)
    .describe('Percentage of the datasets that may be gone at once.'),
  count: z.int().min(0).max(1_000_000).default(3).describe('Number of datasets that may be gone at once.'),
});

export const sourceSchema = z.strictObject({
  id: id
    .exactOptional()
    .describe('Unique name of the source. Default: made from the municipality, else from the address.'),
  municipality: z
    .union([text, z.int()])
    .transform((value) => (typeof value === 'number' ? String(value).padStart(4, '0') : value))
    .exactOptional()
    .describe('Code or name of the municipality. Default: the source belongs to the region itself.'),
  url: webAddress.describe('Address of the catalogue, or of the website to look for it on.'),
  kind: z.enum(sourceKinds).default('auto').describe('What the address leads to. auto finds out.'),
  schedule: z
    .string()
    .trim()
    .refine(isCron, { params: { code: 'config.bad-cron' } })
    .exactOptional()
    .describe(
      'When to harvest, as cron in Swedish time. Default: a time of its own in the night, before 02:00.',
    ),
  precedence: z
    .int()
    .min(0)
    .max(1_000_000)
    .default(100)
    .describe('Where two sources have the same new dataset, the one with the lower number publishes it.'),
  forward: z
    .boolean()
    .default(true)
    .describe(
      'Whether to pass its datasets on to the national portal. false if it is registered there itself.',
    ),
  paused: z.boolean().default(false).describe('Whether to leave the source alone for the time being.'),
  quietHours: quietHours
    .exactOptional()
    .describe(
      'When its publisher does not want to be harvested, in Swedish time: "07:00-17:00", "mon-fri 07:00-17:00", "22:00-06:00", or a list of such. A harvest due then waits until they end.',
    ),
  fullReadDays: z
    .int()
    .min(1)
    .max(365)
    .default(7)
    .describe('Days after which everything is read again even if the server says that nothing changed.'),
  missingGraceDays: z
    .int()
    .min(0)
    .max(365)
    .default(3)
    .describe(
      'Days for which a dataset that is gone at its source stays in the catalogue, marked as missing.',
    ),
  guard: guard
    .prefault({})
    .describe(
      'A harvest in which more than this percentage and more than this number are gone is held for approval.',
    ),
  overrides: overrides.prefault({}).describe('What guessing gets wrong, set right by hand.'),
});
