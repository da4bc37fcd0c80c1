import type { DatasetRecord, Entity } from '@lanskatalog/core';
import { nodesOf, valuesOf } from '@lanskatalog/core';

/** The founders' own goals for a municipality, beside the national and European methods. */
export interface GoalsMet {
  /** Shared table (`ledger`) → whether the municipality delivers it. */
  readonly sharedTables: Readonly<Record<string, boolean>>;
  /** How many of its datasets name a contact, and how many are documented. */
  readonly contact: Share;
  readonly documentation: Share;
  /** Goals reached, of `of`: each shared table, a contact for all datasets, documentation for all. */
  readonly met: number;
  readonly of: number;
}

export interface Share {
  readonly count: number;
  readonly of: number;
}

export interface GoalsCounter {
  add(record: Pick<DatasetRecord, 'entity'>): void;
  /** @param delivered names of the shared tables that the municipality's data is in. */
  result(delivered: ReadonlySet<string>): GoalsMet;
}

/** Counts a municipality's datasets towards the goals. `sharedTables` are the names of the tables that all should share. */
export function createGoalsCounter(sharedTables: readonly string[]): GoalsCounter {
  let of = 0;
  let contacts = 0;
  let documented = 0;
  return {
    add({ entity }) {
      of += 1;
      if (valuesOf(entity, 'dcat:contactPoint').length > 0) contacts += 1;
      if (isDocumented(entity)) documented += 1;
    },
    result(delivered) {
      const tables = sharedTables.map((name) => [name, delivered.has(name)] as const);
      const whole = [contacts, documented].filter((count) => of > 0 && count === of).length;
      return {
        sharedTables: Object.fromEntries(tables),
        contact: { count: contacts, of },
        documentation: { count: documented, of },
        met: tables.filter(([, is]) => is).length + whole,
        of: tables.length + 2,
      };
    },
  };
}

const documentation = ['foaf:page', 'dcat:landingPage', 'dct:conformsTo', 'dcat:endpointDescription'];

const isDocumented = (entity: Entity): boolean =>
  [entity, ...nodesOf(entity, 'dcat:distribution')].some((each) =>
    documentation.some((property) => valuesOf(each, property).length > 0),
  );
