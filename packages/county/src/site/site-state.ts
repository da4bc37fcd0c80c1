import type { PublishedDataset } from '../datasets/published-dataset.ts';
import { exampleHost, type CountyMunicipality } from '../municipalities.ts';
import type { Profile } from '../profile.ts';
import type { Fault } from './change.ts';

/** What of a site never changes while the county runs. */
export interface SiteIdentity {
  readonly municipality: CountyMunicipality;
  readonly profile: Profile;
  readonly seed: number;
  /** Address of the site, without a slash at the end. */
  readonly baseUrl: string;
}

/** What a change changes. */
export interface SiteState {
  readonly datasets: readonly PublishedDataset[];
  /** Keys of all that it ever published: what is added is new, not what was removed before. */
  readonly known: readonly string[];
  /** Which web system the site is on; every move gives all IRIs a new form. */
  readonly platform: number;
  readonly fault: Fault | undefined;
  /** Changes so far, as JSON: with seed and address they decide every byte. */
  readonly history: readonly string[];
}

/** A site at one moment: enough to answer any request. */
export interface Site extends SiteIdentity, SiteState {}

/**
 * Base of the IRIs that name the site's things. They do not resolve (`.example`) except where the profile has relative
 * IRIs, so that a county on another port is still the same county.
 */
export function identityBase({ baseUrl, municipality, platform, profile }: Site): string {
  const path = platform === 0 ? '' : `/store/${platform}/resource`;
  if (profile.oddities.includes('relative-iris')) return baseUrl + path;
  return `https://${platform === 0 ? 'oppnadata' : 'katalog'}.${exampleHost(municipality)}${path}`;
}
