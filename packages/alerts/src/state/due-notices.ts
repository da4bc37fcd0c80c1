import type { AlertSettings } from '@lanskatalog/core';
import { hourMs } from '../finding.ts';
import type { AlertRecord, AlertState } from './alert-state.ts';
import { channelRule } from './channel-rule.ts';
import { isQuiet } from './quiet-hours.ts';

export interface Due {
  readonly kind: 'opened' | 'reminder' | 'recovered';
  readonly alert: AlertRecord;
}

interface Asked {
  readonly channel: string;
  readonly settings: AlertSettings;
  /** ISO 8601. */
  readonly at: string;
}

/** What is to be said on a channel now, all of it in one message. */
export const dueNotices = (state: AlertState, asked: Asked): readonly Due[] =>
  state.alerts
    .filter(({ urgent }) => urgent || !isQuiet(asked.settings, asked.at))
    // That a channel does not work can't be said on it.
    .filter(({ rule, subject }) => rule !== channelRule.name || subject !== asked.channel)
    .flatMap((alert) => {
      const kind = kindOf(alert, asked);
      return kind === undefined ? [] : [{ kind, alert }];
    });

function kindOf(alert: AlertRecord, { channel, settings, at }: Asked): Due['kind'] | undefined {
  if (alert.opened === undefined) return undefined;
  const said = alert.told[channel];
  // What began and ended in quiet hours is told once, as over.
  if (alert.recovered !== undefined) return said?.kind === 'recovered' ? undefined : 'recovered';
  if (said === undefined || said.kind === 'recovered') return 'opened';
  const { remindAfterHours } = settings;
  const silentMs = Date.parse(at) - Date.parse(said.at);
  return remindAfterHours > 0 && silentMs >= remindAfterHours * hourMs ? 'reminder' : undefined;
}

/** The state after these have been said on the channel. */
export function afterTelling(
  state: AlertState,
  due: readonly Due[],
  { channel, at }: Omit<Asked, 'settings'>,
): AlertState {
  const { [channel]: _, ...channels } = state.channels;
  const alerts = state.alerts.map((alert) => {
    const said = due.find((one) => one.alert.id === alert.id);
    return said === undefined
      ? alert
      : { ...alert, told: { ...alert.told, [channel]: { kind: said.kind, at } } };
  });
  return { ...state, alerts, channels };
}

const minuteMs = 60_000;
const longestWaitMs = hourMs;

/** The state after the channel could not be reached: it is tried again after a minute, then two, then four, at most an hour. */
export function afterFailing(
  state: AlertState,
  reason: string,
  { channel, at }: Omit<Asked, 'settings'>,
): AlertState {
  const before = state.channels[channel];
  const failures = (before?.failures ?? 0) + 1;
  const waitMs = Math.min(longestWaitMs, minuteMs * 2 ** (failures - 1));
  const retryAt = new Date(Date.parse(at) + waitMs).toISOString();
  const failing = { failures, since: before?.since ?? at, retryAt, reason };
  return { ...state, channels: { ...state.channels, [channel]: failing } };
}

/** Without the alerts that are over and that every channel has been told of. */
export const withoutDone = (state: AlertState, channels: readonly string[]): AlertState => ({
  ...state,
  alerts: state.alerts.filter(
    ({ recovered, told, rule, subject }) =>
      recovered === undefined ||
      channels.some(
        (channel) =>
          told[channel]?.kind !== 'recovered' && !(rule === channelRule.name && subject === channel),
      ),
  ),
  // A channel that is no longer configured fails no more.
  channels: Object.fromEntries(Object.entries(state.channels).filter(([name]) => channels.includes(name))),
});
