import type { Term, Value } from '@lanskatalog/core';
import { labelsOf, leaveOut } from '../labels.ts';
import { readDate } from '../read-literals.ts';
import { describedPart } from '../read-part.ts';
import { isLastingName } from '../values/address.ts';
import type { Properties, Reader, Slot } from '../work.ts';
import { descriptionOf, note } from '../work.ts';

const interval = /^\s*([^/–]*?[\d.])?\s*(?:\/|–|\s-\s|(?<=^\s*\d{4})-(?=\d{4}\s*$))\s*(.*?[\d.])?\s*$/s;

/** Periods; one without beginning or end says nothing. */
export const readPeriods: Reader = (terms, slot) => terms.flatMap((term) => period(term, slot));

function period(term: Term, slot: Slot): Value[] {
  const { work } = slot;
  const rules = work.run.rules.classNamed('dct:PeriodOfTime');
  const description = descriptionOf(term, work.run);
  if (description === undefined) {
    if (term.termType === 'NamedNode')
      return isLastingName(term.value) ? [{ iri: term.value }] : leaveOut(term, slot);
    const properties = writtenPeriod(term, slot);
    return Object.keys(properties).length === 0
      ? leaveOut(term, slot)
      : [{ node: { id: '', types: ['dct:PeriodOfTime'], properties } }];
  }
  const node = describedPart(term, rules, work);
  if (
    node !== undefined &&
    Object.keys(node.properties).some((name) => /^(?:dcat:(?:start|end)Date|time:)/.test(name))
  )
    return [{ node }];
  note(work, 'normalise.period-left-out', { property: slot.property.name });
  return [];
}

/** `2004-11-03/2005-03-30`, `2010–2014`, `2015`. */
function writtenPeriod(term: Term, slot: Slot): Properties {
  const [label] = labelsOf(term, slot.work.run);
  if (label === undefined) return {};
  const text = label.value.trim();
  const [, start, end] = interval.exec(text) ?? [undefined, text, text];
  const properties: Properties = {};
  for (const [name, written] of [
    ['dcat:startDate', start],
    ['dcat:endDate', end],
  ] as const) {
    if (written === undefined || written === '..' || written === '') continue;
    const property = { ...slot.property, name };
    const values = readDate([{ ...label, value: written }], { ...slot, property });
    if (values.length > 0) properties[name] = values;
  }
  return properties;
}
