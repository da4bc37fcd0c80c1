/*
 * A dataset as a source kind understands it, in DCAT's words but with the source's values: codes, words and dates are
 * put right by the normaliser, for all kinds alike.
 */

/** Words, with their language where it is known. */
export type Words = string | { readonly text: string; readonly lang: string };

export interface AgentSketch {
  readonly iri?: string | undefined;
  readonly name?: Words | readonly Words[] | undefined;
  readonly email?: string | undefined;
  readonly homepage?: string | undefined;
  readonly identifier?: string | undefined;
}

export interface ContactSketch {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly url?: string | undefined;
}

export interface DistributionSketch {
  readonly iri?: string | undefined;
  readonly title?: Words | readonly Words[] | undefined;
  readonly description?: Words | readonly Words[] | undefined;
  readonly accessUrl?: string | undefined;
  readonly downloadUrl?: string | undefined;
  readonly format?: string | undefined;
  readonly mediaType?: string | undefined;
  readonly byteSize?: string | undefined;
  readonly license?: string | undefined;
  readonly rights?: string | undefined;
  readonly issued?: string | undefined;
  readonly modified?: string | undefined;
  readonly conformsTo?: readonly string[] | undefined;
  readonly documentation?: string | undefined;
  readonly language?: readonly string[] | undefined;
  /** The service that gives access to it. */
  readonly accessService?: ServiceSketch | undefined;
}

export interface ServiceSketch {
  readonly iri?: string | undefined;
  readonly title?: Words | readonly Words[] | undefined;
  readonly description?: Words | readonly Words[] | undefined;
  readonly endpointUrl: string;
  readonly endpointDescription?: string | undefined;
  readonly conformsTo?: readonly string[] | undefined;
  readonly format?: string | undefined;
  readonly keywords?: readonly Words[] | undefined;
  readonly license?: string | undefined;
  readonly publisher?: AgentSketch | undefined;
  readonly contact?: ContactSketch | undefined;
}

export interface DatasetSketch {
  /** Absent where the source gives it no name of its own: the normaliser finds one. */
  readonly iri?: string | undefined;
  readonly identifier?: string | undefined;
  readonly title?: Words | readonly Words[] | undefined;
  readonly description?: Words | readonly Words[] | undefined;
  readonly keywords?: readonly Words[] | undefined;
  readonly themes?: readonly string[] | undefined;
  readonly publisher?: AgentSketch | undefined;
  readonly creator?: AgentSketch | undefined;
  readonly contacts?: readonly ContactSketch[] | undefined;
  readonly landingPage?: string | undefined;
  readonly documentation?: readonly string[] | undefined;
  readonly issued?: string | undefined;
  readonly modified?: string | undefined;
  readonly frequency?: string | undefined;
  readonly language?: readonly string[] | undefined;
  readonly spatial?: readonly string[] | undefined;
  /** West, south, east, north in WGS 84 degrees. */
  readonly bbox?: readonly [number, number, number, number] | undefined;
  readonly temporal?: { readonly start?: string | undefined; readonly end?: string | undefined } | undefined;
  readonly license?: string | undefined;
  readonly rights?: string | undefined;
  readonly accessRights?: string | undefined;
  readonly conformsTo?: readonly string[] | undefined;
  readonly provenance?: Words | readonly Words[] | undefined;
  readonly version?: string | undefined;
  readonly source?: string | undefined;
  /** What few sources have, by prefixed property name. */
  readonly more?: Readonly<Record<string, readonly (string | undefined)[]>> | undefined;
  readonly distributions?: readonly DistributionSketch[] | undefined;
}
