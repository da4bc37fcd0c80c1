import type { Concept, Term, Value } from '@lanskatalog/core';
import { conceptValue, conceptsFor, indexOf, writtenAs } from '../read-concepts.ts';
import { labelsOf, leaveOut } from '../labels.ts';
import { textValue } from '../read-texts.ts';
import { describedPart, isDescribedAs } from '../read-part.ts';
import { mintedIri } from '../identity.ts';
import { addressesWithin, addressIn, isLastingName } from '../values/address.ts';
import { cleanText } from '../values/clean-text.ts';
import type { Reader, Slot } from '../work.ts';
import { note } from '../work.ts';

const creativeCommons =
  /^https?:\/\/(?:www\.)?creativecommons\.org\/(licenses\/[a-z-]+\/\d\.\d(?:\/[a-z]{2})?|publicdomain\/(?:zero|mark)\/1\.0)(?:[/?#].*)?$/i;
/** Words that stand where a licence should and name none. */
const noLicence =
  /^(?:copyright|©|licen[cs]e|licens|okänd|okänt|unknown|notspecified|not specified|ej angiven|ingen|none|n\/a|other(?:-(?:closed|open|at|pd|nc))?|annan|övrigt|[-–.?\s]*)$/i;

/** Licences: known ones by their one right IRI (recommendation 11), others as a licence document with a title. */
export const readLicences: Reader = (terms, slot) => terms.flatMap((term) => licence(term, slot));

function licence(term: Term, slot: Slot): Value[] {
  const known = knownLicence(term, slot);
  const before = writtenAs(term, slot);
  if (known !== undefined) return conceptValue(known, before, slot);
  const edition = creativeCommons.exec(before.trim())?.[1];
  if (edition !== undefined) {
    const iri = `http://creativecommons.org/${edition.toLowerCase()}/`;
    if (iri !== before)
      note(slot.work, 'normalise.value-mapped', { property: 'dct:license', before, after: iri });
    return [{ iri }];
  }
  return unknownLicence(term, slot);
}

function knownLicence(term: Term, slot: Slot): Concept | undefined {
  const index = indexOf(slot);
  const [direct] = conceptsFor(term, index, slot);
  if (direct !== undefined || term.termType === 'NamedNode') return direct;
  // The terms in a sentence or as markup, with a link to the licence.
  return labelsOf(term, slot.work.run)
    .flatMap(({ value }) => addressesWithin(value))
    .map((address) => index.find(address))
    .find((found) => found !== undefined);
}

function unknownLicence(term: Term, slot: Slot): Value[] {
  const { work } = slot;
  const rules = work.run.rules.classNamed('dct:LicenseDocument');
  const address =
    term.termType === 'NamedNode'
      ? term.value
      : term.termType === 'Literal'
        ? addressIn(term.value)
        : undefined;
  if (address !== undefined && isLastingName(address)) {
    const isDescribed = isDescribedAs(term, 'dct:LicenseDocument', work);
    const node = isDescribed ? describedPart(term, rules, work) : undefined;
    return [{ node: { ...(node ?? emptyDocument), id: address } }];
  }
  const [label] = labelsOf(term, work.run);
  const text = label === undefined ? '' : cleanText(label.value, false).text;
  if (label === undefined || noLicence.test(text)) return leaveOut(term, slot);
  const title = textValue(text, label.language, slot);
  if (title === undefined) return leaveOut(term, slot);
  const id = mintedIri('licence', [text.toLowerCase()], work.run);
  note(work, 'normalise.licence-in-words', { property: 'dct:license', before: text, after: id });
  return [{ node: { id, types: ['dct:LicenseDocument'], properties: { 'dct:title': [title] } } }];
}

const emptyDocument = { types: ['dct:LicenseDocument'], properties: {} };
