import type { DatasetRecord, Problem, ProfileData } from '@lanskatalog/core';
import { conformsToProfile, levelOf, validateRecord } from '@lanskatalog/quality';

export interface JudgedRecord {
  readonly record: DatasetRecord;
  /** Errors that keep it out of the catalogue, for its owner to see. */
  readonly problems: readonly Problem[];
}

/**
 * The last look at a record before it may be published: what would break the profile's mandatory rules is marked invalid, so that its
 * last good version stays, or it is left out with an error that its owner sees. Recommended values are the scores' business.
 */
export function judgeRecord(record: DatasetRecord, profileData: ProfileData): JudgedRecord {
  const found = [...validateRecord(record, profileData)];
  if (conformsToProfile(found)) return { record, problems: [] };
  const problems = found.filter((each) => ['error', 'mandatory-missing'].includes(levelOf(each)));
  return { record: { ...record, invalid: true }, problems };
}
