import type { Rule } from '../finding.ts';
import { publishingRules } from './publishing-rules.ts';
import { runningRules } from './running-rules.ts';
import { sourceRules } from './source-rules.ts';

/** Every rule there is; docs/OPERATIONS.md explains each. */
export const rules: readonly Rule[] = [...sourceRules, ...publishingRules, ...runningRules];
