import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import type { Place, Problem, RegionConfig } from '@lanskatalog/core';
import { explain, problem } from '@lanskatalog/core';
import { LineCounter, parseDocument } from 'yaml';
import { completeConfig } from './complete-config.ts';
import { configSchema } from './config-schema.ts';
import type { Fault } from './fault.ts';
import { pathText } from './fault.ts';
import { schemaFaults } from './schema-faults.ts';
import { offsetAt, yamlFaults } from './yaml-faults.ts';

/** A mistake in the configuration file. */
export interface ConfigFault {
  readonly problem: Problem;
  /** `file:line:column: what is wrong, and what to do about it`, in English. */
  readonly text: string;
}

export type LoadedConfig =
  | { readonly kind: 'ok'; readonly config: RegionConfig }
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
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const placed = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const syntax = yamlFaults(document).map(({ code, offset, detail }) =>
    problem(code, { place: placed(offset), params: { detail } }),
  );
  // One slip often upsets the rest of its line, which tells nobody more.
  if (syntax.length > 0) return invalid(firstOfEachLine(syntax));
  const data: unknown = withoutNulls(document.toJS()) ?? {};
  const checked = check(data);
  if (!isFaults(checked)) return { kind: 'ok', config: checked };
  const located = checked.map((fault) => ({
    fault,
    offset: offsetAt(document, fault.path, isAboutKey(fault)),
  }));
  return invalid(
    located
      .sort((a, b) => a.offset - b.offset)
      .map(({ fault, offset }) => faultProblem(fault, placed(offset), valueAt(data, fault.path))),
  );
}

function check(data: unknown): RegionConfig | readonly Fault[] {
  const parsed = configSchema.safeParse(data);
  if (parsed.success) return completeConfig(parsed.data);
  return withoutConsequences(
    parsed.error.issues.flatMap((issue) => schemaFaults(issue, (path) => valueAt(data, path))),
  );
}

const isFaults = (checked: RegionConfig | readonly Fault[]): checked is readonly Fault[] =>
  Array.isArray(checked);

/** Whoever misspells a key need not be told that the right one is missing. */
function withoutConsequences(faults: readonly Fault[]): readonly Fault[] {
  const meant = new Set(
    faults
      .filter(({ code }) => code === 'config.misspelt-key')
      .map(({ path, params }) => pathText([...path.slice(0, -1), String(params?.['suggestion'])])),
  );
  return faults.filter(({ code, path }) => code !== 'config.missing-key' || !meant.has(pathText(path)));
}

const isAboutKey = ({ code }: Fault): boolean =>
  code === 'config.unknown-key' || code === 'config.misspelt-key' || code === 'config.bad-header';

const faultProblem = ({ code, path, params }: Fault, place: Place, value: unknown): Problem =>
  problem(code, {
    property: path.length === 0 ? (place.file ?? '') : pathText(path),
    place,
    before: shown(value),
    ...(params === undefined ? {} : { params }),
  });

const firstOfEachLine = (problems: readonly Problem[]): Problem[] =>
  problems.filter(
    ({ place }, index) => problems.findIndex((earlier) => earlier.place?.line === place?.line) === index,
  );

/** A key without a value, as commenting out all its children leaves it, counts as absent. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const present = Object.entries(value).filter(([, child]) => child !== null);
  return Object.fromEntries(present.map(([key, child]) => [key, withoutNulls(child)]));
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined,
    data,
  );
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

const invalid = (problems: readonly Problem[]): LoadedConfig => ({
  kind: 'invalid',
  problems: problems.map((found) => ({ problem: found, text: sentence(found) })),
});

function sentence(found: Problem): string {
  const { message, remedy } = explain(found, 'en');
  const { file = '', line, column } = found.place ?? {};
  const place = line === undefined ? file : `${file}:${line}:${column ?? 1}`;
  return `${place}: ${message} ${remedy}`.trim();
}
