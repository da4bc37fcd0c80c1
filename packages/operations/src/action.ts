import type { Jobs, LocalisedText } from '@lanskatalog/core';
import type { HarvestDeps } from '@lanskatalog/harvest';
import type { z } from 'zod';
import type { Actor, Role } from './roles.ts';

/** What an action works with. */
export interface ActionContext {
  /** With the configuration as it stands now, what the store adds to the file included. */
  readonly deps: HarvestDeps;
  readonly jobs: Jobs;
  readonly actor: Actor;
}

/** What came of an action; `before` and `after` are what the audit log keeps. */
export type ActionResult =
  | {
      readonly kind: 'done';
      readonly before?: unknown;
      readonly after?: unknown;
      /** The source that it was about, where the parameters don't name it. */
      readonly source?: string;
      /** What the caller is told, as JSON. */
      readonly result?: unknown;
    }
  | {
      readonly kind: 'refused';
      /** 400 the request makes no sense, 404 there is no such thing, 409 not in the state that things are in. */
      readonly status: 400 | 404 | 409;
      readonly reason: LocalisedText;
      /** What to do instead. */
      readonly remedy: LocalisedText;
    };

/**
 * Something that a person can do to the installation. The buttons of the operator pages, the addresses of the API and the
 * commands of the CLI are all made from these, so that none of them lacks what another has.
 */
export interface Action<Params = unknown> {
  /** Kebab-case verb and object: `pause-source`. */
  readonly name: string;
  readonly title: LocalisedText;
  /** What happens, and what it means for what is published: one or two sentences. */
  readonly summary: LocalisedText;
  /** Who may do it at the least. */
  readonly role: Role;
  /**
   * The municipality that the action is about. A coordinator of that municipality may do it even where `role` asks for an
   * operator. Absent: nobody below `role` may.
   */
  readonly municipalityOf?: (params: Params, context: ActionContext) => Promise<string | undefined>;
  /** Flat: strings, numbers, booleans, so that it can be a form and a command line. Each with a description. */
  readonly params: z.ZodType<Params>;
  readonly run: (params: Params, context: ActionContext, signal: AbortSignal) => Promise<ActionResult>;
}

/** Keeps the types of one action together while it joins a list of all. */
export const action = <Params>(definition: Action<Params>): Action => definition as unknown as Action;
