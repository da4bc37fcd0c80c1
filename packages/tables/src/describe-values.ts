import type { Entity, LocalisedText, Value } from '@lanskatalog/core';

export const authority = 'http://publications.europa.eu/resource/authority';
export const iri = (value: string): Value => ({ iri: value });
export const typed = (literal: string, type: string): Value => ({ literal, type });
export const both = ({ sv, en }: Required<LocalisedText>): Value[] => [
  { text: sv, lang: 'sv' },
  { text: en, lang: 'en' },
];
export const node = (types: readonly string[], properties: Entity['properties'], id = ''): Value => ({
  node: { id, types, properties },
});

/** ISO days order as text. */
export const earliest = (days: readonly string[]): string | undefined => days.toSorted(byText).at(0);
export const latest = (days: readonly string[]): string | undefined => days.toSorted(byText).at(-1);
const byText = (a: string, b: string): number => a.localeCompare(b);
