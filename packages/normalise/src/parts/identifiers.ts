import type { LiteralValue } from '@lanskatalog/core';
import { isJunkIdentifier } from '../junk-identifiers.ts';
import { readString } from '../read-literals.ts';
import { append } from '../read-properties.ts';
import type { Properties, Reader, Work } from '../work.ts';
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

/** An adms:identifier is a node to the European profile and a literal to the Swedish one; dct:identifier suits both. */
export function uniteIdentifiers(properties: Properties, work: Work): void {
  const others = properties['adms:identifier'];
  if (others === undefined) return;
  append(properties, 'dct:identifier', others);
  delete properties['adms:identifier'];
  note(work, 'normalise.property-renamed', {
    property: 'dct:identifier',
    before: 'adms:identifier',
    after: 'dct:identifier',
  });
}
