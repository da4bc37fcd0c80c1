import type { LocalisedText } from '@lanskatalog/core';
import type { Action, ActionContext, ActionResult } from './action.ts';
import { currentDeps } from '@lanskatalog/harvest';
import { actions } from './actions.ts';
import { writeAudit } from './audit.ts';
import { hasRole, inScope } from './roles.ts';

/** What came of an action that somebody asked for. */
export type Performed =
  | { readonly kind: 'done'; readonly audit: string; readonly result?: unknown }
  | {
      readonly kind: 'refused';
      /** As HTTP says it: 400 makes no sense, 403 not yours to do, 404 no such thing, 409 not in this state. */
      readonly status: 400 | 403 | 404 | 409;
      readonly reason: LocalisedText;
      readonly remedy: LocalisedText;
      readonly errors?: readonly { readonly parameter: string; readonly message: string }[];
    }
  /** A fault of ours, or broken infrastructure; it is in the log under this audit entry. */
  | { readonly kind: 'failed'; readonly audit: string; readonly reason: string };

type Refused = Extract<Performed, { kind: 'refused' }>;

/**
 * Does what somebody asks for, where they may and it makes sense. Whatever comes of it is written to the audit log: what was
 * refused and what failed, too.
 */
export async function performAction(
  asked: { readonly name: string; readonly params: unknown },
  context: ActionContext,
  signal: AbortSignal,
): Promise<Performed> {
  const { deps, actor } = context;
  const entry = { actor, action: asked.name, params: asked.params };
  try {
    const current = { ...context, deps: await currentDeps(deps) };
    const result = await attempt(asked, current, signal);
    if (result.kind === 'refused') {
      const reason = result.reason.en ?? result.reason.sv;
      await writeAudit(deps, { ...entry, outcome: 'refused', reason });
      return result;
    }
    const { before, after, source } = result;
    const audit = await writeAudit(deps, { ...entry, outcome: 'done', before, after, source });
    return { kind: 'done', audit, ...(result.result === undefined ? {} : { result: result.result }) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const audit = await writeAudit(deps, { ...entry, outcome: 'failed', reason });
    deps.log.error({ err: error, action: asked.name, audit }, 'an action failed');
    return { kind: 'failed', audit, reason };
  }
}

async function attempt(
  { name, params: raw }: { readonly name: string; readonly params: unknown },
  context: ActionContext,
  signal: AbortSignal,
): Promise<Refused | Extract<ActionResult, { kind: 'done' }>> {
  const found = actions.find((one) => one.name === name);
  if (found === undefined) return unknownAction(name);
  // Whoever may not do it in any case learns nothing of what it takes.
  const { actor } = context;
  if (!inScope(actor, name)) return outOfScope(name);
  if (!hasRole(actor, leastRole(found))) return forbidden(found);
  const parsed = found.params.safeParse(raw ?? {});
  if (!parsed.success) return invalid(parsed.error.issues);
  if (!(await mayPerform(found, parsed.data, context))) return forbidden(found);
  return found.run(parsed.data, context, signal);
}

/** Below this role nobody may do the action, whatever it is about. */
export const leastRole = ({ role, municipalityOf }: Action) =>
  municipalityOf === undefined ? role : 'coordinator';

async function mayPerform(found: Action, params: unknown, context: ActionContext): Promise<boolean> {
  const { actor } = context;
  if (hasRole(actor, found.role)) return true;
  const own = await found.municipalityOf?.(params, context);
  return own !== undefined && own === actor.municipality;
}

const forbidden = ({ role, title, municipalityOf }: Action): Refused => ({
  kind: 'refused',
  status: 403,
  reason: {
    sv: `Du har inte rätt att göra detta: ${title.sv}.`,
    en: `You may not do this: ${title.en ?? title.sv}.`,
  },
  remedy:
    municipalityOf === undefined
      ? {
          sv: `Det kräver rollen ${role}. Be en administratör.`,
          en: `It takes the role ${role}. Ask an administrator.`,
        }
      : {
          sv: `Det kräver rollen ${role}; en samordnare kan göra det för sin egen kommun.`,
          en: `It takes the role ${role}; a coordinator may do it for their own municipality.`,
        },
});

const outOfScope = (name: string): Refused => ({
  kind: 'refused',
  status: 403,
  reason: { sv: `Nyckeln gäller inte ${name}.`, en: `The token was not made for ${name}.` },
  remedy: {
    sv: 'Skapa en nyckel som omfattar åtgärden.',
    en: 'Make a token with the action among its scopes.',
  },
});

const unknownAction = (name: string): Refused => ({
  kind: 'refused',
  status: 404,
  reason: { sv: `Det finns ingen åtgärd ${name}.`, en: `There is no action ${name}.` },
  remedy: {
    sv: 'API:ets dokument räknar upp dem som finns.',
    en: 'The document of the API lists those that there are.',
  },
});

interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
}

function invalid(issues: readonly Issue[]): Refused {
  const errors = issues.map(({ code, keys, path, message }) => ({
    parameter: code === 'unrecognized_keys' ? (keys ?? []).join(', ') : String(path[0] ?? ''),
    message,
  }));
  const named = errors.map(({ parameter }) => parameter).join(', ');
  return {
    kind: 'refused',
    status: 400,
    reason: {
      sv: `En uppgift saknas eller är fel: ${named}.`,
      en: `A parameter is missing or wrong: ${named}.`,
    },
    remedy: { sv: 'Rätta uppgiften och försök igen.', en: 'Set it right and try again.' },
    errors,
  };
}
