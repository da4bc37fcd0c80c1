import type { Documents } from '@lanskatalog/core';
import { z } from 'zod';
import type { AlertOverview } from './overview.ts';

const localised = z.object({ sv: z.string(), en: z.string().exactOptional() });

/** What is shown of the state of alerts, which packages/alerts keeps. */
const alertState = z.object({
  alerts: z.array(
    z.object({
      id: z.string(),
      rule: z.string(),
      subject: z.string(),
      since: z.string(),
      happened: localised,
      remedy: localised,
      path: z.string(),
      opened: z.string().exactOptional(),
      recovered: z.string().exactOptional(),
    }),
  ),
});

/** Alerts that are open, the longest first. */
export async function loadOpenAlerts(documents: Documents): Promise<readonly AlertOverview[]> {
  const stored = await (await documents.collection<unknown>('alerts', { indexes: [] })).get('state');
  if (stored === undefined) return [];
  return alertState
    .parse(stored.value)
    .alerts.filter(({ opened, recovered }) => opened !== undefined && recovered === undefined)
    .sort((a, b) => (a.since < b.since ? -1 : 1))
    .map(({ id, rule, subject, since, happened, remedy, path }) => ({
      id,
      rule,
      subject,
      since,
      message: happened,
      remedy,
      path,
    }));
}
