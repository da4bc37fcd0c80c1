import type { Entity, Problem } from '@lanskatalog/core';
import { problem, valuesOf } from '@lanskatalog/core';
import type { Indicator } from './indicators.ts';
import { indicators } from './indicators.ts';
import type { DatasetJudgement, Judgement } from './judgement.ts';
import { pointsOf, rounded } from './mqa-score.ts';
import type { MqaMethod } from './stated-formats.ts';
import { valueText } from './stated-formats.ts';

/**
 * What costs a dataset points by the EU's method, one Problem an indicator (and one for its links that could not be verified), with
 * the points it costs both ways and what to do about it. Without distributions, theirs are lost as one.
 */
export function lostPoints(
  uri: string,
  judged: DatasetJudgement,
  counted: (each: Indicator) => boolean,
): Problem[] {
  const found: Problem[] = [];
  indicators.forEach((indicator, n) => {
    if (!counted(indicator)) return;
    const things = indicator.of === 'dataset' ? [judged.dataset] : judged.distributions;
    for (const verdict of ['no', 'unknown'] as const) {
      const lost = lostBy(verdict, { uri, indicator, n, things });
      if (lost !== undefined) found.push(lost);
    }
  });
  const missed =
    judged.distributions.length > 0
      ? []
      : indicators.filter((each) => each.of === 'distribution' && counted(each));
  return missed.length === 0 ? found : [...found, withoutDistribution(uri, missed)];
}

function withoutDistribution(uri: string, missed: readonly Indicator[]): Problem {
  const points = (method: MqaMethod): number => missed.reduce((sum, each) => sum + pointsOf(each, method), 0);
  const params = { thing: uri, points: points('eu'), portalPoints: points('portal') };
  return problem('score.distribution', { subject: uri, property: 'dcat:distribution', params });
}

interface Lost {
  readonly uri: string;
  readonly indicator: Indicator;
  /** Place among the indicators. */
  readonly n: number;
  readonly things: readonly Judgement[];
}

function lostBy(verdict: 'no' | 'unknown', lost: Lost): Problem | undefined {
  const { uri, indicator, n, things } = lost;
  const failing = things.filter(({ verdicts }) => verdicts.eu[n] === verdict);
  const [first] = failing;
  if (first === undefined) return undefined;
  const code = verdict === 'unknown' ? 'score.link-unverified' : indicator.code;
  const { property } = indicator;
  const before = statedValues(first.entity, indicator);
  const share = (method: MqaMethod): number => shareOf(verdict, lost, method);
  // Filled in one by one: a dataset loses points in a dozen ways, and putting objects together costs more than all else.
  const params: Record<string, string | number> = {
    metric: indicator.metric,
    points: rounded(pointsOf(indicator, 'eu') * share('eu')),
    portalPoints: rounded(pointsOf(indicator, 'portal') * share('portal')),
    count: failing.length,
    of: things.length,
  };
  if (before === '') {
    params['before.sv'] = 'inget angivet';
    params['before.en'] = 'none given';
  }
  if (indicator.of === 'dataset') params['thing'] = uri;
  else {
    params['thing.sv'] = `${failing.length} av ${things.length} distributioner i ${uri}`;
    params['thing.en'] = `${failing.length} of ${things.length} distributions of ${uri}`;
  }
  const named = property === undefined ? { subject: uri } : { subject: uri, property };
  return problem(code, before === '' ? { ...named, params } : { ...named, before, params });
}

const shareOf = (verdict: 'no' | 'unknown', { n, things }: Lost, method: MqaMethod): number =>
  things.filter(({ verdicts }) => verdicts[method][n] === verdict).length / things.length;

/** What the thing says instead, for the reader to recognise it by. */
const statedValues = (entity: Entity, { property }: Indicator): string =>
  (property === 'dct:format' ? [property, 'dcat:mediaType'] : [property ?? ''])
    .flatMap((name) => valuesOf(entity, name).map(valueText))
    .slice(0, 3)
    .join(', ');
