import type { Actor, Overview } from '@lanskatalog/operations';
import { hasRole } from '@lanskatalog/operations';

/** Operators look at everything, coordinators at what is their own municipality's. */
export const mayLookAt = (actor: Actor, municipality: string | undefined): boolean =>
  hasRole(actor, 'operator') || (municipality !== undefined && municipality === actor.municipality);

/** As much of the overview as the person may look at. */
export function ownPart(actor: Actor, overview: Overview): Overview {
  if (hasRole(actor, 'operator')) return overview;
  const sources = overview.sources.filter(({ municipality }) => mayLookAt(actor, municipality.code));
  const own = new Set(sources.map(({ id }) => id));
  const jobs = overview.jobs.filter(({ source }) => source !== undefined && own.has(source));
  return { ...overview, sources, jobs, queues: [], workers: [], alerts: [], missing: [] };
}
