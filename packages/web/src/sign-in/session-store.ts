import { createHash } from 'node:crypto';
import { callbackify } from 'node:util';
import type { SessionStore } from '@fastify/session';
import type { Clock, Collection, Documents } from '@lanskatalog/core';
import type { Session } from 'fastify';
import { asking } from './store-away.ts';

declare module 'fastify' {
  interface Session {
    /** Of the stored session that this one was read from; absent while it is new. */
    revision?: number;
  }
}

interface StoredSession {
  /** As the session plugin gives it. */
  readonly session: Session;
  readonly seenAt: string;
}

/** After this long without a request a session is over, and after `longestMs` in any case. */
const idleMs = 2 * 60 * 60_000;
export const longestMs = 12 * 60 * 60_000;

/**
 * Sessions in the store, so that any web worker knows them and signing out holds everywhere. Kept under a hash of their id,
 * as whoever has the id has the session.
 */
export async function openSessionStore(documents: Documents, clock: Clock): Promise<SessionStore> {
  const collection = await documents.collection<StoredSession>('sessions', { indexes: ['seenAt'] });
  const write = async (id: string, session: Session): Promise<void> => {
    const now = clock.now();
    await forgetBefore(collection, new Date(now.getTime() - idleMs));
    const { revision = 0 } = session;
    // Through JSON, as the plugin's own object has more than data.
    const data = JSON.parse(JSON.stringify(session)) as Session;
    const stored = { session: data, seenAt: now.toISOString() };
    // What was ended, or written by another request, since this one read it stays so.
    if (await collection.putIf(hashOf(id), stored, revision)) session.revision = revision + 1;
  };
  const read = async (id: string): Promise<Session | null> => {
    const stored = await collection.get(hashOf(id));
    if (stored === undefined) return null;
    const { session, seenAt } = stored.value;
    const isIdle = clock.now().getTime() - Date.parse(seenAt) > idleMs;
    return isIdle ? null : { ...session, revision: stored.revision };
  };
  const end = async (id: string): Promise<void> => {
    await collection.delete(hashOf(id));
  };
  return {
    set: callbackify((id: string, session: Session) => asking(write(id, session))),
    get: callbackify((id: string) => asking(read(id))),
    destroy: callbackify((id: string) => asking(end(id))),
  };
}

const hashOf = (id: string): string => createHash('sha256').update(id).digest('hex');

async function forgetBefore(collection: Collection<StoredSession>, time: Date): Promise<void> {
  const range = { field: 'seenAt', to: time.toISOString() };
  for await (const { id, revision } of collection.find({ range, limit: 100 }))
    await collection.deleteIf(id, revision);
}
