import type { Problem } from '@lanskatalog/core';
import type { RegionIndex } from './region-index.ts';
import { isMember } from './region-index.ts';

/** A fault that several municipalities share. */
export interface CommonFault {
  /** One of its occurrences, to explain it by. */
  readonly example: Problem;
  readonly count: number;
  /** Codes of the municipalities that have it. */
  readonly municipalities: ReadonlySet<string>;
}

interface OpenFault {
  readonly example: Problem;
  count: number;
  readonly municipalities: Set<string>;
}

/** What stands in the way most: errors and flaws, those first that most municipalities have. */
export function commonFaults({ summary, problems }: RegionIndex): readonly CommonFault[] {
  const faults = new Map<string, OpenFault>();
  for (const { id, municipality } of summary.sources) {
    if (!isMember({ code: municipality })) continue;
    for (const { code, severity, count, examples } of problems.groupsOf(id)) {
      const [example] = examples;
      if (severity === 'info' || example === undefined) continue;
      const fault = faults.get(code) ?? { example, count: 0, municipalities: new Set() };
      faults.set(code, fault);
      fault.count += count;
      fault.municipalities.add(municipality);
    }
  }
  return [...faults.values()].sort(
    (a, b) => b.municipalities.size - a.municipalities.size || b.count - a.count,
  );
}
