import type { Resource } from '../resource.ts';

export interface OddityContext {
  /** Position of the dataset in its catalogue; -1 for the catalogue itself. */
  readonly index: number;
  /** Address of the site, without a slash at the end. */
  readonly baseUrl: string;
  /** Host for made-up addresses of e-mail. */
  readonly host: string;
}

/** Bends one described dataset (or the catalogue) the way some real feed is bent. */
export type GraphOddity = (resource: Resource, context: OddityContext) => Resource;
