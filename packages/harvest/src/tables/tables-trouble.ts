import type { Documents, Problem } from '@lanskatalog/core';
import { everyTablesProblem } from './table-file-state.ts';

/** What people should know of a source's shared tables. */
export interface TablesTrouble {
  /** What to deal with first: that they could not be read, a file that could not, or one that is held back. */
  readonly first?: Problem;
  /** What the screen emptied most of: the source itself still shows it to everybody. */
  readonly personal?: Problem;
}

/** By id of the source, of one or of all; a source without trouble is left out. */
export async function tablesTroubles(
  documents: Documents,
  filter: { readonly source?: string },
): Promise<ReadonlyMap<string, TablesTrouble>> {
  const troubles = new Map<string, TablesTrouble>();
  for await (const { source, problems } of everyTablesProblem(documents, filter)) {
    for (const problem of problems) {
      const known = troubles.get(source) ?? {};
      const found = { ...problem, source };
      if (urgency(found) > urgency(known.first)) troubles.set(source, { ...known, first: found });
      else if (emptied(found) > emptied(known.personal)) troubles.set(source, { ...known, personal: found });
    }
  }
  return troubles;
}

const held: ReadonlySet<string> = new Set(['tables.partition-shrunk', 'tables.column-emptied']);

function urgency(found: Problem | undefined): number {
  if (found === undefined) return 0;
  if (found.code.startsWith('harvest.')) return 3;
  if (found.severity === 'error') return 2;
  return held.has(found.code) ? 1 : 0;
}

/**
 * Values in columns where nobody's should stand. Suppliers that are persons are masked as a matter of course, and so is
 * the person in a supplier's name; the number of a document looks like somebody's by chance now and then.
 */
const emptied = (found: Problem | undefined): number =>
  found?.code !== 'tables.cells-masked' || asAMatterOfCourse.test(String(found.params?.['column']))
    ? 0
    : Number(found.params?.['values'] ?? 1);

const asAMatterOfCourse = /\(delvis\)$|^(?:faktura|verifikations)nummer$/;
