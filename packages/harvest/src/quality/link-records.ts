import type { Collection, Documents } from '@lanskatalog/core';
import { sha256Hex } from '@lanskatalog/core';
import type { LinkRecord } from '@lanskatalog/quality';

const links = (documents: Documents): Promise<Collection<LinkRecord>> =>
  documents.collection<LinkRecord>('links', { indexes: [] });

/** What is known of every address ever checked, by address. */
export async function loadLinks(documents: Documents): Promise<Map<string, LinkRecord>> {
  const known = new Map<string, LinkRecord>();
  for await (const { value } of (await links(documents)).find({})) known.set(value.url, value);
  return known;
}

/** Of the document about an address. */
export const linkId = (url: string): string => sha256Hex(url).slice(0, 40);

export async function loadLink(documents: Documents, url: string): Promise<LinkRecord | undefined> {
  return (await (await links(documents)).get(linkId(url)))?.value;
}

export async function saveLink(documents: Documents, record: LinkRecord): Promise<void> {
  await (await links(documents)).put(linkId(record.url), record);
}
