import type { QuietHours } from './quiet-hours.ts';

/** A region, its municipalities and sources, as configuration states them. Plain values; defaults already filled in. */
export interface Region {
  /** Kebab-case id, used in file names and job ids: `orebro-lan`. */
  readonly id: string;
  /** Absolute http(s) IRI ending in `/`, under which we mint URIs. */
  readonly baseUri: string;
  readonly title: LocalisedText;
  readonly description: LocalisedText;
  readonly publisher: RegionPublisher;
  /** Absent where the configuration gives no address. */
  readonly contact?: Contact;
  /** Licence of the catalogue: always CC0 for the national portal. */
  readonly license: string;
  /** IRI (geonames) of the area. */
  readonly spatial?: string;
  /** Whether each municipality gets a catalogue of its own within the main one. */
  readonly subCatalogues?: boolean;
  /** The colour of the web pages, `#rrggbb`; ours where absent. */
  readonly colour?: string;
}

export interface LocalisedText {
  readonly sv: string;
  readonly en?: string;
}

export interface RegionPublisher {
  readonly name: string;
  /** Ten digits, no hyphen. */
  readonly orgnr: string;
  /** Local name in http://purl.org/adms/publishertype/ */
  readonly type: string;
}

export interface Contact {
  readonly name: string;
  readonly email: string;
}

/** A municipality, or whoever else a source belongs to: with only a name known, there is little more than that name here. */
export interface Municipality {
  /** Four digits; where no municipality code is known, a kebab-case id (the region's own for the region itself). */
  readonly code: string;
  /** `Örebro` */
  readonly name: string;
  /** `Örebro kommun`, `Lekebergs kommun` */
  readonly officialName: string;
  /** Ten digits, no hyphen; absent where unknown. */
  readonly orgnr?: string;
  /** Address of the website; absent where unknown. */
  readonly site?: string;
  /** The functional contact for open data; absent where nobody has told us. */
  readonly contact?: Contact;
  /** geonames IRI. */
  readonly spatial?: string;
  /** For comparisons per inhabitant; absent where nobody has looked it up. */
  readonly population?: Population;
}

export interface Population {
  readonly inhabitants: number;
  /** At the end of this year. */
  readonly year: number;
  /** Who counted: `SCB`. */
  readonly source: string;
}

