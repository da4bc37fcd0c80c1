import type { Region } from '@lanskatalog/core';
import { xmlText } from '../rdf/xml-text.ts';
import type { ChangeHistory, ChangeKind, DatasetChange } from './change-history.ts';
import { eventStreamIri } from './event-stream.ts';

const words: Record<ChangeKind, string> = { created: 'Ny', updated: 'Ändrad', deleted: 'Borttagen' };
const kinds = { dataset: 'datamängd', series: 'datamängdsserie', service: 'datatjänst' };

export interface AtomFeedOptions {
  readonly region: Region;
  readonly history: ChangeHistory;
  /** Address of the feed itself. */
  readonly self: string;
  /** Address of the page about a dataset. */
  readonly pageOf: (uri: string) => string;
}

/** The latest changes for people (RFC 4287), in Swedish; what was removed is told, not left out. */
export function atomFeed({ region, history, self, pageOf }: AtomFeedOptions): string {
  // A region without changes has no date of its own; the epoch says "never" and stays the same.
  const updated = history.recent[0]?.at ?? new Date(0).toISOString();
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="sv">
  <id>${xmlText(eventStreamIri(region))}</id>
  <title>${xmlText(`Ändringar i ${region.title.sv}`)}</title>
  <updated>${updated}</updated>
  <author><name>${xmlText(region.publisher.name)}</name></author>
  <link rel="self" type="application/atom+xml" href="${xmlText(self)}"/>
${history.recent.map((change) => entry(change, pageOf)).join('')}</feed>
`;
}

const entry = (
  { uri, change, kind, title, at }: DatasetChange,
  pageOf: (uri: string) => string,
): string => `  <entry>
    <id>${xmlText(`${uri}#${change}-${at}`)}</id>
    <title>${xmlText(`${words[change]} ${kinds[kind]}: ${title}`)}</title>
    <updated>${at}</updated>
    <category term="${change}"/>
    <link href="${xmlText(pageOf(uri))}"/>
    <summary>${xmlText(uri)}</summary>
  </entry>
`;
