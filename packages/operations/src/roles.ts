/** From the least to the most that somebody may do; each may do what those before it may. */
export const roles = ['viewer', 'coordinator', 'operator', 'administrator'] as const;
export type Role = (typeof roles)[number];

/** Who does something, and by which way. */
export interface Actor {
  /** Unique and lasting: `local:anna`, `oidc:<issuer>#<subject>`, `token:<id>`, `system`; `anonymous` for the public. */
  readonly id: string;
  /** For people: what the audit log shows. */
  readonly name: string;
  readonly role: Role;
  /** Code of the municipality that a coordinator speaks for. */
  readonly municipality?: string;
  readonly via: 'page' | 'api' | 'cli' | 'system';
  /**
   * What an API token was made for: names of actions, and `read` for everything that changes nothing. Absent: all that
   * the role may.
   */
  readonly scopes?: readonly string[];
}

export const hasRole = ({ role }: Pick<Actor, 'role'>, least: Role): boolean =>
  roles.indexOf(role) >= roles.indexOf(least);

/** Whether the actor's token was made for this: the name of an action, or `read`. */
export const inScope = ({ scopes }: Pick<Actor, 'scopes'>, what: string): boolean =>
  scopes === undefined || scopes.includes(what);
