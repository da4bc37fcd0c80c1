import { within } from '@lanskatalog/operations';
import type { AlertDeps } from './check-alerts.ts';
import { checkAlerts } from './check-alerts.ts';
import type { Notifier } from './notice.ts';
import type { Saying } from './notice-of.ts';
import { noticeOf } from './notice-of.ts';
import { storeAway } from './rules/store-away.ts';

const minuteMs = 60_000;
/** What passes within two minutes disturbs nobody. */
const awayAfterMs = 2 * minuteMs;
/** Then whoever went through the rules last has had its time to tell, and may be gone with the store. */
const othersAwayAfterMs = 15 * minuteMs;
/** So that each machine's own troubles are found. */
const ownTurnEveryMs = 10 * minuteMs;
const checkWithinMs = 60_000;

export interface AlertWatch {
  /** To be called about once a minute. Never rejects. */
  check(signal: AbortSignal): Promise<void>;
}

interface Away {
  readonly since: string;
  readonly reason: string;
  /** Channels that were told. */
  readonly told: Set<string>;
}

/**
 * Watches from within one process. Where the store can't be read, nothing can be agreed with other processes: then the one
 * that went through the rules last tells of it from its own memory, and after a quarter of an hour so do the others.
 */
export function createAlertWatch(deps: AlertDeps): AlertWatch {
  let lastBy = deps.by;
  let ownTurn = 0;
  let away: Away | undefined;
  const now = (): number => deps.clock.now().getTime();

  const tellAll = async (kind: Saying['kind'], signal: AbortSignal): Promise<void> => {
    if (away === undefined) return;
    const { since, reason, told } = away;
    const recovered = kind === 'recovered' ? { recovered: deps.clock.now().toISOString() } : {};
    const notice = noticeOf(
      { kind, alert: { ...storeAway({ since, reason }), ...recovered } },
      deps.publicUrl,
    );
    for (const notifier of deps.notifiers) {
      if (told.has(notifier.name) === (kind === 'opened')) continue;
      if (await delivered(deps, notifier, () => notifier.send([notice], signal))) told.add(notifier.name);
    }
  };

  return {
    async check(signal) {
      try {
        const evenIfFresh = now() - ownTurn >= ownTurnEveryMs;
        lastBy = await within(checkAlerts(deps, { evenIfFresh }, signal), checkWithinMs);
        if (lastBy === deps.by) ownTurn = now();
        await tellAll('recovered', signal);
        away = undefined;
      } catch (error) {
        if (signal.aborted) return;
        const reason = error instanceof Error ? error.message : String(error);
        deps.log.error({ reason }, 'alerts could not be checked');
        away ??= { since: deps.clock.now().toISOString(), reason, told: new Set() };
        const forMs = now() - Date.parse(away.since);
        if (forMs >= (lastBy === deps.by ? awayAfterMs : othersAwayAfterMs)) await tellAll('opened', signal);
      }
    },
  };
}

async function delivered(
  { log }: Pick<AlertDeps, 'log'>,
  { name }: Notifier,
  send: () => Promise<void>,
): Promise<boolean> {
  try {
    await send();
    return true;
  } catch (error) {
    log.error({ channel: name, reason: String(error) }, 'people could not be told');
    return false;
  }
}
