import { normalisePartsProblems } from './normalise-parts.ts';
import { normaliseRecordsProblems } from './normalise-records.ts';
import { normaliseTextsProblems } from './normalise-texts.ts';
import { normaliseValuesProblems } from './normalise-values.ts';

/** Everything that packages/normalise repairs, supplies or leaves out. */
export const normaliseProblems = {
  ...normaliseTextsProblems,
  ...normaliseValuesProblems,
  ...normalisePartsProblems,
  ...normaliseRecordsProblems,
};
