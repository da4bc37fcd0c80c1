import { causesText } from './causes-text.ts';
import { diffText } from './diff-text.ts';
import type { ShownDryRun } from './shown-run.ts';

/** What a harvest would come to, for people. */
export const dryRunText = ({ id, source, url, causes, result }: ShownDryRun): string =>
  `${source}: a harvest of ${url} would be "${result.outcome}"; nothing was changed.\n\n${diffText(result.diff)}\n${causesText(causes)}Dry run ${id}`;
