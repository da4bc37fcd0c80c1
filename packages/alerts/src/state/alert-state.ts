import type { Collection, Documents } from '@lanskatalog/core';
import { z } from 'zod';

const localised = z.object({ sv: z.string(), en: z.string().exactOptional() });

const told = z.object({ kind: z.enum(['opened', 'reminder', 'recovered']), at: z.string() });

/** An alert from when its rule first found it until everybody has been told that it is over. */
const alertRecord = z.object({
  /** `<rule>:<subject>` */
  id: z.string(),
  rule: z.string(),
  subject: z.string(),
  urgent: z.boolean(),
  /** ISO 8601, as all times here. Since when it is so. */
  since: z.string(),
  title: localised,
  happened: localised,
  works: localised,
  remedy: localised,
  path: z.string(),
  /** When its rule first found it. */
  found: z.string(),
  /** When its rule last found it; kept to ten minutes. */
  confirmed: z.string(),
  /** When it had held for as long as the rule asks: from then on it is open. */
  opened: z.string().exactOptional(),
  recovered: z.string().exactOptional(),
  /** Name of a channel → the last that was said there. */
  told: z.record(z.string(), told),
});
export type AlertRecord = z.infer<typeof alertRecord>;

const channel = z.object({
  /** Deliveries in a row that failed. */
  failures: z.number(),
  since: z.string(),
  retryAt: z.string(),
  reason: z.string(),
});
/** A channel whose last delivery failed. */
export type FailingChannel = z.infer<typeof channel>;

const alertState = z.object({
  version: z.literal(1),
  /** When the rules were last gone through, and by which process. */
  evaluated: z.string(),
  by: z.string(),
  alerts: z.array(alertRecord),
  channels: z.record(z.string(), channel),
});
export type AlertState = z.infer<typeof alertState>;

/** @internal */
export const noAlerts: AlertState = { version: 1, evaluated: '', by: '', alerts: [], channels: {} };

export interface StoredAlerts {
  readonly revision: number;
  readonly state: AlertState;
}

/** One document for all alerts, so that one write moves them together and only one of several processes makes it. */
const stateId = 'state';
const collection = (documents: Documents): Promise<Collection<unknown>> =>
  documents.collection('alerts', { indexes: [] });

export async function loadAlertState(documents: Documents): Promise<StoredAlerts> {
  const stored = await (await collection(documents)).get(stateId);
  return stored === undefined
    ? { revision: 0, state: noAlerts }
    : { revision: stored.revision, state: alertState.parse(stored.value) };
}

/** False where another process has written since. */
export async function saveAlertState(
  documents: Documents,
  { revision, state }: StoredAlerts,
): Promise<boolean> {
  return (await collection(documents)).putIf(stateId, state, revision);
}
