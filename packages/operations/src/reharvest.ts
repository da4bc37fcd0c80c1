import { createHash, randomBytes } from 'node:crypto';
import type { Contact, Jobs } from '@lanskatalog/core';
import type { HarvestDeps } from '@lanskatalog/harvest';
import { currentDeps, requestHarvest } from '@lanskatalog/harvest';
import { z } from 'zod';
import { writeAudit } from './audit.ts';
import type { Actor } from './roles.ts';

/** What is known of a municipality's last request: one document each, by its code. */
const reharvest = z.object({
  /** SHA-256 of the link's secret; absent once it has been used. */
  hash: z.string().exactOptional(),
  /** ISO 8601. */
  askedAt: z.string(),
});

const everyMs = 15 * 60_000;
const validMs = 60 * 60_000;

const collection = ({ documents }: Pick<HarvestDeps, 'documents'>) =>
  documents.collection<unknown>('reharvests', { indexes: [] });

export type ReharvestAsked =
  /** To be sent to the contact, and to nobody else: whoever has the secret may use it. */
  | { readonly kind: 'link'; readonly secret: string; readonly contact: Contact }
  | { readonly kind: 'no-contact' }
  /** Asked for moments ago: the link is on its way already. */
  | { readonly kind: 'too-soon'; readonly until: string };

/** Makes a link by which the contact of a municipality has its sources harvested anew; undefined where there is no such municipality. */
export async function askForReharvest(deps: HarvestDeps, code: string): Promise<ReharvestAsked | undefined> {
  const { config } = await currentDeps(deps);
  const municipality = config.municipalities.find((each) => each.code === code);
  if (municipality === undefined) return undefined;
  const { contact } = municipality;
  if (contact === undefined) return { kind: 'no-contact' };
  const now = deps.clock.now();
  const known = await (await collection(deps)).get(code);
  const last = known === undefined ? undefined : Date.parse(reharvest.parse(known.value).askedAt);
  const tooSoon: ReharvestAsked = {
    kind: 'too-soon',
    until: new Date((last ?? now.getTime()) + everyMs).toISOString(),
  };
  if (last !== undefined && now.getTime() < last + everyMs) return tooSoon;
  const secret = `${code}-${randomBytes(32).toString('base64url')}`;
  const next = { hash: hashOf(secret), askedAt: now.toISOString() };
  // Of two who ask at the same moment, one gets a link.
  const made = await (await collection(deps)).putIf(code, next, known?.revision ?? 0);
  return made ? { kind: 'link', secret, contact } : tooSoon;
}

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** The code of the municipality that a link is for; undefined where it is not valid, or not any more. */
export async function reharvestLink(deps: HarvestDeps, secret: string): Promise<string | undefined> {
  return (await valid(deps, secret))?.id;
}

async function valid(deps: HarvestDeps, secret: string) {
  const stored = await (await collection(deps)).get(secret.split('-')[0] ?? '');
  if (stored === undefined) return undefined;
  const { hash, askedAt } = reharvest.parse(stored.value);
  const isOver = deps.clock.now().getTime() > Date.parse(askedAt) + validMs;
  return hash === hashOf(secret) && !isOver ? { ...stored, askedAt } : undefined;
}

/**
 * Has the sources of the link's municipality harvested, before what the schedule asks for; the link works once. Resolves to
 * the ids of those that will be; undefined where the link is not valid.
 */
export async function reharvestByLink(
  deps: HarvestDeps,
  jobs: Jobs,
  secret: string,
): Promise<readonly string[] | undefined> {
  const link = await valid(deps, secret);
  if (link === undefined) return undefined;
  const used = { askedAt: link.askedAt };
  if (!(await (await collection(deps)).putIf(link.id, used, link.revision))) return undefined;
  const current = await currentDeps(deps);
  const { sources } = current.config;
  const requested: string[] = [];
  for (const { id } of sources.filter(({ municipality }) => municipality === link.id)) {
    const request = await requestHarvest(jobs, current, { source: id, force: false });
    if (request.kind !== 'refused') requested.push(id);
  }
  await writeAudit(deps, {
    actor: contactOf(link.id),
    action: 'reharvest',
    params: { municipality: link.id },
    outcome: requested.length > 0 ? 'done' : 'refused',
    after: { sources: requested },
  });
  return requested;
}

const contactOf = (code: string): Actor => ({
  id: `contact:${code}`,
  name: `contact of ${code}`,
  role: 'viewer',
  municipality: code,
  via: 'page',
});
