import type { SourceKind } from '@lanskatalog/core';
import type { Answer, SiteRequest } from '../site/answer.ts';
import type { Site } from '../site/site-state.ts';

/** What a municipality's open data is published with. */
export interface WebSystem {
  /** The kind of source it is. */
  readonly kind: SourceKind;
  /** Where its machine-readable start is, from the site's root. */
  readonly path: string;
  /** What the site's first page links to under "Öppna data". */
  readonly startPage: string;
  /** Put into the head of the site's first page. */
  readonly homeHead?: string;
  /** It can't publish files of tables, so the shared tables are not there. */
  readonly withoutTables?: true;
  /** Its own pages; nothing for addresses that are not its own. */
  readonly answer: (site: Site, request: SiteRequest) => Answer | undefined;
}
