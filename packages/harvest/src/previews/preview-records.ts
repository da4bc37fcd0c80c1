import type { Collection, Documents } from '@lanskatalog/core';
import { sha256Hex } from '@lanskatalog/core';
import { z } from 'zod';

const record = z.object({
  url: z.string(),
  /** ISO instant of the last look at the file. */
  at: z.string(),
  /** Of the rules it was made and screened by. */
  rulesHash: z.string(),
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  preview: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('rows'),
      columns: z.array(z.string()),
      rows: z.array(z.array(z.string())),
      moreColumns: z.number(),
      hiddenColumns: z.number(),
    }),
    z.object({ kind: z.enum(['personal', 'ledger', 'unreadable', 'too-large', 'not-fetched']) }),
  ]),
});

/** What is known of the first rows of a file: the rows, screened, or why there are none to show. */
export type PreviewRecord = z.infer<typeof record>;

const previews = (documents: Documents): Promise<Collection<unknown>> =>
  documents.collection('previews', { indexes: [] });

const idOf = (url: string): string => sha256Hex(url).slice(0, 40);

export async function loadPreview(documents: Documents, url: string): Promise<PreviewRecord | undefined> {
  const stored = await (await previews(documents)).get(idOf(url));
  return stored === undefined ? undefined : record.safeParse(stored.value).data;
}

export async function savePreview(documents: Documents, preview: PreviewRecord): Promise<void> {
  await (await previews(documents)).put(idOf(preview.url), preview);
}

/** Removed at the source means removed here: forgets the rows of files that no dataset names any more. */
export async function forgetPreviews(documents: Documents, served: ReadonlySet<string>): Promise<void> {
  const collection = await previews(documents);
  const kept = new Set([...served].map(idOf));
  for await (const { id } of collection.find({})) if (!kept.has(id)) await collection.delete(id);
}
