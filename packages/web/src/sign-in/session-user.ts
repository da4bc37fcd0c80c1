import type { Account, Actor } from '@lanskatalog/operations';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Its form belongs to no session: it is what one begins with. */
    beginsSession?: boolean;
  }
  interface Session {
    /** Who has signed in; absent before that. */
    user?: SessionUser;
    /** A sign-in at the organisation's own provider that has begun. */
    oidc?: PendingOidc;
    /** When the session was last written to the store because somebody used it. */
    touchedAt?: string;
  }
}

/** Kept in the store as JSON. */
export type SessionUser = { readonly signedInAt: string } & (
  | {
      readonly kind: 'local';
      readonly name: string;
      /** Of the password that was right then: a new one ends the session. */
      readonly passwordSetAt: string | undefined;
    }
  | { readonly kind: 'oidc'; readonly actor: Actor }
);

/** What the answer of the provider must match. */
export interface PendingOidc {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly next?: string;
  readonly startedAt: string;
}

export const localUser = ({ name, passwordSetAt }: Account, now: Date): SessionUser => ({
  kind: 'local',
  name,
  passwordSetAt,
  signedInAt: now.toISOString(),
});
