import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import type { Problem, RegionConfig } from '@lanskatalog/core';
import { problem } from '@lanskatalog/core';
import type { Checked, ConfigFault } from './check-yaml.ts';
import { checkSchema, checkYaml, withText } from './check-yaml.ts';
import { completeConfig } from './complete-config.ts';
import { configSchema } from './config-schema.ts';

export type LoadedConfig =
  | {
      readonly kind: 'ok';
      readonly config: RegionConfig;
      /** What is allowed, and most likely not what was meant. */
      readonly warnings: readonly ConfigFault[];
    }
  | { readonly kind: 'invalid'; readonly problems: readonly ConfigFault[] };

/** Reads a configuration file and fills in its defaults, or tells every mistake with its place. Never rejects. */
export async function loadRegionConfig(file: string): Promise<LoadedConfig> {
  try {
    const bytes = await readFile(file);
    const text = bytes.toString('utf8');
    return isUtf8(bytes) ? parseRegionConfig(text, file) : invalid(misreadLines(text, file));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return invalid([problem('config.unreadable', { subject: file, place: { file }, params: { detail } })]);
  }
}

const misreadLines = (text: string, file: string): Problem[] =>
  text.split('\n').flatMap((line, index) => {
    const column = line.indexOf('\ufffd') + 1;
    return column === 0 ? [] : [problem('config.not-utf8', { place: { file, line: index + 1, column } })];
  });

/** The same for a text that is at hand; `file` is the name that messages give it. */
export function parseRegionConfig(text: string, file: string): LoadedConfig {
  const checked = checkYaml(text, file, check);
  if (checked.kind === 'invalid') return checked;
  return { kind: 'ok', config: checked.value, warnings: checked.warnings };
}

function check(data: unknown): Checked<RegionConfig> {
  const written = checkSchema(configSchema, data, []);
  return written.kind === 'ok' ? completeConfig(written.value) : written;
}

const invalid = (problems: readonly Problem[]): LoadedConfig => ({
  kind: 'invalid',
  problems: problems.map(withText),
});
