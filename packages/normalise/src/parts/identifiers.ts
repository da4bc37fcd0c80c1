import type { LiteralValue } from '@lanskatalog/core';
import { isJunkIdentifier } from '../junk-identifiers.ts';
import { readString } from '../read-literals.ts';
import type { Reader } from '../work.ts';
import { note } from '../work.ts';

/** Identifiers that identify: no placeholders, and none that several datasets of the feed share. */
export const readIdentifiers: Reader = (terms, slot) => {
  const { run } = slot.work;
  return (readString(terms, slot) as LiteralValue[]).filter(({ literal }) => {
    if (!isJunkIdentifier(literal) && !run.survey.repeatedIdentifiers.has(literal)) return true;
    note(slot.work, 'normalise.identifier-refused', { property: slot.property.name, before: literal });
    return false;
  });
};
