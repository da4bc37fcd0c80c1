import type { Documents } from '@lanskatalog/core';
import { z } from 'zod';
import { UsageFault } from './usage-fault.ts';

/**
 * Counted up when what is stored changes so that an older program would misread or harm it. How a driver lays documents
 * out is its own affair, with a version of its own.
 */
const schemaVersion = 1;

const schema = z.object({ version: z.number() });

/**
 * Notes in the store which version of documents it holds.
 *
 * @throws UsageFault where a newer version of this program has written them.
 */
export async function checkSchema(documents: Documents, own = schemaVersion): Promise<void> {
  const collection = await documents.collection('schema', { indexes: [] });
  for (;;) {
    const stored = await collection.get('documents');
    const { version } = stored === undefined ? { version: 0 } : schema.parse(stored.value);
    if (version > own) {
      throw new UsageFault(
        `The store was written by a newer version of lanskatalog (documents of version ${version}; this one knows ${own}). Upgrade this program.`,
        78,
      );
    }
    if (version === own) return;
    // Not written means that another process was faster: what it wrote is looked at.
    if (await collection.putIf('documents', { version: own }, stored?.revision ?? 0)) return;
  }
}
