import type { ProblemCode } from '@lanskatalog/core';
import type { Document, Node } from 'yaml';
import { isMap, isNode, isScalar, visit } from 'yaml';

/** A mistake in the YAML itself. */
export interface YamlFault {
  readonly code: ProblemCode;
  readonly offset: number;
  /** What the parser says. */
  readonly detail: string;
}

const codes: Readonly<Record<string, ProblemCode>> = {
  TAB_AS_INDENT: 'config.tab',
  DUPLICATE_KEY: 'config.repeated-key',
};

/** In the order of the file. */
export function yamlFaults(document: Document.Parsed): readonly YamlFault[] {
  const faults = document.errors.map((error): YamlFault => ({
    code: codes[error.code] ?? 'config.syntax',
    offset: error.pos[0],
    detail: error.message,
  }));
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document) !== undefined) return;
      faults.push({ code: 'config.asterisk', offset: startOf(alias), detail: alias.source });
    },
  });
  return faults.sort((a, b) => a.offset - b.offset);
}

/**
 * Offset in the file of what stands at `path`: the value; the key, where the key itself is what is wrong; for what is
 * missing, the nearest thing around it.
 */
export function offsetAt(document: Document.Parsed, path: readonly PropertyKey[], atKey: boolean): number {
  if (path.length === 0) return isNode(document.contents) ? startOf(document.contents) : 0;
  const parentPath = path.slice(0, -1);
  const parent = parentPath.length === 0 ? document.contents : document.getIn(parentPath, true);
  const key = isMap(parent)
    ? parent.items.map((item) => item.key).find((node) => isScalar(node) && node.value === path.at(-1))
    : undefined;
  if (atKey && isNode(key)) return startOf(key);
  const value = document.getIn(path, true);
  return isNode(value) ? startOf(value) : offsetAt(document, parentPath, false);
}

const startOf = (node: Node): number => node.range?.[0] ?? 0;
