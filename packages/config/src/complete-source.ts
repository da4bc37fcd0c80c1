import type { Municipality, Source } from '@lanskatalog/core';
import { sha256Hex } from '@lanskatalog/core';
import type { z } from 'zod';
import { slug } from './slug.ts';
import type { sourceSchema } from './source-schema.ts';

/** A source as people write it, with its simple defaults filled in. */
export type WrittenSource = z.output<typeof sourceSchema>;

/** Fills in what follows from the municipality, and from the ids that are taken. */
export function completeSource(
  written: WrittenSource,
  { municipality, taken }: { readonly municipality: Municipality; readonly taken: ReadonlySet<string> },
): Source {
  const wanted = written.municipality === undefined ? new URL(written.url).host : municipality.name;
  const id = written.id ?? freeId(slug(wanted), taken);
  return { schedule: nightly(id), ...written, id, municipality: municipality.code };
}

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  const numbered = (number: number): string => (number === 1 ? wanted : `${wanted}-${number}`);
  let number = 1;
  while (taken.has(numbered(number))) number += 1;
  return numbered(number);
}

/**
 * A time of night that is the same every night and spread over sources: after midnight, and before 02:00, where the
 * clock change of spring and autumn would skip or repeat it. The portal fetches us about 04:00.
 */
function nightly(id: string): string {
  const minutes = 10 + (parseInt(sha256Hex(id).slice(0, 8), 16) % 110);
  return `${minutes % 60} ${Math.floor(minutes / 60)} * * *`;
}
