import type { DatasetRecord, SourceOverrides } from '@lanskatalog/core';
import { isLiteral, isText, valuesOf } from '@lanskatalog/core';

/** Whether the configuration wants this record: by patterns with `*` on its URI, identifiers and titles. */
export function isSelected({ uri, entity }: DatasetRecord, { include, exclude }: SourceOverrides): boolean {
  if (include === undefined && exclude === undefined) return true;
  const names = [
    uri,
    ...valuesOf(entity, 'dct:identifier')
      .filter(isLiteral)
      .map(({ literal }) => literal),
    ...valuesOf(entity, 'dct:title')
      .filter(isText)
      .map(({ text }) => text),
  ];
  const matches = (pattern: string): boolean => names.some((name) => wildcard(pattern).test(name));
  return (include === undefined || include.some(matches)) && exclude?.some(matches) !== true;
}

const wildcard = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
    'isu',
  );
