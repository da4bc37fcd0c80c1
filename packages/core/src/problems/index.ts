import type { ProblemDefinition } from './define-problems.ts';
import { configFileProblems } from './config-file.ts';
import { configProblems } from './config.ts';
import { fetchProblems } from './fetch.ts';
import { harvestProblems } from './harvest.ts';
import { linkProblems } from './links.ts';
import { mergeProblems } from './merge.ts';
import { normaliseProblems } from './normalise.ts';
import { opennessProblems } from './openness.ts';
import { operationsProblems } from './operations.ts';
import { portalProblems } from './portal.ts';
import { qualityProblems } from './quality.ts';
import { rdfProblems } from './rdf.ts';
import { releaseProblems } from './release.ts';
import { scoreProblems } from './scores.ts';
import { settingsProblems } from './settings.ts';
import { sourcesProblems } from './sources.ts';
import { tablesReadingProblems } from './tables-reading.ts';
import { tablesProblems } from './tables.ts';

const all = {
  ...configFileProblems,
  ...configProblems,
  ...fetchProblems,
  ...harvestProblems,
  ...rdfProblems,
  ...settingsProblems,
  ...sourcesProblems,
  ...normaliseProblems,
  ...mergeProblems,
  ...releaseProblems,
  ...tablesProblems,
  ...tablesReadingProblems,
  ...qualityProblems,
  ...portalProblems,
  ...scoreProblems,
  ...opennessProblems,
  ...linkProblems,
  ...operationsProblems,
};

export type ProblemCode = keyof typeof all;

/** Every kind of problem there is, by code. */
export const problemCatalogue: Readonly<Record<ProblemCode, ProblemDefinition>> = all;
