import type { ProblemCode } from '@lanskatalog/core';
import { problemCatalogue } from '@lanskatalog/core';
import type { z } from 'zod';
import type { Fault } from './fault.ts';
import { pathText } from './fault.ts';
import { knownKeys } from './json-schema.ts';
import { nearest } from './suggestion.ts';

type Issue = z.core.$ZodIssue;

const codesByType: Readonly<Record<string, ProblemCode>> = {
  string: 'config.not-text',
  number: 'config.not-number',
  int: 'config.not-number',
  boolean: 'config.not-boolean',
  array: 'config.not-list',
  object: 'config.not-mapping',
  record: 'config.not-mapping',
};

/** What a person must know to mend what zod found. `valueAt` gives the value that stands at a path. */
export function schemaFaults(
  issue: Issue,
  valueAt: (path: readonly PropertyKey[]) => unknown,
): readonly Fault[] {
  const { path } = issue;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(path, key));
    case 'invalid_union':
      return inBestBranch(issue).flatMap((inner) => schemaFaults(inner, valueAt));
    case 'invalid_type':
      if (valueAt(path) === undefined) return [missingKey(path)];
      return [{ code: codesByType[issue.expected] ?? 'config.not-text', path }];
    case 'invalid_value':
      return [
        { code: 'config.not-a-choice', path, params: { allowed: issue.values.map(String).join(', ') } },
      ];
    case 'too_small':
      if (issue.origin === 'string' || issue.origin === 'array') return [{ code: 'config.empty', path }];
      return [{ code: 'config.out-of-range', path, params: { limit: String(issue.minimum) } }];
    case 'too_big':
      return [{ code: 'config.out-of-range', path, params: { limit: String(issue.maximum) } }];
    case 'custom':
      return [{ code: codeOf(issue.params?.['code']), path }];
    case 'invalid_element':
    case 'invalid_format':
    case 'invalid_key':
    case 'not_multiple_of':
      break;
  }
  return unexpected(issue);
}

/** The schema uses no rule that makes these. */
function unexpected({ code, path }: Issue): never {
  throw new Error(`no words for the schema issue ${code} at ${pathText(path)}`);
}

/** Of the ways in which a value may be written, the one it comes nearest to: not of another type altogether. */
function inBestBranch(issue: Extract<Issue, { code: 'invalid_union' }>): readonly Issue[] {
  const ofAnotherType = (branch: readonly Issue[]) =>
    branch.some(({ code, path }) => code === 'invalid_type' && path.length === 0);
  const best = issue.errors.find((branch) => !ofAnotherType(branch)) ?? issue.errors[0] ?? [];
  return best.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
}

function unknownKey(path: readonly PropertyKey[], key: string): Fault {
  const allowed = knownKeys(path);
  const suggestion = nearest(key, allowed);
  const where = [...path, key];
  if (suggestion === undefined) {
    return { code: 'config.unknown-key', path: where, params: { allowed: allowed.join(', ') } };
  }
  return { code: 'config.misspelt-key', path: where, params: { suggestion } };
}

const examples: Readonly<Record<string, string>> = {
  baseUri: 'baseUri: https://oppnadata.example.se/',
  title: 'title: Öppna data i Örebro län',
  publisher: 'publisher: { name: Region Örebro län, orgnr: "2321000164" }',
  orgnr: 'orgnr: "2321000164"',
  sources: 'sources: [{ municipality: Örebro, url: https://www.orebro.se/ }]',
  url: 'url: https://www.orebro.se/',
};

const missingKey = (path: readonly PropertyKey[]): Fault => ({
  code: 'config.missing-key',
  path,
  params: { hint: examples[String(path.at(-1))] ?? '' },
});

function codeOf(code: unknown): ProblemCode {
  if (typeof code === 'string' && Object.hasOwn(problemCatalogue, code)) return code as ProblemCode;
  throw new Error(`a rule of the configuration has no Problem: ${String(code)}`);
}
