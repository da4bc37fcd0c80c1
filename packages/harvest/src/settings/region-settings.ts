import type { Collection, Documents } from '@lanskatalog/core';
import { z } from 'zod';
import type { Decision } from './decision.ts';
import { decision } from './decision.ts';
import { updateDocument } from './update-document.ts';

const held = z.object({ version: z.literal(1), held: decision });
type Held = z.infer<typeof held>;

/** `pauses`: nothing is harvested. `publishing`: no release is made. */
type Hold = 'pauses' | 'publishing';

const regionSettings = (documents: Documents): Promise<Collection<unknown>> =>
  documents.collection('region-settings', { indexes: [] });

/** Who has put a hold on the whole region, or undefined where nobody has. */
export async function loadHold(documents: Documents, hold: Hold): Promise<Decision | undefined> {
  const stored = await (await regionSettings(documents)).get(hold);
  return stored && held.parse(stored.value).held;
}

/** Puts the hold on, unless it is on already, or lifts it where `by` is undefined. */
export async function changeHold(
  documents: Documents,
  hold: Hold,
  by: Decision | undefined,
): Promise<{ readonly before: Decision | undefined; readonly after: Decision | undefined }> {
  const options = { id: hold, read: (value: unknown): Held => held.parse(value) };
  const collection = await regionSettings(documents);
  const { before, after } = await updateDocument<Held>(collection, options, (known) =>
    by === undefined ? undefined : (known ?? { version: 1, held: by }),
  );
  return { before: before?.held, after: after?.held };
}
