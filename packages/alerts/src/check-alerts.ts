import type { AlertSettings, Clock, Documents, Log } from '@lanskatalog/core';
import type { Watched } from './finding.ts';
import { noticeOf } from './notice-of.ts';
import type { Notifier } from './notice.ts';
import { rules } from './rules/rules.ts';
import type { AlertState, StoredAlerts } from './state/alert-state.ts';
import { loadAlertState, saveAlertState } from './state/alert-state.ts';
import { watchChannels } from './state/channel-rule.ts';
import { afterFailing, afterTelling, dueNotices, withoutDone } from './state/due-notices.ts';
import { nextState } from './state/next-state.ts';

export interface AlertDeps {
  readonly documents: Documents;
  readonly clock: Clock;
  readonly log: Log;
  /** One process at a time goes through the rules and tells; see WithLease of packages/harvest. */
  readonly withLease: <T>(
    name: string,
    work: (signal: AbortSignal) => Promise<T>,
    signal: AbortSignal,
  ) => Promise<T>;
  readonly notifiers: readonly Notifier[];
  /** Address of this installation for people. */
  readonly publicUrl?: string | undefined;
  /** Looks around; called only where it is this process's turn. */
  readonly look: () => Promise<{ readonly watched: Watched; readonly settings: AlertSettings }>;
  /** This process, among others. */
  readonly by: string;
}

/** Another process has just gone through the rules. */
const freshForMs = 45_000;

/**
 * Goes through the rules and tells people what is new, unless another process has just done so. Resolves to the process that did.
 * With `evenIfFresh` in any case, as only this machine knows how its disk is.
 *
 * @throws where the store can't be read or written.
 */
export async function checkAlerts(
  deps: AlertDeps,
  { evenIfFresh }: { readonly evenIfFresh: boolean },
  signal: AbortSignal,
): Promise<string> {
  const isDone = ({ state }: StoredAlerts): boolean =>
    !evenIfFresh &&
    state.evaluated !== '' &&
    deps.clock.now().getTime() - Date.parse(state.evaluated) < freshForMs;
  const seen = await loadAlertState(deps.documents);
  if (isDone(seen)) return seen.state.by;
  return deps.withLease(
    'alerts',
    async (inner) => {
      const stored = await loadAlertState(deps.documents);
      if (isDone(stored)) return stored.state.by;
      await evaluateAndTell(deps, stored, inner);
      return deps.by;
    },
    signal,
  );
}

async function evaluateAndTell(deps: AlertDeps, stored: StoredAlerts, signal: AbortSignal): Promise<void> {
  const { by, notifiers } = deps;
  const { watched, settings } = await deps.look();
  const all = [...rules, watchChannels(stored.state)];
  let { revision } = stored;
  let state = nextState(stored.state, { rules: all, watched, settings, by });
  logChanges(deps.log, stored.state, state);
  // Before anybody is told, so that whoever could not write has told nobody.
  const save = async (): Promise<void> => {
    signal.throwIfAborted();
    if (!(await saveAlertState(deps.documents, { revision, state })))
      throw new Error('another process wrote the alerts meanwhile');
    revision += 1;
  };
  await save();
  const channels = notifiers.map(({ name }) => name);
  for (const notifier of notifiers) {
    const told = await tell(deps, { state, notifier, settings }, signal);
    if (told === state) continue;
    state = told;
    await save();
  }
  const tidy = withoutDone(state, channels);
  if (tidy.alerts.length === state.alerts.length) return;
  state = tidy;
  await save();
}

function logChanges(log: Log, before: AlertState, after: AlertState): void {
  for (const { id, rule, subject, since, opened, recovered, happened } of after.alerts) {
    const known = before.alerts.find((alert) => alert.id === id);
    if (opened !== undefined && known?.opened === undefined)
      log.warn({ alert: id, rule, subject, since, happened: happened.en ?? happened.sv }, 'alert opened');
    if (recovered !== undefined && known?.recovered === undefined)
      log.info({ alert: id, rule, subject, since }, 'alert recovered');
  }
}

interface Telling {
  readonly state: AlertState;
  readonly notifier: Notifier;
  readonly settings: AlertSettings;
}

const deliverWithinMs = 30_000;

/** The state after one channel has been told what it is due; the same one where it is due nothing. */
async function tell(
  { clock, log, publicUrl }: AlertDeps,
  { state, notifier, settings }: Telling,
  signal: AbortSignal,
): Promise<AlertState> {
  const channel = notifier.name;
  const at = clock.now().toISOString();
  if ((state.channels[channel]?.retryAt ?? '') > at) return state;
  const due = dueNotices(state, { channel, settings, at });
  if (due.length === 0) return state;
  try {
    const notices = due.map((one) => noticeOf(one, publicUrl));
    await notifier.send(notices, AbortSignal.any([signal, AbortSignal.timeout(deliverWithinMs)]));
    log.info({ channel, alerts: due.map(({ kind, alert }) => `${kind} ${alert.id}`) }, 'people told');
    return afterTelling(state, due, { channel, at });
  } catch (error) {
    signal.throwIfAborted();
    const reason = error instanceof Error ? error.message : String(error);
    log.error({ channel, reason, alerts: due.length }, 'people could not be told');
    return afterFailing(state, reason, { channel, at });
  }
}
