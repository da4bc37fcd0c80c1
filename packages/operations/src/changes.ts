import type { SettingChange } from '@lanskatalog/harvest';
import type { ActionResult } from './action.ts';
import { refusedFor } from './refusals.ts';
import type { Actor } from './roles.ts';

/** What came of a change of a setting, as an action tells it. */
export const asResult = (change: SettingChange): ActionResult =>
  change.kind === 'refused'
    ? refusedFor(change.problems)
    : { kind: 'done', before: change.before, after: change.after };

/** Who decides, as the settings remember it. */
export const deciderOf = ({ name }: Actor, reason?: string) => ({ by: name, reason });
