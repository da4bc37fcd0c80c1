import type { Place, Problem } from '@lanskatalog/core';
import { explain, problem } from '@lanskatalog/core';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Fault } from './fault.ts';
import { pathText } from './fault.ts';
import { schemaFaults } from './schema-faults.ts';
import { offsetAt, yamlFaults } from './yaml-faults.ts';

/** A mistake in what somebody has written. */
export interface ConfigFault {
  readonly problem: Problem;
  /** `file:line:column: what is wrong, and what to do about it`, in English. */
  readonly text: string;
}

/** What a check makes of the data: a value with what is odd about it, or the faults that stand in its way. */
export type Checked<T> =
  | { readonly kind: 'ok'; readonly value: T; readonly warnings: readonly Fault[] }
  | { readonly kind: 'invalid'; readonly faults: readonly Fault[] };

export type CheckedYaml<T> =
  | { readonly kind: 'ok'; readonly value: T; readonly warnings: readonly ConfigFault[] }
  | { readonly kind: 'invalid'; readonly problems: readonly ConfigFault[] };

/** Parses YAML, of which JSON is a part, and tells every mistake with its place. `file` is the name that messages give the text. */
export function checkYaml<T>(
  text: string,
  file: string,
  check: (data: unknown) => Checked<T>,
): CheckedYaml<T> {
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
  if (syntax.length > 0) return { kind: 'invalid', problems: firstOfEachLine(syntax).map(withText) };
  const data: unknown = withoutNulls(document.toJS()) ?? {};
  const tell = (faults: readonly Fault[]): ConfigFault[] =>
    faults
      .map((fault) => ({ fault, offset: offsetAt(document, fault.path, isAboutKey(fault)) }))
      .sort((a, b) => a.offset - b.offset)
      .map(({ fault, offset }) => withText(faultProblem(fault, placed(offset), valueAt(data, fault.path))));
  const checked = check(data);
  return checked.kind === 'ok'
    ? { ...checked, warnings: tell(checked.warnings) }
    : { kind: 'invalid', problems: tell(checked.faults) };
}

/**
 * Checks data by the schema of the part of the configuration that stands at `at`; paths of the faults begin within the
 * data.
 */
export function checkSchema<T>(schema: z.ZodType<T>, data: unknown, at: readonly PropertyKey[]): Checked<T> {
  const parsed = schema.safeParse(data);
  if (parsed.success) return { kind: 'ok', value: parsed.data, warnings: [] };
  const faults = parsed.error.issues.flatMap((issue) =>
    schemaFaults({ ...issue, path: [...at, ...issue.path] }, (path) => valueAt(data, path.slice(at.length))),
  );
  const within = faults.map((fault) => ({ ...fault, path: fault.path.slice(at.length) }));
  return { kind: 'invalid', faults: withoutConsequences(within) };
}

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

export const withText = (found: Problem): ConfigFault => ({ problem: found, text: sentence(found) });

function sentence(found: Problem): string {
  const { message, remedy } = explain(found, 'en');
  const { file = '', line, column } = found.place ?? {};
  const place = line === undefined ? file : `${file}:${line}:${column ?? 1}`;
  return `${place}: ${message} ${remedy}`.trim();
}
