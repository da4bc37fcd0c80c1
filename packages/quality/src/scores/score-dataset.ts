import type { DatasetRecord, Problem, QualityData } from '@lanskatalog/core';
import type { Indicator, LinkState } from './indicators.ts';
import type { DatasetJudgement, Judgement } from './judgement.ts';
import { judgeDataset, tally } from './judgement.ts';
import { lostPoints } from './lost-points.ts';
import type { MqaScore, Tallies } from './mqa-score.ts';
import { mqaScore } from './mqa-score.ts';
import { factsOf } from './quality-facts.ts';
import { starsOf } from './stars.ts';
import type { MqaMethod } from './stated-formats.ts';

export interface ScoreContext {
  readonly qualityData: QualityData;
  /** What the link checks say; undefined for an address not checked yet. */
  readonly links: (url: string) => LinkState | undefined;
  /** Whether the dataset has no error by the profile (`conformsToProfile`). */
  readonly conforms: boolean;
}

/** What is scored: a record, or a published dataset. */
export type Scorable = Pick<DatasetRecord, 'uri' | 'kind' | 'entity'>;

export interface DatasetScore {
  readonly uri: string;
  readonly kind: DatasetRecord['kind'];
  /** Indicators of distributions count by the share of the dataset's distributions that meet them. */
  readonly mqa: Readonly<Record<MqaMethod, MqaScore>>;
  /** What catalogue scores add up. */
  readonly tallies: Readonly<Record<MqaMethod, Tallies>>;
  readonly judgement: DatasetJudgement;
  readonly distributions: readonly DistributionScore[];
  readonly lost: readonly Problem[];
}

export interface DistributionScore {
  /** '' where it has no address of its own. */
  readonly uri: string;
  /** Of the 220 points that are a distribution's own. */
  readonly mqa: Readonly<Record<MqaMethod, MqaScore>>;
  /** 0 to 4, see {@link starsOf}. */
  readonly stars: number;
}

const isOfDistribution = ({ of }: Indicator): boolean => of === 'distribution';
const isOfDataset = ({ of }: Indicator): boolean => of === 'dataset';
const isAny = (): boolean => true;

/**
 * Scores a dataset by the metadata quality assessment, both ways. A series has no distributions by its nature, so it is scored by a
 * dataset's own properties alone; a service is not part of the assessment, and scored likewise.
 */
export function scoreDataset({ uri, kind, entity }: Scorable, context: ScoreContext): DatasetScore {
  const facts = factsOf(context.qualityData);
  const judgement = judgeDataset({ entity }, { ...context, facts });
  const { dataset, distributions } = judgement;
  const counted = kind === 'dataset' ? isAny : isOfDataset;
  const things = kind === 'dataset' ? [dataset, ...distributions] : [dataset];
  const tallies = { eu: tally(things, 'eu'), portal: tally(things, 'portal') };
  return {
    uri,
    kind,
    tallies,
    mqa: { eu: mqaScore(tallies.eu, 'eu', counted), portal: mqaScore(tallies.portal, 'portal', counted) },
    judgement,
    distributions: distributions.map((each) => scoreDistribution(each, context.qualityData)),
    lost: lostPoints(uri, judgement, counted),
  };
}

function scoreDistribution(judged: Judgement, qualityData: QualityData): DistributionScore {
  const score = (method: MqaMethod): MqaScore => mqaScore(tally([judged], method), method, isOfDistribution);
  return {
    uri: judged.entity.id,
    mqa: { eu: score('eu'), portal: score('portal') },
    stars: starsOf(judged.entity, qualityData),
  };
}
