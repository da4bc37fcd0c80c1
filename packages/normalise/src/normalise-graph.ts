import type { Entity, Graph, NormaliseContext, NormalisedRecord, Problem } from '@lanskatalog/core';
import { rulesOf } from './compile-rules.ts';
import { readCatalogue } from './records/catalogue.ts';
import { normaliseRecord } from './records/normalise-record.ts';
import { isSelected } from './records/selection.ts';
import { readers } from './readers.ts';
import { surveyGraph } from './survey.ts';
import type { Run } from './work.ts';

/** What a feed says of itself, and problems that concern no single dataset. */
export interface NormalisedCatalogue {
  readonly record?: undefined;
  /** The main catalogue as the profile's dcat:Catalog; absent where the feed describes none. */
  readonly catalogue: Entity | undefined;
  /** Descriptions of the agents that the catalogue references. */
  readonly agents: readonly Entity[];
  readonly problems: readonly Problem[];
}

/** A description that hundreds refer to is gone into hundreds of times, but each time by a statement of its own. */
const partsPerStatement = 4;

/**
 * Everything in a graph that is a dataset, series or data service, normalised to the profile: first one
 * {@link NormalisedCatalogue}, then one record at a time, none twice, so that the caller can pause between them.
 * Repairs are told in the records' problems; those of an agent or contact by the first record that refers to it.
 */
export function* normaliseGraph(
  graph: Graph,
  context: NormaliseContext,
): Generator<NormalisedCatalogue | NormalisedRecord, void> {
  const rules = rulesOf(context.profileData);
  const survey = surveyGraph(graph, context, rules);
  const run: Run = {
    graph,
    context,
    rules,
    survey,
    readers,
    agents: new Map(),
    contacts: new Map(),
    told: new Set(),
    allowance: { parts: partsPerStatement * graph.size + 1000 },
  };
  yield readCatalogue(run);
  for (const found of survey.found) {
    const normalised = normaliseRecord(found, run);
    if (isSelected(normalised.record, context.source.overrides)) yield normalised;
  }
}
