import type { Blobs } from '@lanskatalog/core';
import { readText } from '../read-text.ts';
import { runDetails } from './details-schema.ts';
import type { HarvestRun } from './harvest-run.ts';
import type { RunDetails } from './run-details.ts';
import { joinDetails } from './run-recorder.ts';

/** Details of a run under a key of its own; returns the key. */
export async function saveRunDetails(
  blobs: Blobs,
  { source, run }: { readonly source: string; readonly run: string },
  details: RunDetails,
): Promise<string> {
  const key = `runs/${source}/${run.toLowerCase().replaceAll(/[^a-z0-9.]+/g, '-')}.json`;
  await blobs.write(key, Buffer.from(JSON.stringify(details)));
  return key;
}

/** Undefined where the run kept none, or they were cleared away since. */
export async function loadRunDetails(
  blobs: Blobs,
  run: Pick<HarvestRun, 'details'>,
): Promise<RunDetails | undefined> {
  const text = run.details === undefined ? undefined : await readText(blobs, run.details);
  return text === undefined ? undefined : runDetails.parse(JSON.parse(text));
}

/** What a later stage of a run adds, within the same bounds. */
export async function addToRunDetails(
  blobs: Blobs,
  run: Pick<HarvestRun, 'details'>,
  added: RunDetails,
): Promise<void> {
  const before = await loadRunDetails(blobs, run);
  if (before === undefined || run.details === undefined) return;
  await blobs.write(run.details, Buffer.from(JSON.stringify(joinDetails(before, added))));
}