export const sourceKinds = [
  'auto',
  'dcat',
  'ckan',
  'dcat-us',
  'opendatasoft',
  'entryscape',
  'schema-org',
  'rdfa',
  'psidata-page',
  'arcgis-hub',
  'csw',
  'pxweb',
  'ogc',
  'oai-pmh',
  'csv-register',
  'portal',
] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** What guessing gets wrong, set right by hand. */
export interface SourceOverrides {
  /** Organisation number that publishes all of the source's datasets, whatever the feed says. */
  readonly publisher?: string;
  /** Licence IRI for distributions that state none. */
  readonly license?: string;
  /** Theme codes (`GOVE`) for datasets that state none. */
  readonly theme?: readonly string[];
  /** Only datasets whose URI, identifier or title matches one of these patterns (`*` wildcards). */
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly maxPages?: number;
  /** Which datasets are shared tables, where guessing gets it wrong. */
  readonly tables?: TableOverrides;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Patterns are of dataset URIs or titles, with `*` for anything. */
interface TableOverrides {
  /** Pattern → table. */
  readonly pin?: Readonly<Record<string, SharedTable>>;
  readonly exclude?: readonly string[];
  /** Table → header of the source → column of the table, or `-` for none. */
  readonly columns?: Readonly<Partial<Record<SharedTable, Readonly<Record<string, string>>>>>;
}

/** The three sources that the region shares as rows, not only as metadata. */
type SharedTable = 'ledger' | 'schools' | 'care-homes';

export interface Source {
  /** Kebab-case, unique in the region. */
  readonly id: string;
  /** Code of a municipality in {@link RegionConfig.municipalities}; never one that isn't there. */
  readonly municipality: string;
  readonly url: string;
  readonly kind: SourceKind;
  /** Cron, five fields, Europe/Stockholm. */
  readonly schedule: string;
  /** Lower publishes first where two sources have the same dataset and none owned it before. */
  readonly precedence: number;
  /** False: harvested and compared, not forwarded in the regional feed (it is registered at the portal itself). */
  readonly forward: boolean;
  readonly paused: boolean;
  /** When its publisher does not want to be asked. */
  readonly quietHours?: readonly QuietHours[];
  /** Days between full reads that ignore conditional requests. */
  readonly fullReadDays: number;
  /** Days a dataset missing at a healthy source stays in the feed, marked. */
  readonly missingGraceDays: number;
  readonly guard: ShrinkGuard;
  readonly overrides: SourceOverrides;
}

/** A harvest is held back when more than `percent` % and more than `count` datasets are gone. */
export interface ShrinkGuard {
  readonly percent: number;
  readonly count: number;
}

export interface HttpSettings {
  /** Hosts, `host:port`, IPs or CIDR ranges exempt from the private-address rule. */
  readonly allowHosts: readonly string[];
  /** E-mail or web address for people whom our requests bother; named in the User-Agent. */
  readonly contact: string;
  readonly perHostConcurrency: number;
  /** Least time between the starts of two requests to one host. */
  readonly perHostDelayMs: number;
  readonly connectTimeoutMs: number;
  /** Longest silence while reading. */
  readonly readTimeoutMs: number;
  readonly totalTimeoutMs: number;
  readonly maxBytes: number;
  readonly maxUnpackedBytes: number;
  readonly maxRedirects: number;
  readonly retries: number;
  readonly respectRobots: boolean;
}

/** When people are told that something is wrong; to whom is a matter of the environment, as addresses are secrets. */
export interface AlertSettings {
  /** The language of messages. */
  readonly language: 'sv' | 'en';
  /** Names of rules that tell nobody. */
  readonly disabled: readonly string[];
  /** Attempts in a row without result. */
  readonly failures: number;
  /** Intervals of its own schedule that a source may go without success. */
  readonly staleIntervals: number;
  /** Hours that changes may wait to be published. */
  readonly unpublishedHours: number;
  /** Days after which a pause, or a hold on publishing, is taken for forgotten. */
  readonly forgottenDays: number;
  /** Least part of the disk that is free, percent. */
  readonly diskFreePercent: number;
  /** Hours between reminders of what is still wrong; 0 for none. */
  readonly remindAfterHours: number;
  /** Times of day in Sweden, `22:00`, between which only what is urgent is sent; the rest comes afterwards. */
  readonly quietHours?: { readonly from: string; readonly to: string };
}

/** How long what is not needed any more is kept, for people to look at and to go back to. */
export interface Retention {
  /** Releases, the current one included. */
  readonly releases: number;
  /** Generations of what a source answered, the newest included. */
  readonly snapshots: number;
  /** Days for which a harvest is listed. */
  readonly runsDays: number;
  /** Days for which a harvest's problems, requests and differences can be looked at. */
  readonly detailsDays: number;
  /** Days after which nothing is left of a source that is no longer configured. */
  readonly removedSourceDays: number;
}

/** What the sign-in of an organisation (OpenID Connect) says of a person, and which role that gives. */
export interface RoleRule {
  /** `groups`; of a part, `realm_access.roles`. */
  readonly claim: string;
  readonly value: string;
  readonly role: 'viewer' | 'coordinator' | 'operator' | 'administrator';
  /** Code of the municipality that a coordinator speaks for. */
  readonly municipality?: string;
}

export interface SignInRules {
  /** Whose sign-in it is; the publisher's where absent. */
  readonly organisation?: string;
  readonly scopes: readonly string[];
  /** Whoever none of these is true of is a viewer. */
  readonly roles: readonly RoleRule[];
}

export interface RegionConfig {
  readonly region: Region;
  readonly http: HttpSettings;
  readonly alerts: AlertSettings;
  readonly retention: Retention;
  /** Absent: nobody who signs in elsewhere may more than the public. */
  readonly signIn?: SignInRules;
  readonly municipalities: readonly Municipality[];
  /** Whether sources may name other municipalities than those: the file has no list of them. */
  readonly municipalitiesOpen?: boolean;
  readonly sources: readonly Source[];
}

/** Publisher IRI that the national portal expects (harvesting recommendations, section 2.4). */
export const organisationIri = (orgnr: string): string => `http://dataportal.se/organisation/SE${orgnr}`;
