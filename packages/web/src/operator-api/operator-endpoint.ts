import type { Actor, Role } from '@lanskatalog/operations';
import type { z } from 'zod';
import type { OperatorOptions } from '../operator-scope.ts';
import type { Site } from '../site.ts';

/** What an operators' address is asked, checked against its schemas. */
interface Asked<Params, Query> {
  readonly params: Params;
  readonly query: Query;
  readonly actor: Actor;
  readonly operator: OperatorOptions;
  readonly site: Site;
}

/** An address of the operators' API that changes nothing: routes, checks and the document are all made from this. */
export interface OperatorEndpoint<Params = unknown, Query = unknown> {
  /** `/runs/{id}`, below `/api/operator/v1`. */
  readonly path: string;
  readonly summary: string;
  readonly role: Role;
  readonly params?: z.ZodType<Params>;
  readonly query: z.ZodType<Query>;
  /** Of a JSON answer; other media types name themselves. */
  readonly answer: z.ZodType | { readonly mediaTypes: readonly string[] };
  /** Statuses besides those that every address has. */
  readonly refusals?: Readonly<Record<number, string>>;
  readonly handle: (asked: Asked<Params, Query>) => Promise<unknown>;
}

/** Keeps the types of one address together while it joins a list of all. */
export const operatorEndpoint = <Params, Query>(
  definition: OperatorEndpoint<Params, Query>,
): OperatorEndpoint => definition as unknown as OperatorEndpoint;
