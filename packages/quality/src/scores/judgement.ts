import type { DatasetRecord, Entity } from '@lanskatalog/core';
import { nodesOf } from '@lanskatalog/core';
import type { Indicator, JudgeContext, Verdict } from './indicators.ts';
import { indicators } from './indicators.ts';
import type { Tallies } from './mqa-score.ts';
import type { MqaMethod } from './stated-formats.ts';

/** A verdict for each of {@link indicators}, in their order; undefined for those of another kind of thing. */
type Verdicts = readonly (Verdict | undefined)[];

/** A thing and what the indicators say of it, both ways. */
export interface Judgement {
  readonly entity: Entity;
  readonly verdicts: Readonly<Record<MqaMethod, Verdicts>>;
}

export interface DatasetJudgement {
  readonly dataset: Judgement;
  readonly distributions: readonly Judgement[];
}

/** Judges a dataset and its distributions by all indicators. */
export function judgeDataset(
  { entity }: Pick<DatasetRecord, 'entity'>,
  context: Omit<JudgeContext, 'method'>,
): DatasetJudgement {
  const eu: JudgeContext = { ...context, method: 'eu' };
  const portal: JudgeContext = { ...context, method: 'portal' };
  const judge = (of: Indicator['of'], thing: Entity): Judgement => {
    const by = (own: JudgeContext): Verdicts =>
      indicators.map((each) => (each.of === of ? each.judge(thing, own) : undefined));
    return { entity: thing, verdicts: { eu: by(eu), portal: by(portal) } };
  };
  return {
    dataset: judge('dataset', entity),
    distributions: nodesOf(entity, 'dcat:distribution').map((each) => judge('distribution', each)),
  };
}

/** How many of the things have what each indicator asks; things of the other kind are not its population. */
export const tally = (things: readonly Judgement[], method: MqaMethod): Tallies =>
  indicators.map((_, n) => {
    const counts = { population: 0, yes: 0, unknown: 0 };
    for (const { verdicts } of things) {
      const verdict = verdicts[method][n];
      if (verdict === undefined) continue;
      counts.population += 1;
      if (verdict !== 'no') counts[verdict] += 1;
    }
    return counts;
  });
