import type { AlertSettings } from '@lanskatalog/core';
import type { Finding, Rule, Watched } from '../finding.ts';
import { dayMs, hourMs } from '../finding.ts';
import type { AlertRecord, AlertState } from './alert-state.ts';

const confirmEveryMs = hourMs / 6;
/** A machine that has not been heard of for so long is gone, and its disk with it. */
const localForMs = hourMs;
/** Who could not be told within a week that something is over need not be told any more. */
const recoveredForMs = 7 * dayMs;

export interface Evaluation {
  readonly rules: readonly Rule[];
  readonly watched: Watched;
  readonly settings: AlertSettings;
  /** The process that looks. */
  readonly by: string;
}

/** The alerts after the rules have been gone through once more. */
export function nextState(state: AlertState, evaluation: Evaluation): AlertState {
  const { rules, watched, settings, by } = evaluation;
  const at = watched.overview.at;
  const alerts = rules
    .filter(({ name }) => !settings.disabled.includes(name))
    .flatMap((rule) =>
      applyRule(
        rule,
        state.alerts.filter((alert) => alert.rule === rule.name),
        evaluation,
      ),
    );
  return { ...state, evaluated: at, by, alerts };
}

function applyRule(
  rule: Rule,
  known: readonly AlertRecord[],
  { watched, settings }: Evaluation,
): readonly AlertRecord[] {
  const found = rule.find(watched, settings);
  if (found === undefined) return known;
  const { at } = watched.overview;
  const ids = new Set(found.map(idOf));
  const gone = known
    .filter(({ id }) => !ids.has(id))
    .flatMap((alert) => (isOthers(rule, alert, watched) ? [alert] : recover(alert, at)));
  const there = found.map((finding) => {
    const before = known.find(({ id }) => id === idOf(finding));
    return meet(finding, { rule, before, at });
  });
  return [...gone, ...there];
}

const idOf = ({ rule, subject }: Finding): string => `${rule}:${subject}`;

const elapsed = (from: string, to: string): number => Date.parse(to) - Date.parse(from);

/** Only the machine itself can tell that its trouble is over, as long as it is there. */
const isOthers = (
  { local }: Rule,
  { subject, confirmed }: AlertRecord,
  { machine, overview }: Watched,
): boolean => local === true && subject !== machine.host && elapsed(confirmed, overview.at) < localForMs;

/** What nobody has been told of, as it did not last, is forgotten at once. */
function recover(alert: AlertRecord, at: string): AlertRecord[] {
  if (alert.opened === undefined) return [];
  if (alert.recovered === undefined) return [{ ...alert, recovered: at }];
  return elapsed(alert.recovered, at) > recoveredForMs ? [] : [alert];
}

interface Meeting {
  readonly rule: Rule;
  readonly before: AlertRecord | undefined;
  readonly at: string;
}

function meet(finding: Finding, { rule, before, at }: Meeting): AlertRecord {
  // What had recovered begins anew; only what people were told of it is remembered.
  const going = before?.recovered === undefined ? before : undefined;
  const found = going?.found ?? at;
  const recent = going !== undefined && elapsed(going.confirmed, at) < confirmEveryMs;
  const opened = going?.opened ?? (elapsed(found, at) >= rule.afterMs ? at : undefined);
  return {
    ...finding,
    id: idOf(finding),
    urgent: rule.urgent,
    // Some findings know no earlier time than now.
    since: going !== undefined && going.since < finding.since ? going.since : finding.since,
    found,
    confirmed: recent ? going.confirmed : at,
    ...(opened === undefined ? {} : { opened }),
    told: before?.told ?? {},
  };
}
