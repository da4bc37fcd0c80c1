import type { Clock, Documents } from '@lanskatalog/core';
import { z } from 'zod';
import { maskSecrets } from './mask-secrets.ts';
import type { Actor } from './roles.ts';
import { roles } from './roles.ts';

/** An entry as it is kept; its id, by which entries are ordered, begins with its time. */
export const auditEntry = z.object({
  version: z.literal(1),
  /** ISO 8601. */
  at: z.string(),
  actor: z.object({ id: z.string(), name: z.string(), role: z.enum(roles) }),
  via: z.enum(['page', 'api', 'cli', 'system']),
  action: z.string(),
  /** What was asked for; secrets are masked, here and below. */
  params: z.unknown(),
  /** The source that it was about. */
  source: z.string().optional(),
  outcome: z.enum(['done', 'refused', 'failed']),
  /** Why it was refused, or how it failed; in English. */
  reason: z.string().optional(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
});

/** Who did what, when, by which way, and what changed. Entries are only ever added. */
export type AuditEntry = z.infer<typeof auditEntry> & { readonly id: string };

const audit = (documents: Documents) => documents.collection<unknown>('audit', { indexes: ['source'] });

export interface Audited {
  readonly actor: Actor;
  readonly action: string;
  readonly params: unknown;
  readonly outcome: AuditEntry['outcome'];
  readonly reason?: string | undefined;
  readonly before?: unknown;
  readonly after?: unknown;
  /** Where the parameters don't name it. */
  readonly source?: string | undefined;
}

interface Written {
  readonly documents: Documents;
  readonly clock: Clock;
}

/** Writes an entry; returns its id. */
export async function writeAudit({ documents, clock }: Written, entry: Audited): Promise<string> {
  const { actor, action, params, outcome, reason, before, after } = entry;
  const at = clock.now().toISOString();
  const id = `${at}-${clock.id()}`;
  const source = entry.source ?? sourceIn(params);
  const value: z.infer<typeof auditEntry> = {
    version: 1,
    at,
    actor: { id: actor.id, name: actor.name, role: actor.role },
    via: actor.via,
    action,
    params: maskSecrets(params),
    ...(source === undefined ? {} : { source }),
    outcome,
    ...(reason === undefined ? {} : { reason }),
    ...(before === undefined ? {} : { before: maskSecrets(before) }),
    ...(after === undefined ? {} : { after: maskSecrets(after) }),
  };
  await (await audit(documents)).put(id, value);
  return id;
}

function sourceIn(params: unknown): string | undefined {
  if (typeof params !== 'object' || params === null || !('source' in params)) return undefined;
  return typeof params.source === 'string' ? params.source : undefined;
}

export interface AuditQuery {
  readonly limit: number;
  /** Id of an entry: only those older than it. */
  readonly before?: string;
  readonly source?: string;
}

/** Newest first. */
export async function loadAudit(
  documents: Documents,
  { limit, before, source }: AuditQuery,
): Promise<readonly AuditEntry[]> {
  const found: AuditEntry[] = [];
  const query = {
    order: { field: 'id', descending: true },
    limit,
    ...(source === undefined ? {} : { equals: { source } }),
    ...(before === undefined ? {} : { range: { field: 'id', to: before } }),
  };
  // One more, as both ends of a range are within.
  for await (const { id, value } of (await audit(documents)).find({ ...query, limit: limit + 1 })) {
    if (id !== before && found.length < limit) found.push({ id, ...auditEntry.parse(value) });
  }
  return found;
}
