export type { DocumentedClass, DocumentedProperty } from './profile-document.ts';
export { documentProfile } from './profile-document.ts';
export type { Delivery } from './portal/check-delivery.ts';
export { checkDelivery } from './portal/check-delivery.ts';
export { isHarvestable } from './portal/is-harvestable.ts';
export type { FindingCounts, FindingLevel } from './validate/levels.ts';
export { countFindings, findingLevels, levelOf } from './validate/levels.ts';
export type { EntityValidation } from './validate/validate-entities.ts';
export { openValidation, validateEntities } from './validate/validate-entities.ts';
export { validateGraph } from './validate/validate-graph.ts';
export { conceptGraph } from './shacl/concept-graph.ts';
export { profileShapes } from './shacl/profile-shapes.ts';
export { validateWithShapes } from './shacl/validate-with-shapes.ts';
export type { CatalogueScore, CatalogueScorer, IndicatorScore } from './scores/catalogue-score.ts';
export { createCatalogueScorer, populationRule, scoreCatalogue } from './scores/catalogue-score.ts';
export type { Freshness } from './scores/freshness.ts';
export { freshness } from './scores/freshness.ts';
export type { Dimension, LinkState } from './scores/indicators.ts';
export { dimensions } from './scores/indicators.ts';
export type { MqaScore, Rating } from './scores/mqa-score.ts';
export { ratingOf } from './scores/mqa-score.ts';
export type { Openness } from './scores/openness.ts';
export { openness } from './scores/openness.ts';
export {
  catalogueMeasurements,
  datasetMeasurements,
  metricDescriptions,
} from './scores/quality-measurements.ts';
export type { DatasetScore, DistributionScore, Scorable, ScoreContext } from './scores/score-dataset.ts';
export { scoreDataset } from './scores/score-dataset.ts';
export type { GoalsCounter, GoalsMet, Share } from './scores/shared-goals.ts';
export { createGoalsCounter } from './scores/shared-goals.ts';
export { starsOf } from './scores/stars.ts';
export type { MqaMethod } from './scores/stated-formats.ts';
export { conformsToProfile, validateRecord } from './validate/validate-record.ts';
export type { CheckLinksOptions } from './links/check-links.ts';
export { checkLinks } from './links/check-links.ts';
export type { LinkCheck, LinkOutcome, LinkPeriod, LinkRecord } from './links/judge-link.ts';
export { isDue, judgeLink, scoredState } from './links/judge-link.ts';
export { linkProblems, linksOf } from './links/links-of.ts';
