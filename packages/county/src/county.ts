import type { SourceKind } from '@lanskatalog/core';
import type { ConfigYamlOptions } from './config-yaml.ts';
import type { Change, ChangeResult, Fault } from './site/change.ts';
import type { LoggedRequest } from './site/simulated-site.ts';
import type { SystemName } from './systems/systems.ts';
import type { CountyTruth } from './tables/truth.ts';
import type { Serialisation } from './writers/serialisations.ts';

export interface CountyOptions {
  /**
   * The county's own port (index and control); the municipalities have the ports after it. 0, the default, takes free
   * ones. More than twelve municipalities share this one port, under `/m/<code>`.
   */
  readonly port?: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Default 12: the real ones. Further ones are invented. */
  readonly municipalities?: number;
  /** Default 1. The same seed at the same address gives the same bytes. */
  readonly seed?: number;
  /**
   * Datasets of every municipality, for benches, without shared tables; else each has the number that its profile says,
   * and the shared tables.
   */
  readonly datasetsPer?: number;
  /**
   * `dcat`, the default: every municipality has a feed, with the oddities of real ones. `web-systems`: each of the twelve
   * has another web system, and configurations name only its site.
   */
  readonly layout?: 'dcat' | 'web-systems';
  /** Another web system for some, by municipality code. */
  readonly systems?: Readonly<Record<string, SystemName>>;
  /** Faults from the start, by municipality code. */
  readonly faults?: Readonly<Record<string, Fault>>;
  /** Milliseconds; default Date.now. Only request logs need it. */
  readonly now?: () => number;
}

export interface CountySource {
  /** Municipality code. */
  readonly code: string;
  /** Kebab-case, for configurations. */
  readonly id: string;
  readonly name: string;
  readonly officialName: string;
  readonly orgnr: string;
  /** The site's root, without a slash at the end. */
  readonly siteUrl: string;
  /** Where its datasets are described. */
  readonly url: string;
  /** What kind of source that is. */
  readonly kind: SourceKind;
  readonly serialisation: Serialisation;
  /** Datasets published at the start, one shared with a neighbour included. */
  readonly expectedDatasets: number;
}

export interface SiteSummary {
  readonly code: string;
  readonly name: string;
  readonly fault?: Fault;
  readonly platform: number;
  readonly changes: number;
  readonly requests: number;
  /** Keys of the datasets it publishes now. */
  readonly datasets: readonly string[];
}

/** A running simulated county. */
export interface County {
  readonly port: number;
  /** Address of index and control, without a slash at the end. */
  readonly baseUrl: string;
  readonly sources: readonly CountySource[];
  /** A ready configuration of a region with these sources. */
  configYaml(options?: ConfigYamlOptions): string;
  /** Changes a municipality between two harvests; resolves when the change can be seen from outside. */
  change(code: string, change: Change): Promise<ChangeResult>;
  state(): readonly SiteSummary[];
  /** What a municipality has been asked, oldest first; none for an unknown code. */
  requests(code: string): readonly LoggedRequest[];
  /** What the files of the three shared tables really hold now. */
  truth(): CountyTruth;
  forgetRequests(): void;
  close(): Promise<void>;
}
