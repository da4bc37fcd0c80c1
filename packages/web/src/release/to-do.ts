import { tableKinds } from '@lanskatalog/tables';
import type { Delivery } from './deliveries.ts';
import type { ProblemGroup } from './problem-index.ts';
import type { RegionIndex } from './region-index.ts';

/** What a municipality can do, the most useful first. */
export interface ToDo {
  /** Shared sources that it does not deliver, or only describes. */
  readonly undelivered: readonly Delivery[];
  /** Errors and flaws, to be mended at the source. */
  readonly mend: readonly ProblemGroup[];
  /** What we mend each time; better mended once at the source. */
  readonly mendedHere: readonly ProblemGroup[];
}

export function toDoOf(index: RegionIndex, municipality: string, deliveries: readonly Delivery[]): ToDo {
  const sources = index.summary.sources.filter((source) => source.municipality === municipality);
  const groups = sources.flatMap(({ id }) => index.problems.groupsOf(id));
  return {
    undelivered: deliveries.filter(({ table, kind }) => tableKinds.includes(table) && kind !== 'rows'),
    mend: groups.filter(({ severity }) => severity !== 'info'),
    mendedHere: groups.filter((group) => group.severity === 'info' && isOurRepair(group)),
  };
}

/** What we noted on our way to the records is nobody's to do; what we changed in them is. */
const isOurRepair = ({ code, examples }: ProblemGroup): boolean =>
  !/^(?:sources|fetch|harvest|tables|merge)\./.test(code) &&
  examples.some(({ after }) => after !== undefined);
