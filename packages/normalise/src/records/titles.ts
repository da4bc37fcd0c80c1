import type { Entity, TextValue, Value } from '@lanskatalog/core';
import { isIri, isLiteral, isText, nodesOf, valuesOf } from '@lanskatalog/core';
import type { Found } from '../survey.ts';
import type { Properties, Work } from '../work.ts';
import { note } from '../work.ts';

const plain = (properties: Properties): Entity => ({ id: '', types: [], properties });

/**
 * A missing title is taken from the source's own words: identifier, a distribution's title, or the last part of an
 * address. Returns false where there is nothing to take.
 */
export function supplyTitle(properties: Properties, found: Found, work: Work): boolean {
  if (properties['dct:title'] !== undefined) return true;
  const text = titleFor(properties, found);
  if (text === undefined) return false;
  properties['dct:title'] = [text];
  note(work, 'normalise.title-inferred', { property: 'dct:title', after: text.text });
  return true;
}

function titleFor(properties: Properties, { subject }: Found): TextValue | undefined {
  const entity = plain(properties);
  const [distributionTitle] = distributionsOf(entity).flatMap((one) =>
    valuesOf(one, 'dct:title').filter(isText),
  );
  const [identifier] = valuesOf(entity, 'dct:identifier')
    .filter(isLiteral)
    .map(({ literal }) => literal)
    .filter((literal) => !/^https?:/.test(literal))
    .sort();
  if (identifier !== undefined) return { text: identifier, lang: 'sv' };
  if (distributionTitle !== undefined) return distributionTitle;
  const addresses = [
    ...(subject.termType === 'NamedNode' ? [subject.value] : []),
    ...['dcat:landingPage', 'dcat:endpointURL'].flatMap((name) =>
      valuesOf(entity, name)
        .filter(isIri)
        .map(({ iri }) => iri),
    ),
  ];
  const words = addresses.map(wordsInAddress).find((one) => one !== '');
  return words === undefined ? undefined : { text: words, lang: 'sv' };
}

/** `https://x.se/data/lek-platser.html` → `lek platser`; a bare number keeps the word before it. */
function wordsInAddress(address: string): string {
  const segments = address
    .replace(/^[a-z]+:(?:\/\/[^/?#]*)?/i, '')
    .split(/[/?#:]+/)
    .filter((segment) => segment !== '');
  const last = segments.at(-1) ?? '';
  const chosen = /^[\d-]+$/.test(last) ? segments.slice(-2).join(' ') : last;
  return decoded(chosen)
    .replace(/\.[a-z]{2,5}$/i, '')
    .replace(/[-_+]+/g, ' ')
    .trim();
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** By name, so that the order in a file makes no difference. */
const distributionsOf = (entity: Entity): Entity[] =>
  nodesOf(entity, 'dcat:distribution').sort((a, b) => (a.id < b.id ? -1 : 1));

/** A missing description is what the source says of the distribution, else the title once more. */
export function supplyDescription(properties: Properties, work: Work): void {
  if (properties['dct:description'] !== undefined) return;
  const entity = plain(properties);
  const told = distributionsOf(entity).map((one) => valuesOf(one, 'dct:description').filter(isText));
  const texts: readonly Value[] = told.find((one) => one.length > 0) ?? valuesOf(entity, 'dct:title');
  if (texts.length === 0) return;
  properties['dct:description'] = [...texts];
  const [first] = texts.filter(isText);
  note(work, 'normalise.description-inferred', { property: 'dct:description', after: first?.text ?? '' });
}
