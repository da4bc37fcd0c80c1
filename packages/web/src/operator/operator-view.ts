import type { LocalisedText } from '@lanskatalog/core';
import type { Action, Actor } from '@lanskatalog/operations';
import { hasRole } from '@lanskatalog/operations';
import type { View } from '../view.ts';

/** A page for somebody who has signed in, at one moment. */
export interface OperatorView extends View {
  readonly actor: Actor;
  /** Goes with every form, so that no other site can send one for the person. */
  readonly csrf: string;
  /** Milliseconds since 1970: what ages on the page are counted to. */
  readonly now: number;
  readonly actions: ReadonlyMap<string, Action>;
  /** An action that was carried out just before this page was asked for. */
  readonly done?: { readonly action: Action; readonly about?: string };
}

/** Where everything for operators lives; nothing below it is public. */
export const operatorRoot = '/operator';

/**
 * Whether to offer an action to the person. Only an offer: whether it is allowed is decided when it is carried out.
 * `municipality` is the one that the action would be about.
 */
export function maySee({ actor, actions }: OperatorView, name: string, municipality?: string): boolean {
  const action = actions.get(name);
  if (action === undefined) return false;
  if (hasRole(actor, action.role)) return true;
  const own = municipality !== undefined && actor.municipality === municipality;
  return own && action.municipalityOf !== undefined && hasRole(actor, 'coordinator');
}

/** Where the queues' own screens are, where there are such. */
export const queueBoardPath = `${operatorRoot}/queues`;

export const maySeeQueues = ({ site, actor }: OperatorView): boolean =>
  site.hasQueueBoard && hasRole(actor, 'operator');

const units = [
  { ms: 86_400_000, sv: 'dygn', en: 'd' },
  { ms: 3_600_000, sv: 'tim', en: 'h' },
  { ms: 60_000, sv: 'min', en: 'min' },
  { ms: 1000, sv: 's', en: 's' },
] as const;

/** A length of time in its two greatest units. */
export function spanText(view: View, ms: number): string {
  if (ms < 1000) return `${Math.max(0, Math.round(ms))} ms`;
  const first = units.findIndex((unit) => ms >= unit.ms);
  let left = ms;
  const parts = units.slice(first, first + 2).flatMap((unit) => {
    const count = Math.floor(left / unit.ms);
    left -= count * unit.ms;
    return count === 0 ? [] : [`${view.number(count)} ${view.say(unit.sv, unit.en)}`];
  });
  return parts.join(' ');
}

/** How far an instant is from now, in its greatest unit: `3 h ago`, `in 2 d`. */
export function distanceText(view: OperatorView, instant: string): string {
  const ms = Date.parse(instant) - view.now;
  const size = Math.abs(ms);
  if (size < 5000) return view.say('just nu', 'just now');
  const unit = units.find((one) => size >= one.ms) ?? units[3];
  const text = `${view.number(Math.floor(size / unit.ms))} ${view.say(unit.sv, unit.en)}`;
  return ms < 0 ? view.say(`för ${text} sedan`, `${text} ago`) : view.say(`om ${text}`, `in ${text}`);
}

export const both = (sv: string, en: string): Required<LocalisedText> => ({ sv, en });
